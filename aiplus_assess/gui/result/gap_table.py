"""The gaps by priority; Enter or a double click on a line goes to its question."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from aiplus_assess.gui.result.view import GapRow
from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ACTION = 3
SHARES = {1: 0.17, 5: 0.15}
"""Columns whose texts wrap, and their share of the width; the action takes what is left."""
NEEDS_ROOM = {4: 720, 5: 560}
"""Columns that give way to the action in a table narrower than this, in pixels at 100 % text."""


class GapModel(QAbstractTableModel):
    """The rows as they are; nothing can be edited here."""

    def __init__(self, rows: tuple[GapRow, ...]) -> None:
        super().__init__()
        self.rows = rows
        self.planned: set[str] = set()
        self._heads = (_("No."), _("Question"), _("Level"), _("Next step"), _("Weeks"), _("Responsible"), _("Effect"))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            mark = "✓ " if row.question in self.planned else ""
            texts = (row.question, row.title, row.state, mark + row.action, row.weeks, row.owner, row.effect)
            return texts[column]
        if role == Qt.ItemDataRole.ForegroundRole and (row.duty and column in (1, 2)):
            return QColor(current().palette.gap_ink)
        return None


class GapTable(QTableView):
    """As high as its rows: the page scrolls, not the table. `planned`: their next steps are wanted in the plan."""

    picked = Signal(str)
    planned = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Gaps by priority"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._pick)

    def show_rows(self, rows: tuple[GapRow, ...]) -> None:
        """List the gaps."""
        old = self.model()
        self.setModel(GapModel(rows))
        if old is not None:
            old.deleteLater()
        header = self.horizontalHeader()
        for column in range(7):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in SHARES:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(ACTION, QHeaderView.ResizeMode.Stretch)
        self._settle()

    def rows(self) -> tuple[GapRow, ...]:
        """What is listed."""
        model = self.model()
        return model.rows if isinstance(model, GapModel) else ()

    def mark(self, questions: set[str]) -> None:
        """Tick those whose step is in the plan."""
        model = self.model()
        if isinstance(model, GapModel) and model.rows:
            model.planned = questions
            model.dataChanged.emit(model.index(0, ACTION), model.index(len(model.rows) - 1, ACTION))

    def plan(self) -> None:
        """The selected lines' steps are wanted in the plan; the first line's where none is selected."""
        places = sorted({index.row() for index in self.selectedIndexes()}) or [0]
        self.planned.emit([self.rows()[place].question for place in places])

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._settle()

    def _settle(self) -> None:
        for column, least in NEEDS_ROOM.items():
            self.setColumnHidden(column, self.viewport().width() < current().px(least))
        for column, share in SHARES.items():
            self.setColumnWidth(column, round(self.viewport().width() * share))
        self.resizeRowsToContents()
        rows = self.model().rowCount() if self.model() is not None else 0
        for row in range(rows):
            self.setRowHeight(row, max(current().px(44), self.rowHeight(row) + current().px(14)))
        height = sum(self.rowHeight(row) for row in range(rows)) + self.horizontalHeader().sizeHint().height() + 6
        if height != self.height():
            self.setFixedHeight(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._pick(self.currentIndex())
        elif event.key() == Qt.Key.Key_A and not event.modifiers() and self.rows():
            self.plan()
        else:
            super().keyPressEvent(event)

    def _pick(self, index: QModelIndex) -> None:
        model = self.model()
        if isinstance(model, GapModel):
            self.picked.emit(model.rows[index.row()].question)
