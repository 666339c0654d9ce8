"""The lines of the plan as they are shown, how far it is, and what it would bring. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.assuming import worth
from aiplus_assess.assessment.model import ActionState, PlannedAction
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.gui.result.whatif import WhatIf
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.policy.model import local
from aiplus_assess.questionnaire.model import Action
from aiplus_assess.reporting.numbers import NONE, show, signed

StateFilter = Literal["all", "open", "overdue", "planned", "in_progress", "done", "dropped"]
STATES: tuple[ActionState, ...] = ("planned", "in_progress", "done", "dropped")
FILTERS: tuple[StateFilter, ...] = ("all", "open", "overdue", *STATES)
OPEN = ("planned", "in_progress")


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One action. `overdue` in days, 0 where it is not; `worth` in index points, None where it has none.

    `known`: its question is in the questionnaire of this assessment and can be gone to.
    """

    action: PlannedAction
    text: str
    title: str
    cite: str
    overdue: int
    worth: Fraction | None
    effect: str
    known: bool

    @property
    def due(self) -> str:
        """The date, and in words how far it lies back."""
        if self.action.due is None:
            return ""
        day = self.action.due.isoformat()
        if not self.overdue:
            return day
        late = ngettext("{n} day overdue", "{n} days overdue", self.overdue).format(n=self.overdue)
        return f"{day}\n{late}"

    @property
    def state(self) -> str:
        return labels.action_state_word(self.action.state)


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` actions (`dropped` ones left out), and as a share of the index points they bring."""

    done: int
    total: int
    dropped: int
    overdue: int
    share: Fraction | None


class Worths:
    """What every action adds to the index, computed once."""

    def __init__(self, result: Result) -> None:
        self._result = result
        self._known: dict[tuple[str, str], Fraction | None] = {}

    def of(self, planned: PlannedAction) -> Fraction | None:
        """Index points; None where the question does not count or the action is not the questionnaire's."""
        key = planned.question, planned.action
        if key not in self._known:
            action = action_of(self._result, planned)
            self._known[key] = None if action is None else worth(self._result, planned.question, action)
        return self._known[key]


def action_of(result: Result, planned: PlannedAction) -> Action | None:
    """The questionnaire's action behind a line; None where this version has it no more."""
    question = result.pack.by_id.get(planned.question)
    actions = question.actions if question is not None else ()
    return next((action for action in actions if action.id == planned.action), None)


def plan_lines(result: Result, worths: Worths, actions: Iterable[PlannedAction], today: date) -> tuple[PlanLine, ...]:
    """Every line in the user's own order."""
    ordered = sorted(actions, key=lambda action: (action.place, action.id))
    return tuple(_line(result, worths, action, today) for action in ordered)


def _line(result: Result, worths: Worths, planned: PlannedAction, today: date) -> PlanLine:
    question, action = result.pack.by_id.get(planned.question), action_of(result, planned)
    late = (today - planned.due).days if planned.due and planned.state in OPEN else 0
    points = worths.of(planned)
    return PlanLine(
        action=planned,
        text=planned.text or (action.text.in_(current()) if action else planned.action),
        title=question.title.in_(current()) if question else _("not in this questionnaire"),
        cite=local(question.clause) if question else "",
        overdue=max(0, late),
        worth=points,
        effect=_effect(action, points),
        known=question is not None and result.scopes[planned.question] != "hidden",
    )


def _effect(action: Action | None, points: Fraction | None) -> str:
    if action is not None and action.lifts_to == "compliant":
        return _("clears the duty")
    return NONE if points is None else signed(points, 1)


def passes(line: PlanLine, state: StateFilter, owner: str | None) -> bool:
    """Whether the line is listed; `owner` None means everybody's, empty nobody's."""
    states = {
        "all": True,
        "open": line.action.state in OPEN,
        "overdue": line.overdue > 0,
    }
    return states.get(state, line.action.state == state) and owner in (None, line.action.owner)


def owners(lines: Iterable[PlanLine]) -> tuple[str, ...]:
    """Who answers for something; empty where nobody is named."""
    return tuple(sorted({line.action.owner for line in lines}))


def progress(lines: Sequence[PlanLine]) -> Progress:
    """How far the plan is."""
    wanted = [line for line in lines if line.action.state != "dropped"]
    done = [line for line in wanted if line.action.state == "done"]
    weight = sum((line.worth or Fraction(0) for line in wanted), Fraction(0))
    gained = sum((line.worth or Fraction(0) for line in done), Fraction(0))
    late = sum(line.overdue > 0 for line in wanted)
    return Progress(len(done), len(wanted), len(lines) - len(wanted), late, gained / weight if weight else None)


def left_out(now: Progress) -> str:
    """Why fewer are counted than listed; "" where nothing was dropped."""
    words = ngettext("{n} dropped action not counted", "{n} dropped actions not counted", now.dropped)
    return words.format(n=now.dropped) if now.dropped else ""


def outlook(result: Result, stage: int, lines: Iterable[PlanLine]) -> WhatIf:
    """What the index, level and attainment would be if everything not dropped were done."""
    whatif = WhatIf(result, stage)
    for line in lines:
        action = action_of(result, line.action)
        goal = action.lifts_to if action is not None else None
        counted = line.action.question in result.weights.of_question
        if isinstance(goal, int) and counted and line.action.state != "dropped":
            level = max(goal, whatif.raised.get(line.action.question, result.levels.get(line.action.question, 0)))
            if level > result.levels.get(line.action.question, -1):
                whatif = WhatIf(result, stage, dict(whatif.raised) | {line.action.question: level})
    return whatif


def money(lines: Iterable[PlanLine]) -> tuple[str, str]:
    """Budget and yearly benefit of what is not dropped, in 万元; “—” where nothing is entered."""
    wanted = [line.action for line in lines if line.action.state != "dropped"]
    return amount(_total(a.budget_wan for a in wanted)) or NONE, amount(_total(a.benefit_wan for a in wanted)) or NONE


def _total(values: Iterable[float | None]) -> float | None:
    known = [Fraction(str(value)) for value in values if value is not None]
    return float(sum(known)) if known else None


def amount(value: float | None) -> str:
    """万元 with at most two decimals; empty where nothing is entered."""
    if value is None:
        return ""
    text = show(value, 2)
    return text.rstrip("0").rstrip(".")
