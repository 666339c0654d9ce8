"""The rows of home as Qt wants them: eight columns, sorted and searched here (a proxy would ask for every cell)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from aiplus_assess.gui.home.rows import SORT_KEYS, Row, matches
from aiplus_assess.gui.kit.tips import tip
from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
IDENTITY = Qt.ItemDataRole.UserRole
COMPANY, TRADE, TITLE, PROGRESS, INDEX, LEVEL, CHANGE, UPDATED = range(8)

SHOWN: tuple[Callable[[Row], str], ...] = (
    lambda row: row.company,
    lambda row: row.trade,
    lambda row: row.title,
    lambda row: row.progress,
    lambda row: row.index,
    lambda row: row.level,
    lambda row: row.change,
    lambda row: row.updated,
)


def headers() -> tuple[str, ...]:
    """The columns' heads."""
    return (
        _("Company"),
        _("Industry / size"),
        _("Assessment"),
        _("Progress"),
        _("Index"),
        _("Level"),
        _("Since last"),
        _("Updated"),
    )


class HomeTable(QAbstractTableModel):
    """Read-only. The newest stands first until a head is clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[Row] = ()
        self._rows: list[Row] = []
        self._words: tuple[str, ...] = ()
        self._order = (UPDATED, True)
        self._headers = headers()

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self._all = rows
        self._arrange()

    def search(self, text: str) -> None:
        """Show what holds every word of `text`."""
        self._words = tuple(text.casefold().split())
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._order = (column, order == Qt.SortOrder.DescendingOrder)
        self._arrange()

    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._all)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        align = role == Qt.ItemDataRole.TextAlignmentRole
        return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter if align else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return SHOWN[column](row)
        if role == Qt.ItemDataRole.ToolTipRole and column == CHANGE and row.delta is not None:
            return _("The difference of the two indices as reported; “Comparison” has the change on the same basis.")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(SHOWN[column](row))
        if role == IDENTITY:
            return row.id
        if role == Qt.ItemDataRole.ForegroundRole and column == CHANGE and row.delta:
            palette = current().palette
            return QColor(palette.good if row.delta > 0 else palette.gap_ink)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headers[column]}: {SHOWN[column](row)}"
        return None

    def _arrange(self) -> None:
        column, falling = self._order
        kept = [row for row in self._all if matches(row, self._words)] if self._words else list(self._all)
        self.beginResetModel()
        self._rows = sorted(kept, key=SORT_KEYS[column], reverse=falling)
        self.endResetModel()
