"""The rows of home as Qt wants them: eight columns, sortable, searchable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor

from aiplus_assess.gui.home.rows import Row
from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
SORT = Qt.ItemDataRole.UserRole
IDENTITY = Qt.ItemDataRole.UserRole + 1
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
SORTED_BY: tuple[Callable[[Row], Any], ...] = (
    lambda row: row.company,
    lambda row: row.trade,
    lambda row: row.title,
    lambda row: row.share,
    lambda row: row.index_value,
    lambda row: row.level_value,
    lambda row: row.delta if row.delta is not None else -1000,
    lambda row: row.changed.timestamp(),
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
    """Read-only."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._headers = headers()

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter if role == _ALIGN else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return SHOWN[column](row)
        if role == SORT:
            return SORTED_BY[column](row)
        if role == IDENTITY:
            return row.id
        if role == Qt.ItemDataRole.ForegroundRole and column == CHANGE and row.delta:
            palette = current().palette
            return QColor(palette.good if row.delta > 0 else palette.gap_ink)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headers[column]}: {SHOWN[column](row)}"
        return None


_ALIGN = Qt.ItemDataRole.TextAlignmentRole


class HomeFilter(QSortFilterProxyModel):
    """Keeps the rows whose company, industry or title holds the words that are searched."""

    def __init__(self, source: HomeTable) -> None:
        super().__init__()
        self.setSourceModel(source)
        self.setSortRole(SORT)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setSortLocaleAware(True)
        self._words: tuple[str, ...] = ()

    def search(self, text: str) -> None:
        """Show what holds every word of `text`."""
        self.beginFilterChange()
        self._words = tuple(text.casefold().split())
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        source = self.sourceModel()
        cells = [source.data(source.index(source_row, column)) for column in (COMPANY, TRADE, TITLE)]
        text = " ".join(cells).casefold()
        return all(word in text for word in self._words)
