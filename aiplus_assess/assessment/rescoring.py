"""The result after an answer, from the result before it: the same as `evaluate`, without looking at every question."""

from __future__ import annotations

from collections.abc import Collection

from aiplus_assess.assessment.applicability import scopes
from aiplus_assess.assessment.levels import level_on
from aiplus_assess.assessment.model import BASES, Case
from aiplus_assess.assessment.scoring import Result, evaluate
from aiplus_assess.questionnaire.model import Pack, ScoredBase


def on_every_basis(pack: Pack, case: Case) -> tuple[Result, ...]:
    """One result per basis, in the order of BASES; the first is the company's own."""
    own = evaluate(pack, case)
    return tuple(own.on(basis) for basis in BASES)


def rescore(before: tuple[Result, ...], case: Case, changed: Collection[str]) -> tuple[Result, ...]:
    """The results of `case` on the bases of `before`, whose case differs in the answers to `changed` alone."""
    own = before[0]
    if _may_move_scope(own, case, changed) and scopes(own.pack, case) != own.scopes:
        return on_every_basis(own.pack, case)
    return tuple(_with_levels(result, case, changed) for result in before)


def _may_move_scope(result: Result, case: Case, changed: Collection[str]) -> bool:
    """Whether a rule looks at one of `changed`, or one has become, or ceased to be, not applicable."""
    return any(
        question in result.pack.looked_at or (case.answer(question).na is None) != (result.scopes[question] != "na")
        for question in changed
    )


def _with_levels(result: Result, case: Case, changed: Collection[str]) -> Result:
    levels = dict(result.levels)
    for question_id in changed:
        question = result.pack.by_id[question_id]
        levels.pop(question_id, None)
        if isinstance(question, ScoredBase) and question_id in result.weights.of_question:
            level = level_on(result.basis, question, case.answer(question_id), case.evidence(question_id))
            if level is not None:
                levels[question_id] = level
    return result.with_levels(levels, case)
