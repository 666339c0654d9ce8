"""The gaps by priority; Enter or a double click on a line goes to its question."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent

from aiplus_assess.gui.kit.table import HeadedModel, Index, Room, WholeTable
from aiplus_assess.gui.result.view import GapRow
from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _

ACTION = 3
ROOM = Room(ACTION, shares={1: 0.17, 5: 0.15}, needs={4: 720, 5: 560}, least=44, around=14)


class GapModel(HeadedModel):
    """A gap a row; the steps of those in `planned` are ticked."""

    def __init__(self, rows: tuple[GapRow, ...]) -> None:
        heads = _("No."), _("Question"), _("Level"), _("Next step"), _("Weeks"), _("Responsible"), _("Effect")
        super().__init__(heads, rows)
        self.planned: set[str] = set()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            mark = "✓ " if row.question in self.planned else ""
            texts = (row.question, row.title, row.state, mark + row.action, row.weeks, row.owner, row.effect)
            return texts[column]
        if role == Qt.ItemDataRole.ForegroundRole and (row.duty and column in (1, 2)):
            return QColor(current().palette.gap_ink)
        return None


class GapTable(WholeTable):
    """`picked` carries a question; `planned`: the next steps of these are wanted in the plan."""

    picked = Signal(str)
    planned = Signal(list)

    def __init__(self) -> None:
        super().__init__(_("Gaps by priority"), ROOM, several=True)
        self._rows: tuple[GapRow, ...] = ()
        self.row_picked.connect(lambda row: self.picked.emit(self._rows[row].question))

    def show_rows(self, rows: tuple[GapRow, ...]) -> None:
        """List the gaps."""
        self._rows = rows
        self.show_model(GapModel(rows))

    def rows(self) -> tuple[GapRow, ...]:
        """What is listed."""
        return self._rows

    def mark(self, questions: set[str]) -> None:
        """Tick those whose step is in the plan."""
        model = self.model()
        if isinstance(model, GapModel) and model.rows:
            model.planned = questions
            model.dataChanged.emit(model.index(0, ACTION), model.index(len(model.rows) - 1, ACTION))

    def plan(self) -> None:
        """The selected lines' steps are wanted in the plan; the first line's where none is selected."""
        places = sorted({index.row() for index in self.selectedIndexes()}) or [0]
        self.planned.emit([self._rows[place].question for place in places])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_A and not event.modifiers() and self._rows:
            self.plan()
        else:
            super().keyPressEvent(event)
