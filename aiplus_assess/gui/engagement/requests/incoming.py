"""What a workbook would change, paper by paper, before anything is changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from aiplus_assess.exchange.request_reading import Incoming
from aiplus_assess.gui.kit import Dialog, PrimaryButton
from aiplus_assess.gui.kit.lines import Column, Line, LineTable
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _, ngettext
from aiplus_assess.reporting.numbers import NONE


class IncomingDialog(Dialog):
    """`taken` where the user agrees."""

    taken = Signal()

    def __init__(self, parent: QWidget, found: Sequence[Incoming]) -> None:
        new = sum(one.new for one in found)
        changed = ngettext("{n} paper changes", "{n} papers change", len(found) - new).format(n=len(found) - new)
        added = ngettext("{n} paper is new", "{n} papers are new", new).format(n=new)
        words = " · ".join((changed, *((added,) if new else ())))
        super().__init__(parent, _("Take over the workbook?"), words)
        self.setMinimumWidth(min(theme().px(860), 960))
        heads = (Column(_("Paper"), share=1.4), Column(_("What"), 110), Column(_("Here")), Column(_("Workbook")))
        self.table = LineTable(_("Changes"), heads)
        self.table.setMinimumHeight(theme().px(320))
        self.table.show_lines(tuple(_lines(found)))
        self.body.addWidget(self.table)
        self.add_cancel()
        self.take = self.add_button(PrimaryButton(_("Take over")), self._take, default=True)
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        self.taken.emit()
        self.accept()


def _lines(found: Sequence[Incoming]) -> list[Line]:
    lines = []
    for one in found:
        name = f"{one.item.number} {one.item.title}" if one.item.number else one.item.title
        for place, moved in enumerate(one.moved):
            cells = (name if not place else "", moved.head, moved.before or NONE, moved.after or NONE)
            lines.append(Line(f"{one.item.id} {place}", cells))
    return lines
