"""The levels an entry can lead to, for questions where the level is computed: the reached one stands out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.gui.kit import Caption, Label, column, row
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.walk.option_card import Badge
from aiplus_assess.i18n import _, current
from aiplus_assess.policy.model import Text
from aiplus_assess.questionnaire.model import ChecklistQuestion, PercentQuestion


class Rung(QWidget):
    """One level: its number, its word, what it takes, what it means."""

    def __init__(self, level: int, condition: str, text: str) -> None:
        super().__init__()
        self.level = level
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_look(self, "rung", reached=False)
        badge = Badge(str(level), level)
        head = row(Label(labels.level_word(level), "strong", wrap=False), Caption(condition, wrap=False), None, gap=2)
        line = row(badge, gap=4, margins=(3, 1, 3, 1))
        line.setAlignment(badge, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column(head, Label(text, "secondary"), gap=0), 1)
        self.setLayout(line)

    def show_reached(self, reached: bool) -> None:
        """Draw it as the one that is reached."""
        set_look(self, "rung", reached=reached)
        self.setAccessibleName(_("reached") if reached else "")


class Ladder(QWidget):
    """All rungs of a question."""

    def __init__(self, rungs: list[Rung]) -> None:
        super().__init__()
        self.rungs = rungs
        self.setLayout(column(*rungs, gap=1))

    def show_level(self, level: int | None) -> None:
        """Mark what is reached; nothing where `level` is None."""
        for rung in self.rungs:
            rung.show_reached(rung.level == level)


def percent_ladder(question: PercentQuestion) -> Ladder:
    """The levels with the percentage each begins at."""
    rungs = []
    for level, text in enumerate(question.levels):
        threshold = question.thresholds[level - 1] if question.thresholds and level else None
        if threshold is None:
            condition = ""
        elif threshold == 0:
            condition = _("above 0 %")
        else:
            condition = _("from {value} %").format(value=f"{threshold:g}")
        rungs.append(Rung(level, condition, _words(text)))
    return Ladder(rungs)


def checklist_ladder(question: ChecklistQuestion) -> Ladder:
    """The levels with the number of ticks each takes."""
    rungs = []
    for level in question.reachable():
        ticks = question.levels_by_count.index(level)
        text = question.levels[level] if level < len(question.levels) else None
        rungs.append(Rung(level, _("from {n} ticks").format(n=ticks) if ticks else "", _words(text)))
    return Ladder(rungs)


def _words(text: Text | None) -> str:
    return text.in_(current()) if text else ""
