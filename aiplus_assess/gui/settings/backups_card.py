"""The backups in the settings: a line for each, and one key to go back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from aiplus_assess.gui.kit import (
    Card,
    Flow,
    Heading,
    Label,
    LinkButton,
    Secondary,
    SecondaryButton,
    clear,
    confirm,
    row,
)
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.settings.backups import BackupsPresenter, backup_words
from aiplus_assess.i18n import _, ngettext

SHOWN = 5
"""Backups listed at first; the others on demand."""


class BackupsCard(Card):
    """Lists the newest backups; asks before it goes back to one."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(gap=3)
        self.presenter = BackupsPresenter(services, navigator)
        self._folder = services.workspace.path.parent
        self._whole = False
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.choose = SecondaryButton(_("Go back to a copy…"), self._choose)
        self.body.addWidget(Heading(_("Backups"), "section"))
        self.body.addWidget(
            Secondary(_("One is taken by itself every day something changed; older ones are thinned out."))
        )
        self.body.addLayout(self._lines)
        self.body.addLayout(Flow(self.choose, gap=2))

    def refresh(self) -> None:
        """List what is there now."""
        clear(self._lines)
        found = self.presenter.backups()
        if not found:
            self._lines.addWidget(Label(_("There is no backup yet.")))
        for backup in found if self._whole else found[:SHOWN]:
            words = backup_words(backup)
            button = SecondaryButton(_("Go back…"), partial(self._ask, backup.path, words))
            button.setAccessibleName(_("Go back to {backup}").format(backup=words))
            line = row(button, gap=3)
            line.addWidget(Label(words), 1)
            self._lines.addLayout(line)
        more = len(found) - SHOWN
        if more > 0 and not self._whole:
            words = ngettext("{n} more backup", "{n} more backups", more).format(n=more)
            self._lines.addLayout(Flow(LinkButton(words, self._show_all), gap=2))

    def _show_all(self) -> None:
        self._whole = True
        self.refresh()
        self.choose.setFocus()

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Go back to a copy"), str(self._folder), _("Workspaces (*.sqlite);;All files (*)")
        )
        if chosen:
            self._ask(Path(chosen), Path(chosen).name)

    def _ask(self, backup: Path, words: str) -> None:
        text = _(
            "The workspace becomes what it was then: {backup}. What is in it now is kept as a backup, so you can "
            "come back."
        )
        if confirm(self, _("Go back to this backup?"), text.format(backup=words), _("Go back")):
            self.setEnabled(False)
            self.presenter.go_back(backup, lambda: self.setEnabled(True))
