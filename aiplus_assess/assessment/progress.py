"""What a comparison says about the work in between: gaps closed and opened, planned actions and what they moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from aiplus_assess.assessment.comparison import Comparison
from aiplus_assess.assessment.records import PlannedAction
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.assessment.targets import target
from aiplus_assess.questionnaire.model import Action, DutyQuestion, ScoredBase


@dataclass(frozen=True, slots=True)
class GapMove:
    """A gap to one stage's target that is there on one side only. `size` in levels; 0 for a legal duty to fix."""

    question: str
    size: int


@dataclass(frozen=True, slots=True)
class DoneAction:
    """An action that was done between the two assessments.

    `before`, `after` are the question's levels; `moved` is its part of the same-basis change, None where the
    question is not in the same basis.
    """

    action: PlannedAction
    before: int | None
    after: int | None
    moved: Fraction | None


def gap_moves(comparison: Comparison, stage: int) -> tuple[tuple[GapMove, ...], tuple[GapMove, ...]]:
    """(closed, new) gaps to the reference targets of `stage`, duties to fix first; ids as in the newer pack.

    Only questions that are the same on both sides count: a question that was retired closes no gap. Where a gap
    of the one side has become unanswered on the other, nothing is known, so it is neither closed nor new.
    """
    carried = comparison.links.carried
    before = {carried[q]: size for q, size in _gaps(comparison.old, stage).items() if q in carried}
    after = _gaps(comparison.new, stage)
    settled_before = {carried[q] for q in _settled(comparison.old) if q in carried}
    settled_after = set(_settled(comparison.new))
    order = [q.id for q in comparison.new.pack.questions]
    closed = [q for q in order if q in before and q not in after and q in settled_after]
    opened = [q for q in order if q in after and q not in before and q in settled_before]
    return _sorted(closed, before), _sorted(opened, after)


def _sorted(questions: list[str], sizes: Mapping[str, int]) -> tuple[GapMove, ...]:
    found = [GapMove(question, sizes[question]) for question in questions]
    return tuple(sorted(found, key=lambda gap: (gap.size > 0, -gap.size)))


def _settled(result: Result) -> Iterable[str]:
    """What has a level or a duty's state: only there a gap can be seen to be or not to be."""
    known = (q for q in result.pack.duties if result.states[q] == "answered")
    return (*result.levels, *known)


def _gaps(result: Result, stage: int) -> dict[str, int]:
    found = dict.fromkeys((*result.compliance.noncompliant, *result.compliance.partial), 0)
    for question_id, level in result.levels.items():
        question = result.pack.by_id[question_id]
        assert isinstance(question, ScoredBase)
        missing = target(result.pack, result.case, question, stage) - level
        if missing > 0:
            found[question_id] = missing
    return found


def done_between(comparison: Comparison, actions: Iterable[PlannedAction]) -> tuple[DoneAction, ...]:
    """The actions that are done and were not yet done at the older assessment, the one that moved most first.

    When an action was done is not recorded: one whose level had been reached before was done before.
    """
    backwards = {new: old for old, new in comparison.links.carried.items()}
    same = comparison.same_basis
    found = []
    for action in actions:
        if action.state != "done" or action.question not in comparison.new.pack.by_id:
            continue
        old = backwards.get(action.question)
        before = None if old is None else comparison.old.levels.get(old)
        if not _reached_before(comparison, action, before, old):
            after = comparison.new.levels.get(action.question)
            found.append(DoneAction(action, before, after, same.moved.get(action.question)))
    return tuple(sorted(found, key=lambda done: (-(done.moved or Fraction(0)), done.action.place)))


def _reached_before(comparison: Comparison, action: PlannedAction, before: int | None, old: str | None) -> bool:
    question = comparison.new.pack.by_id[action.question]
    if isinstance(question, DutyQuestion):
        return old is not None and comparison.old.case.answer(old).duty == "compliant"
    planned: Action | None = next((one for one in question.actions if one.id == action.action), None)
    goal = planned.lifts_to if planned is not None and isinstance(planned.lifts_to, int) else None
    if before is None:
        return False
    if goal is None:  # an action in words of one's own: it counts where the level moved
        return comparison.new.levels.get(action.question) == before
    return before >= goal
