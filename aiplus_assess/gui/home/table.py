"""The table at home: Enter opens, F2 renames, Delete deletes, the menu key shows the menu."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from aiplus_assess.gui.home.table_model import CHANGE, COMPANY, IDENTITY, PROGRESS, TITLE, TRADE, UPDATED, HomeTable
from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _

NAMES = (COMPANY, TRADE, TITLE)
HIDDEN_FIRST = (TRADE, CHANGE, UPDATED, PROGRESS)
NAME_AT_LEAST = 150
GAP = 28
"""Between two columns."""
MEASURED = 40
"""Rows whose texts decide how wide the columns are."""
ROW = 46


class AssessmentTable(QTableView):
    """Shows one assessment a row. `opened`, `renamed`, `deleted` carry its id.

    `chosen_changed` says that other rows are chosen.
    """

    opened = Signal(str)
    renamed = Signal(str)
    deleted = Signal(str)
    chosen_changed = Signal()

    def __init__(self, model: HomeTable) -> None:
        super().__init__()
        self._needs: list[int] = []
        self.setModel(model)
        model.modelReset.connect(self._measure)
        self.setAccessibleName(_("Companies and assessments"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(current().px(ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(True)
        header.setSortIndicator(UPDATED, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.identity(index)))

    def identity(self, index: QModelIndex) -> str:
        """The id of the assessment in that row."""
        return str(index.data(IDENTITY))

    def chosen(self) -> str | None:
        """The id of the assessment in the selected row."""
        index = self.currentIndex()
        return self.identity(index) if index.isValid() else None

    def selected(self) -> list[str]:
        """The ids of all chosen rows, from top to bottom."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self.identity(index) for index in rows]

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def choose_first(self) -> None:
        """Select the first row where none is selected."""
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def full_height(self) -> int:
        """The height that shows every row."""
        return self.model().rowCount() * current().px(ROW) + self.horizontalHeader().sizeHint().height() + 8

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.chosen()
        keys = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_F2: self.renamed,
            Qt.Key.Key_Delete: self.deleted,
        }
        signal = keys.get(Qt.Key(event.key()))
        if chosen is not None and signal is not None:
            signal.emit(chosen)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_the_width()

    def _measure(self) -> None:
        """Other rows: what each column needs is worked out anew."""
        self._needs = [self._need(column) for column in range(UPDATED + 1)]
        self._share_the_width()

    def _share_the_width(self) -> None:
        """Short columns get what they need; names share the rest. Where room is scarce, columns are hidden."""
        width, needed = self.viewport().width(), dict(enumerate(self._needs))
        least = current().px(NAME_AT_LEAST)
        shown = set(needed)
        for column in HIDDEN_FIRST:
            if sum(min(needed[c], least) if c in NAMES else needed[c] for c in shown) > width:
                shown.discard(column)
        left = width - sum(needed[column] for column in shown if column not in NAMES)
        names = [column for column in NAMES if column in shown]
        wanted = sum(needed[column] for column in names)
        for column, need in needed.items():
            self.setColumnHidden(column, column not in shown)
            self.setColumnWidth(column, int(left * need / wanted) if column in names else need)

    def _need(self, column: int) -> int:
        """Pixels for the column's head and its longest text (of the first rows)."""
        model = self.model()
        metrics = self.fontMetrics()
        bold = QFont(self.font())
        bold.setBold(True)
        texts = [str(model.index(place, column).data()) for place in range(min(model.rowCount(), MEASURED))]
        longest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        head = QFontMetrics(bold).horizontalAdvance(str(model.headerData(column, Qt.Orientation.Horizontal)))
        return max(longest, head + (20 if column == self.horizontalHeader().sortIndicatorSection() else 0)) + GAP
