"""The change list: a row per question, Enter or a double click opens the question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor

from aiplus_assess.gui.kit.table import HeadedModel, Index, Room, WholeTable
from aiplus_assess.gui.kit.tips import tip
from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _
from aiplus_assess.reporting.parts.moves import Move

QUESTION, TITLE, BEFORE, AFTER, CHANGE, EFFECT, GROUNDS = range(7)
ROOM = Room(GROUNDS, shares={TITLE: 0.24}, needs={EFFECT: 560})


class ChangeModel(HeadedModel):
    """A Move a row."""

    def __init__(self, rows: Sequence[Move]) -> None:
        heads = _("No."), _("Assessment item"), _("Earlier"), _("Later"), _("Change"), _("Index"), _("Grounds")
        super().__init__(heads, rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        move, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            cells = move.question, move.title, move.before, move.after, move.change, move.effect, grounds(move)
            return cells[column] if role == Qt.ItemDataRole.DisplayRole else tip(cells[column])
        if role == Qt.ItemDataRole.ForegroundRole and column == CHANGE and move.tone != "plain":
            palette = current().palette
            return QColor(palette.good if move.tone == "good" else palette.gap_ink)
        return None


def grounds(move: Move) -> str:
    """The note of the later side, and below it the earlier one's where it is another."""
    lines = [move.note_after]
    if move.note_before and move.note_before != move.note_after:
        lines.append(_("Earlier: {note}").format(note=move.note_before))
    return "\n".join(line for line in lines if line)


class ChangeTable(WholeTable):
    """`picked` carries a Move."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("What changed, question by question"), ROOM)
        self._moves: Sequence[Move] = ()
        self.row_picked.connect(lambda row: self.picked.emit(self._moves[row]))

    def show_rows(self, rows: Sequence[Move]) -> None:
        """List other changes."""
        self._moves = tuple(rows)
        self.show_model(ChangeModel(self._moves))
