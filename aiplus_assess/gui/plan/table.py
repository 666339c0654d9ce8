"""The plan as a table: Enter to the details, digits set the state, Alt+↑ ↓ moves, Delete takes out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from aiplus_assess.gui.plan.lines import STATES, PlanLine, amount
from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _, pgettext

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
TEXT, QUESTION, OWNER, DUE, STATE, BUDGET, BENEFIT, EFFECT = range(8)
NEEDS = {OWNER: 80, DUE: 92, STATE: 68, BUDGET: 56, BENEFIT: 66, EFFECT: 68}
"""Pixels of the short columns at 100 % text; text and question share the rest."""
HIDDEN_FIRST = (BENEFIT, BUDGET, EFFECT, QUESTION)
LEAST_TEXT = 170
QUESTION_SHARE = 0.32
TALLEST = 78
"""Pixels of a row at 100 % text: three lines; the details show all of the text."""


class PlanTable(QAbstractTableModel):
    """Read-only; one line a row."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[PlanLine, ...] = ()
        self._heads = (
            _("Action"), _("Question"), pgettext("column", "Owner"), _("Due"), _("State"),
            _("Budget"), pgettext("column", "Benefit"), _("Effect"),
        )  # fmt: skip

    def show(self, lines: tuple[PlanLine, ...]) -> None:
        """Show other lines; where only their content changed, the selection stays."""
        same = [line.action.id for line in lines] == [line.action.id for line in self.lines]
        if same:
            self.lines = lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, EFFECT))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self.lines[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _cell(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads[column]}: {_cell(line, column)}"
        if role == Qt.ItemDataRole.ForegroundRole:
            if column == DUE and line.overdue:
                return QColor(current().palette.gap_ink)
            if line.action.state in ("done", "dropped"):
                return QColor(current().palette.secondary)
        if role == Qt.ItemDataRole.FontRole and column == TEXT and line.action.state == "dropped":
            font = QFont()
            font.setFamilies(QFont().families())
            font.setPixelSize(current().px(14))
            font.setStrikeOut(True)
            return font
        return None


def _cell(line: PlanLine, column: int) -> str:
    action = line.action
    return (
        line.text,
        f"{action.question} {line.title}",
        action.owner,
        line.due,
        f"✓ {line.state}" if action.state == "done" else line.state,
        amount(action.budget_wan),
        amount(action.benefit_wan),
        line.effect,
    )[column]


class PlanView(QTableView):
    """Signals carry the action's id."""

    chosen = Signal(str)
    opened = Signal(str)
    removed = Signal(str)
    moved = Signal(str, int)
    stated = Signal(str, str)

    def __init__(self, model: PlanTable) -> None:
        super().__init__()
        self._plan = model
        self._mute = False
        self.setModel(model)
        self.setAccessibleName(_("Action plan"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(lambda _index: self._tell(self.opened))

    def show_lines(self, lines: tuple[PlanLine, ...], chosen: str | None) -> None:
        """Draw the lines and select the chosen one."""
        self._mute = True
        self._plan.show(lines)
        place = next((n for n, line in enumerate(lines) if line.action.id == chosen), None)
        if place is not None:
            self.setCurrentIndex(self._plan.index(place, TEXT))
        self._mute = False
        self._settle()

    def here(self) -> str | None:
        """The id of the selected action."""
        index = self.currentIndex()
        return self._plan.lines[index.row()].action.id if index.isValid() else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._mute and current.isValid():
            self._tell(self.chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        """Short columns get what they need; where room is scarce, some are hidden (the details show all)."""
        width, px = self.viewport().width(), current().px
        needs = {column: px(need) for column, need in NEEDS.items()} | {QUESTION: px(100), TEXT: px(LEAST_TEXT)}
        shown = set(needs)
        for column in HIDDEN_FIRST:
            if sum(needs[c] for c in shown) > width:
                shown.discard(column)
        left = width - sum(needs[c] for c in shown if c in NEEDS)
        question = round(left * QUESTION_SHARE) if QUESTION in shown else 0
        for column, need in needs.items():
            self.setColumnHidden(column, column not in shown)
            self.setColumnWidth(column, {TEXT: left - question, QUESTION: question}.get(column, need))
        self.resizeRowsToContents()
        for row in range(self._plan.rowCount()):
            self.setRowHeight(row, min(px(TALLEST), max(px(44), self.rowHeight(row) + px(12))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, here = Qt.Key(event.key()), self.here()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if here is None:
            super().keyPressEvent(event)
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(here, -1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(here)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(here)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_4 and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.stated.emit(here, STATES[key - Qt.Key.Key_1])
        else:
            super().keyPressEvent(event)

    def _tell(self, signal: Any) -> None:
        here = self.here()
        if here is not None:
            signal.emit(here)
