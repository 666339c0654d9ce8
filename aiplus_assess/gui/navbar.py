"""The bar on the left: where one can go, which company one is with, and where everything is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from aiplus_assess.gui.kit.label import Caption, Label
from aiplus_assess.gui.kit.layout import clear, column, row
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.kit.tips import tip
from aiplus_assess.gui.navigation import (
    Brands,
    Compare,
    Engagement,
    Group,
    Home,
    NewAssessment,
    Plan,
    Questionnaires,
    Report,
    Result,
    Review,
    Route,
    Settings,
    Walk,
)
from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _, pgettext

WIDTH = 224
GAP = 4
AROUND = 60
"""Pixels of margins and gaps above, between and below head, entries and foot."""


@dataclass(frozen=True, slots=True)
class OpenAssessment:
    """The assessment the user is with: its entries stand under the company's name.

    `several`: the company has other assessments to compare it with. `desk`: its engagement is turned on, or offered.
    """

    id: str
    company: str
    title: str
    company_id: str = ""
    several: bool = False
    desk: bool = False


class NavigationBar(QWidget):
    """Shows only what really can be opened: the entries of an assessment appear with the assessment."""

    def __init__(self, go: Callable[[Route], None]) -> None:
        super().__init__()
        self._go = go
        self._entries: list[tuple[Route, QPushButton]] = []
        self._opened: OpenAssessment | None = None
        self._workspace_name = ""
        self._unnamed = False
        set_look(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(round(WIDTH + (current().scale - 1) * 112))
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP)
        self._saved = Caption(_("● Saved on this computer"))
        self._saved.hide()
        self._workspace = Caption("")
        self._head = column(Label(_("AI+ Readiness"), "brand"), Caption(_("国发〔2025〕11号 · offline")), gap=0)
        self._foot = QWidget()
        self._foot.setLayout(column(self._saved, self._workspace, gap=0, margins=(2, 0, 2, 0)))
        self._area = self._scrolled()
        self.setLayout(
            column(row(self._head, margins=(2, 0, 2, 0)), 1, self._area, self._foot, gap=2, margins=(4, 6, 3, 4))
        )
        self.list_entries(None)

    def _scrolled(self) -> QScrollArea:
        """The entries scroll where a small window and large text leave no room for all of them."""
        inside = QWidget()
        set_look(inside, "plain")
        inside.setLayout(column(self._list, None))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        inside.installEventFilter(self)
        return area

    def list_entries(self, opened: OpenAssessment | None) -> None:
        """Build the entries anew."""
        clear(self._list)
        self._entries, self._opened = [], opened
        self._add(Home(), _("Workbench"))
        if opened is not None:
            self._company = Caption("")
            self._list.addLayout(row(self._company, margins=(3, 2, 2, 0)))
            self._add(Walk(opened.id), pgettext("screen", "Answer"))
            self._add(Review(opened.id), pgettext("screen", "Review"))
            self._add(Result(opened.id), pgettext("screen", "Result"))
            self._add(Plan(opened.id), _("Action plan"))
            if opened.several:
                self._add(Compare(opened.company_id), pgettext("screen", "Comparison"))
            self._add(Report(opened.id), pgettext("screen", "Report"))
            if opened.desk:
                self._add(Engagement(opened.id), _("Engagement"))
            self._list.addSpacing(8)
        self._add(Questionnaires(), _("Questionnaires"))
        self._add(Settings(), _("Settings"))
        self._name()

    def mark(self, route: Route) -> None:
        """Show which entry the user is at."""
        under: dict[type[Route], type[Route]] = {NewAssessment: Home, Group: Home, Brands: Settings}
        wanted = under.get(type(route), type(route))
        for target, button in self._entries:
            button.setChecked(isinstance(target, wanted))
            if button.isChecked():
                self._area.ensureWidgetVisible(button, 0, 0)

    def show_workspace(self, name: str) -> None:
        """Say which workspace is open; empty while none is."""
        self._workspace_name = name
        self._saved.setVisible(bool(name))
        self._name()

    def hide_names(self, hidden: bool) -> None:
        """Name neither company nor workspace, whose file may be called after one; or do so again."""
        self._unnamed = hidden
        self._name()

    def _name(self) -> None:
        named, opened = not self._unnamed, self._opened
        workspace = self._workspace_name if named else ""
        self._workspace.setText(_("Workspace: {name}").format(name=workspace) if workspace else "")
        if opened is not None:
            self._company.setText(opened.company if named else _("Name hidden"))
            self._company.setToolTip(tip(opened.title) if named else "")

    def routes(self) -> list[Route]:
        """Where the entries lead, from top to bottom."""
        return [route for route, _button in self._entries]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:  # other entries, whose heights are known only now
            self._make_room()
        return super().eventFilter(watched, event)

    def _make_room(self) -> None:
        """What is said at the foot gives way to the entries, then the gaps between them."""
        gaps = (GAP - self._list.spacing()) * (self._list.count() - 1)
        entries = self._head.sizeHint().height() + self._list.sizeHint().height() + gaps + AROUND
        self._foot.setVisible(entries + self._foot.sizeHint().height() <= self.height())
        self._list.setSpacing(GAP if entries <= self.height() else 0)

    def _add(self, route: Route, text: str) -> None:
        button = QPushButton(text)
        button.setCheckable(True)
        button.setAutoExclusive(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        set_look(button, "nav")
        button.clicked.connect(lambda _checked=False: self._go(route))
        self._entries.append((route, button))
        self._list.addWidget(button)
