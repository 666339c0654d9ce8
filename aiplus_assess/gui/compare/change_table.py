"""The change list: a row per question, Enter or a double click opens the question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _
from aiplus_assess.reporting.parts.moves import Move

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
QUESTION, TITLE, BEFORE, AFTER, CHANGE, EFFECT, GROUNDS = range(7)
NARROW = 560
"""Pixels at 100 % text below which the effect on the index gives way to the grounds."""
TITLE_SHARE = 0.24
"""Of the width; the grounds get what the short columns leave."""


class ChangeModel(QAbstractTableModel):
    """Read-only."""

    def __init__(self, rows: Sequence[Move]) -> None:
        super().__init__()
        self.rows = list(rows)
        self._heads = (
            _("No."), _("Assessment item"), _("Earlier"), _("Later"), _("Change"), _("Index"), _("Grounds"),
        )  # fmt: skip

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        move, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (
                move.question, move.title, move.before, move.after, move.change, move.effect, grounds(move),
            )[column]  # fmt: skip
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


class ChangeTable(QTableView):
    """As high as its rows: the page scrolls, not the table. `picked` carries a Move."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What changed, question by question"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._pick)

    def show_rows(self, rows: Sequence[Move]) -> None:
        """List other changes."""
        old = self.model()
        self.setModel(ChangeModel(rows))
        if old is not None:
            old.deleteLater()
        header = self.horizontalHeader()
        for column in range(GROUNDS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(GROUNDS, QHeaderView.ResizeMode.Stretch)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        if self.model() is None:
            return
        self.setColumnHidden(EFFECT, self.viewport().width() < current().px(NARROW))
        self.setColumnWidth(TITLE, round(self.viewport().width() * TITLE_SHARE))
        self.resizeRowsToContents()
        rows = self.model().rowCount()
        for row in range(rows):
            self.setRowHeight(row, max(current().px(40), self.rowHeight(row) + current().px(4)))
        height = sum(self.rowHeight(row) for row in range(rows)) + self.horizontalHeader().sizeHint().height() + 6
        if height != self.height():
            self.setFixedHeight(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._pick(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _pick(self, index: QModelIndex) -> None:
        model = self.model()
        if isinstance(model, ChangeModel):
            self.picked.emit(model.rows[index.row()])
