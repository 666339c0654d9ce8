"""The table at home: Enter opens, F2 renames, Delete deletes, the menu key shows the menu."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from aiplus_assess.gui.home.table_model import CHANGE, IDENTITY, TRADE, UPDATED, HomeFilter
from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _

SHARES = (0.22, 0.17, 0.225, 0.075, 0.06, 0.105, 0.065)
"""Of the width, for every column but the last, which takes the rest."""
ROW = 46


class AssessmentTable(QTableView):
    """Shows one assessment a row. `opened`, `renamed`, `deleted` carry its id."""

    opened = Signal(str)
    renamed = Signal(str)
    deleted = Signal(str)

    def __init__(self, model: HomeFilter) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(_("Companies and assessments"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
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
        self.setSortingEnabled(True)
        self.sortByColumn(UPDATED, Qt.SortOrder.DescendingOrder)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.identity(index)))

    def identity(self, index: QModelIndex) -> str:
        """The id of the assessment in that row."""
        return str(index.data(IDENTITY))

    def chosen(self) -> str | None:
        """The id of the assessment in the selected row."""
        index = self.currentIndex()
        return self.identity(index) if index.isValid() else None

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
        width = self.viewport().width()
        room = width / current().scale
        self.setColumnHidden(TRADE, room < 720)
        self.setColumnHidden(CHANGE, room < 560)
        hidden = sum(share for column, share in enumerate(SHARES) if self.isColumnHidden(column))
        for column, share in enumerate(SHARES):
            self.setColumnWidth(column, int(width * share / (1 - hidden)))
        last = sum(self.columnWidth(column) for column in range(len(SHARES)) if not self.isColumnHidden(column))
        self.setColumnWidth(UPDATED, width - last)
