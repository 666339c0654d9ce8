"""Tables of words under heads: read-only lines, as wide as there is room for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from aiplus_assess.gui.kit.table import HeadedModel, Index, RowsTable
from aiplus_assess.gui.kit.tips import tip
from aiplus_assess.gui.theme import current

TALLEST = 78
"""Pixels of a row at 100 % text: three lines; the tool tip shows all of the text."""


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in pixels at 100 % text, 0 for a share of what is left; `spare`: the higher the sooner it is hidden."""

    head: str
    width: int = 0
    share: float = 1.0
    spare: int = 0
    least: int = 150


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its key, its cells, and the places of cells that say something is wrong.

    `quiet`: it matters less now; `struck`: its first cell is struck through.
    """

    key: str
    cells: tuple[str, ...]
    alarms: frozenset[int] = frozenset()
    quiet: bool = False
    struck: bool = False


class LineModel(HeadedModel):
    """Shows lines; where only their content changed, selection and place stay."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__([column.head for column in columns])
        self.columns = tuple(columns)
        self.rows: tuple[Line, ...] = ()

    def show(self, lines: tuple[Line, ...]) -> None:
        if [line.key for line in lines] == [line.key for line in self.rows]:
            self.rows = lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self.rows = lines
        self.endResetModel()

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(line.cells[column])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.columns[column].head}: {line.cells[column]}"
        if role == Qt.ItemDataRole.ForegroundRole:
            if column in line.alarms:
                return QColor(current().palette.gap_ink)
            return QColor(current().palette.secondary) if line.quiet else None
        if role == Qt.ItemDataRole.FontRole and column == 0 and line.struck:
            return _struck()
        return None


def _struck() -> QFont:
    """The font of cells, which comes from the style sheet and is not asked for where a line has its own."""
    font = QFont()
    font.setFamilies(QFont().families())
    font.setPixelSize(current().px(14))
    font.setStrikeOut(True)
    return font


class LineTable(RowsTable):
    """`opened` by Enter or a double click; `chosen` when the selection moves; `deleted` by Delete. Keys of lines.

    Measuring two hundred rows takes longer than a key press may: only rows that changed are measured again.
    """

    opened = Signal(str)
    chosen = Signal()
    deleted = Signal()

    def __init__(self, name: str, columns: Sequence[Column], several: bool = False) -> None:
        super().__init__(name, several)
        self._lines = LineModel(columns)
        self._settled: tuple[int, tuple[Line, ...]] = (0, ())
        self._keys: Callable[[QKeyEvent], bool] = lambda _event: False
        self.setModel(self._lines)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._lines.rows[index.row()].key))

    def on_key(self, handle: Callable[[QKeyEvent], bool]) -> None:
        """`handle` may take a key (True) before the table does."""
        self._keys = handle

    def show_lines(self, lines: tuple[Line, ...], chosen: str | None = None) -> None:
        """Draw the lines and select the chosen one; without, what was selected stays so where it is still there."""
        before = {chosen} if chosen is not None else set(self.keys())
        self.blockSignals(True)
        self._lines.show(lines)
        if chosen is not None and self.keys() != [chosen]:
            self.choose([chosen])
        elif before and not self.keys():
            self.choose([line.key for line in lines if line.key in before])
        if lines and not self.currentIndex().isValid():
            self.setCurrentIndex(self._lines.index(0, 0))
        self.blockSignals(False)
        self._settle()

    def choose(self, keys: Sequence[str]) -> None:
        """Select these lines; the last one is the current one."""
        flags = self.selectionModel().SelectionFlag
        self.clearSelection()
        for row, line in enumerate(self._lines.rows):
            if line.key in keys:
                index = self._lines.index(row, 0)
                self.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)

    def keys(self) -> list[str]:
        """The keys of the selected lines, in order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._lines.rows[row].key for row in rows if row < len(self._lines.rows)]

    def shown(self) -> list[str]:
        """The keys of all lines."""
        return [line.key for line in self._lines.rows]

    def selectionChanged(self, selected: Any, deselected: Any) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        """Columns that are spare give way where room is scarce."""
        width, px, columns = self.viewport().width(), current().px, self._lines.columns
        changed = self._changed(width)
        self._settled = width, self._lines.rows
        if changed is not None:
            for row in changed:
                self._fit_row(row)
            return
        shown = list(range(len(columns)))

        def need(place: int) -> int:
            return px(columns[place].width or columns[place].least)

        for place in sorted(shown, key=lambda place: -columns[place].spare):
            if columns[place].spare and sum(map(need, shown)) > width:
                shown.remove(place)
        rest = width - sum(need(place) for place in shown if columns[place].width)
        parts = sum(columns[place].share for place in shown if not columns[place].width) or 1
        for place, column in enumerate(columns):
            self.setColumnHidden(place, place not in shown)
            self.setColumnWidth(place, px(column.width) if column.width else int(rest * column.share / parts))
        for row in range(self._lines.rowCount()):
            self._fit_row(row)

    def _changed(self, width: int) -> list[int] | None:
        """The rows with other words than at the last fitting; None where width or rows are others: fit them all."""
        before, lines = self._settled[1], self._lines.rows
        if width != self._settled[0] or [line.key for line in before] != [line.key for line in lines]:
            return None
        return [row for row, line in enumerate(lines) if line.cells != before[row].cells]

    def _fit_row(self, row: int) -> None:
        px = current().px
        self.setRowHeight(row, min(px(TALLEST), max(px(40), self.sizeHintForRow(row) + px(10))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if self._keys(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here.isValid():
            self.opened.emit(self._lines.rows[here.row()].key)
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)
