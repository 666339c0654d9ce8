"""The result if some questions had other levels: what-if, and what an action plan would bring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from aiplus_assess.assessment.levels import self_level
from aiplus_assess.assessment.model import Answer
from aiplus_assess.assessment.scoring import Result, evaluate
from aiplus_assess.questionnaire.model import Action, ChecklistQuestion, PercentQuestion, ScoredBase


@dataclass(frozen=True, slots=True)
class ScopeChange:
    """Questions that would be asked in addition, and those that would no longer be."""

    more: tuple[str, ...] = ()
    fewer: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.more or self.fewer)


def assume(result: Result, levels: Mapping[str, int]) -> Result:
    """The result with `levels` (question id → 0..5) in place of the ones of now, on the same basis.

    Where a rule looks at one of these questions, it is worked out anew which questions apply; those that come in
    have no answer yet, so they widen the range. Questions that do not apply are left out.
    """
    taken = {question: level for question, level in levels.items() if question in result.weights.of_question}
    if result.pack.looked_at.isdisjoint(taken):
        return result.with_levels(dict(result.levels) | taken)
    answers = {q: _answer(result, q, taken[q]) for q in result.pack.looked_at if q in taken}
    case = replace(result.case, answers=dict(result.case.answers) | answers)
    other = evaluate(result.pack, case, result.basis)
    still = {question: level for question, level in taken.items() if question in other.weights.of_question}
    return other.with_levels(dict(other.levels) | still)


def scope_change(before: Result, after: Result) -> ScopeChange:
    """How the scored questions differ, in the pack's order."""
    return ScopeChange(
        tuple(q for q in after.applicable if q not in before.weights.of_question),
        tuple(q for q in before.applicable if q not in after.weights.of_question),
    )


def worth(result: Result, question_id: str, action: Action) -> Fraction | None:
    """What the action adds to the index: from the level of now, or where that is reached already, what it added.

    So an action keeps its weight in the plan's progress when it is done and the question answered anew: the last
    level below `lifts_to` stands for what was before. None for duties, and where the question does not count.
    """
    if not isinstance(action.lifts_to, int) or question_id not in result.weights.of_question:
        return None
    level, goal = result.levels.get(question_id, 0), action.lifts_to
    low, high = (level, goal) if level < goal else (goal - 1, goal)
    before = assume(result, {question_id: low}).index
    after = assume(result, {question_id: high}).index
    return None if before is None or after is None else after - before


def _answer(result: Result, question_id: str, level: int) -> Answer:
    """The answer of that self level, which is what rules look at.

    On the other bases the company's own level only rises: what is proven or found may stay below it.
    """
    question, answer = result.pack.by_id[question_id], result.case.answer(question_id)
    assert isinstance(question, ScoredBase)
    own = self_level(question, answer)
    return answer if result.basis != "self" and own is not None and own >= level else _reply(question, answer, level)


def _reply(question: ScoredBase, answer: Answer, level: int) -> Answer:
    """The same answer with a reply of that level, however the question is asked."""
    if isinstance(question, PercentQuestion):
        thresholds = question.thresholds or ()
        return answer.with_reply(value=0.0 if level == 0 else max(thresholds[level - 1], 1e-9))
    if isinstance(question, ChecklistQuestion):
        ticks = next((n for n, reached in enumerate(question.levels_by_count) if reached >= level), 0)
        return answer.with_reply(checked=tuple(item.id for item in question.items[:ticks]))
    return answer.with_reply(level=level)
