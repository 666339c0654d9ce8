"""Settings. Every choice acts at once; the window is built anew around it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from aiplus_assess import __version__
from aiplus_assess.gui.kit import Card, Heading, Label, Page, Secondary, SecondaryButton, Segments, column, row
from aiplus_assess.gui.navigation import Brands, Navigator, Route
from aiplus_assess.gui.preferences import TEXT_SCALES
from aiplus_assess.gui.screen import Screen
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.settings.backups_card import BackupsCard
from aiplus_assess.gui.settings.presenter import SettingsPresenter
from aiplus_assess.i18n import _

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class SettingsScreen(Screen):
    """Language, look, text size; where the workspace is."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self.presenter = SettingsPresenter(services)
        self._page = Page(_("Settings"))
        self._page.body.addWidget(self._look())
        self._page.body.addWidget(self._offers())
        self._page.body.addWidget(self._brands())
        self._page.body.addWidget(self._workspace())
        self.backups = BackupsCard(services, navigator)
        self._page.body.addWidget(self.backups)
        self._page.body.addWidget(
            Secondary(
                _("AI+ Assess {version}. Works offline; nothing leaves this computer.").format(version=__version__)
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def title(self) -> str:
        return _("Settings")

    def enter(self, route: Route) -> None:
        chosen = next(button for button in self.language.buttons() if button.isChecked())
        chosen.setFocus()
        self.backups.refresh()

    def _look(self) -> Card:
        preferences = self.services.preferences
        self.language = Segments(
            _("Language"), [("zh", "中文"), ("en", "English")], preferences.language
        )  # each in its own language, so that everybody finds their own
        self.theme = Segments(
            _("Theme"), [("light", _("Light")), ("dark", _("Dark")), ("system", _("As the system"))], preferences.theme
        )
        sizes = [(scale, f"{scale:.0%}") for scale in TEXT_SCALES]
        self.text_size = Segments(_("Text size"), sizes, preferences.text_scale)
        self.language.chosen.connect(self.presenter.choose_language)
        self.theme.chosen.connect(self.presenter.choose_theme)
        self.text_size.chosen.connect(self.presenter.choose_text_size)
        card = Card(Heading(_("Language and look"), "section"), gap=4)
        for words, control in (
            (_("Language"), self.language),
            (_("Theme"), self.theme),
            (_("Text size"), self.text_size),
        ):
            card.body.addLayout(_line(words, control))
        return card

    def _offers(self) -> Card:
        self.consultant = QCheckBox(_("I'm a consultant: offer engagements"))
        self.consultant.setObjectName("consultant")
        self.consultant.setChecked(self.services.preferences.consultant)
        self.consultant.clicked.connect(self.presenter.offer_engagements)
        words = _("For those who assess other companies: scope and team, papers to hand in, verified levels, sign-off.")
        return Card(Heading(_("Working for others"), "section"), self.consultant, Secondary(words), gap=3)

    def _brands(self) -> Card:
        self.brands = SecondaryButton(_("Manage brands…"), lambda: self.navigator.go(Brands()))
        words = _("Whose name reports carry: logo, colour, contact, disclaimer. Several can be kept.")
        return Card(Heading(_("Brands"), "section"), Secondary(words), _buttons(self.brands), gap=3)

    def _workspace(self) -> Card:
        path = Label(str(self.services.workspace.path), "body")
        path.setTextInteractionFlags(path.textInteractionFlags() | _SELECTABLE)
        self.open_folder = SecondaryButton(_("Open the folder"), self._open_folder)
        self.copy = SecondaryButton(_("Save a copy…"), self._save_copy)
        self.check = SecondaryButton(_("Check the file"), self._check)
        return Card(
            Heading(_("Workspace"), "section"),
            Secondary(
                _("One file holds everything you enter, with its history and proof. Copy it to move or keep it.")
            ),
            path,
            _buttons(self.open_folder, self.copy, self.check),
            gap=3,
        )

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.presenter.folder)))

    def _save_copy(self) -> None:
        suggestion = str(self.presenter.folder / self.presenter.copy_name())
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save a copy of the workspace"), suggestion)
        if chosen:
            self.navigator.notify(self.presenter.save_copy(chosen))

    def _check(self) -> None:
        report = self.presenter.check()
        if report.faults:
            self._page.errors.show_text(report.words, report.faults)
        else:
            self.navigator.notify(report.words)


def _line(words: str, control: QWidget) -> QVBoxLayout:
    return column(Label(words, "strong"), control, gap=1)


def _buttons(*buttons: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(*buttons, None, gap=2))
    return holder
