"""The plan as a table: Enter to the details, digits set the state, Alt+↑ ↓ moves, Delete takes out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from aiplus_assess.gui.kit.lines import Column, Line, LineTable
from aiplus_assess.gui.plan.lines import STATES, PlanLine, amount
from aiplus_assess.i18n import _, pgettext

DUE = 3


class PlanTable(LineTable):
    """Lines are actions by their id, which the signals carry too; where room is scarce, the details show the rest."""

    moved = Signal(str, int)
    stated = Signal(str, str)

    def __init__(self) -> None:
        columns = (
            Column(_("Action"), share=0.68, least=170),
            Column(_("Question"), share=0.32, least=100, spare=1),
            Column(pgettext("column", "Owner"), 80),
            Column(_("Due"), 92),
            Column(_("State"), 68),
            Column(_("Budget"), 60, spare=3),
            Column(pgettext("column", "Benefit"), 66, spare=4),
            Column(_("Effect"), 68, spare=2),
        )
        super().__init__(_("Action plan"), columns)
        self.on_key(self._key)

    def show_plan(self, lines: Sequence[PlanLine], chosen: str | None) -> None:
        """Draw the lines and select the chosen one."""
        self.show_lines(tuple(map(_line, lines)), chosen)

    def here(self) -> str | None:
        """The id of the selected action."""
        return next(iter(self.keys()), None)

    def _key(self, event: QKeyEvent) -> bool:
        key, here, modifiers = Qt.Key(event.key()), self.here(), event.modifiers()
        if here is None:
            return False
        if modifiers & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(here, -1 if key == Qt.Key.Key_Up else 1)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_4 and not modifiers & Qt.KeyboardModifier.ControlModifier:
            self.stated.emit(here, STATES[key - Qt.Key.Key_1])
        else:
            return False
        return True


def _line(line: PlanLine) -> Line:
    action = line.action
    cells = (
        line.text,
        f"{action.question} {line.title}",
        action.owner,
        line.due,
        f"✓ {line.state}" if action.state == "done" else line.state,
        amount(action.budget_wan),
        amount(action.benefit_wan),
        line.effect,
    )
    late, dropped = frozenset({DUE} if line.overdue else ()), action.state == "dropped"
    return Line(action.id, cells, late, quiet=dropped or action.state == "done", struck=dropped)
