"""The bin: what lies in it, and the two ways out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from aiplus_assess.assessment.labels import status_word
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.gui.home.presenter import HomePresenter
from aiplus_assess.gui.home.rows import title
from aiplus_assess.gui.kit import DangerButton, Dialog, Label, SecondaryButton
from aiplus_assess.gui.kit.lines import Column, Line, LineTable
from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _, pgettext

ROOM = (720, 260)
"""Width of the dialog and height of its list, at 100 % text."""


class BinDialog(Dialog):
    """Enter restores the chosen one, Delete deletes it for good after asking, Escape closes."""

    def __init__(
        self,
        parent: QWidget,
        presenter: HomePresenter,
        restore: Callable[[str], None],
        discard: Callable[[str], None],
    ) -> None:
        text = _(
            "Assessments stay here, whole, until you restore them or delete them for good. Closing out a client "
            "deletes its assessments here too."
        )
        super().__init__(parent, pgettext("deleted assessments", "Bin"), text)
        self._presenter, self._restore, self._discard = presenter, restore, discard
        self.table = LineTable(
            _("Assessments in the bin"),
            (
                Column(_("Company"), share=1.2),
                Column(_("Assessment"), share=1.2),
                Column(pgettext("assessment", "State"), 72),
                Column(_("Last change"), 112, spare=1),
            ),
        )
        self.setMinimumWidth(current().px(ROOM[0]))
        self.table.setMinimumHeight(current().px(ROOM[1]))
        self.nothing = Label(_("The bin is empty."), "secondary")
        self.body.addWidget(self.table)
        self.body.addWidget(self.nothing)
        self.discard = self.add_button(DangerButton(_("Delete for good…")), lambda: self._with(self._discard))
        self.close_ = self.add_button(SecondaryButton(_("Close")), self.reject)
        self.restore = self.add_button(SecondaryButton(_("Restore")), lambda: self._with(self._restore))
        self.table.opened.connect(lambda _key: self._with(self._restore))
        self.table.deleted.connect(lambda: self._with(self._discard))
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """List what lies there now."""
        lines = tuple(
            Line(
                one.id,
                (one.company, title(one), status_word(one.status), f"{one.updated.astimezone(CHINA):%Y-%m-%d}"),
            )
            for one in self._presenter.binned()
        )
        self.table.show_lines(lines)
        self.table.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        for button in (self.discard, self.restore):
            button.setEnabled(bool(lines))
        if not lines:
            self.close_.setFocus()

    def _with(self, do: Callable[[str], None]) -> None:
        chosen = self.table.keys()
        for key in chosen:
            do(key)
        self.refresh()
