"""What tables of rows share: whole rows are selected, heads stand on the left; and a table as high as its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from aiplus_assess.gui.theme import current

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
PICK = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class HeadedModel(QAbstractTableModel):
    """Rows under heads, read-only; what a cell says is the subclass's."""

    def __init__(self, heads: Sequence[str], rows: Sequence[Any] = ()) -> None:
        super().__init__()
        self.heads = tuple(heads)
        self.rows: Sequence[Any] = rows

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.heads[section]
        return None


class RowsTable(QTableView):
    """No grid, words wrap, Tab leads out of it; `name` is what a screen reader says."""

    def __init__(self, name: str, several: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Room:
    """Columns are as wide as their words, but for those with a share of the width, and `rest`, which gets the rest.

    `needs`: columns that give way in a table narrower than this; `least` and `around`: of a row, and around its
    words; all in pixels at 100 % text.
    """

    rest: int
    shares: Mapping[int, float]
    needs: Mapping[int, int]
    least: int = 40
    around: int = 4


class WholeTable(RowsTable):
    """As high as its rows: the page scrolls, not the table. Enter, Space or a double click picks a row by its place."""

    row_picked = Signal(int)

    def __init__(self, name: str, room: Room, several: bool = False) -> None:
        super().__init__(name, several)
        self._room = room
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.row_picked.emit(index.row()))

    def show_model(self, model: HeadedModel) -> None:
        """List other rows."""
        old, modes, header = self.model(), QHeaderView.ResizeMode, self.horizontalHeader()
        self.setModel(model)
        if old is not None:
            old.deleteLater()
        for column in range(len(model.heads)):
            header.setSectionResizeMode(column, modes.Fixed if column in self._room.shares else modes.ResizeToContents)
        header.setSectionResizeMode(self._room.rest, modes.Stretch)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        px, width, room = current().px, self.viewport().width(), self._room
        for column, least in room.needs.items():
            self.setColumnHidden(column, width < px(least))
        for column, share in room.shares.items():
            self.setColumnWidth(column, round(width * share))
        self.resizeRowsToContents()
        rows = range(self.model().rowCount() if self.model() is not None else 0)
        for row in rows:
            self.setRowHeight(row, max(px(room.least), self.rowHeight(row) + px(room.around)))
        height = sum(map(self.rowHeight, rows)) + self.horizontalHeader().sizeHint().height() + 6
        if height != self.height():
            self.setFixedHeight(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PICK and self.currentIndex().isValid():
            self.row_picked.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
