"""Reference targets (参考目标，非国家考核口径) and what is missing to them (docs/scoring.md, “Targets”, “Priority”)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from aiplus_assess.assessment.model import Case
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.questionnaire.model import Action, Pack, ScoredBase

EFFORT = {"S": 1, "M": 2, "L": 3}


def target(pack: Pack, case: Case, question: ScoredBase, stage: int) -> int:
    """The level to reach by `stage`.

    By precedence: the assessment's override for the clause, the question's own target, the pack's table
    (one more, at most 5, for providers and device makers in the clauses the pack names).
    """
    for override in case.overrides:
        if override.clause == question.clause and stage in override.levels:
            return override.levels[stage]
    if stage in question.targets:
        return question.targets[stage]
    targets = pack.manifest.targets
    level = targets.table[case.profile.size][case.ambition][stage]
    raised = any(
        role in case.profile.roles and question.clause in clauses for role, clauses in targets.plus_one.items()
    )
    return min(5, level + 1) if raised else level


def next_action(question: ScoredBase, level: int) -> Action | None:
    """The cheapest action that lifts above `level`: by effort, then weeks, then id."""
    lifting = [a for a in question.actions if isinstance(a.lifts_to, int) and a.lifts_to > level]
    return min(lifting, key=lambda a: (EFFORT[a.effort], a.weeks, a.id), default=None)


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing at one question for one stage, and the next step towards it."""

    question: str
    stage: int
    level: int
    target: int
    priority: Fraction
    action: Action | None

    @property
    def size(self) -> int:
        """Missing levels, at least 1."""
        return self.target - self.level


def gaps(result: Result) -> tuple[Gap, ...]:
    """Every (question, stage) with a gap, by falling priority, then the clause's place, the id, the stage."""
    found = [gap for question in result.levels for gap in _gaps_of(result, question)]
    return tuple(sorted(found, key=lambda gap: (-gap.priority, *result.pack.place(gap.question), gap.stage)))


def _gaps_of(result: Result, question_id: str) -> Iterable[Gap]:
    question = result.pack.by_id[question_id]
    assert isinstance(question, ScoredBase)
    level = result.levels[question_id]
    action = next_action(question, level)
    for stage in result.pack.manifest.stages:
        goal = target(result.pack, result.case, question, stage)
        if goal > level:
            effort = EFFORT[action.effort] if action else 3
            yield Gap(question_id, stage, level, goal, Fraction((goal - level) * question.weight, effort), action)


def attainment(result: Result, stage: int) -> Fraction | None:
    """The weighted share of the applicable questions at or above their target; None where none applies."""

    def reached(question_id: str) -> bool:
        question = result.pack.by_id[question_id]
        assert isinstance(question, ScoredBase)
        return result.levels[question_id] >= target(result.pack, result.case, question, stage)

    return result.weights.share(question for question in result.levels if reached(question))


def mean_target(result: Result, questions: Iterable[str], stage: int) -> Fraction | None:
    """The w-weighted mean target (0..5) of the applicable ones among `questions`, for charts.

    None where no target is set: none is applicable, or all targets are 0 (ADR 0007).
    """
    total = weighted = 0
    for question_id in questions:
        weight = result.weights.of_question.get(question_id)
        if weight is not None:
            question = result.pack.by_id[question_id]
            assert isinstance(question, ScoredBase)
            total += weight
            weighted += weight * target(result.pack, result.case, question, stage)
    return Fraction(weighted, total) if weighted else None


def effect(result: Result, question_id: str, action: Action) -> Fraction | None:
    """What the action would add to the index: the index with the level raised, minus the index now."""
    if not isinstance(action.lifts_to, int) or result.index is None:
        return None
    raised = dict(result.levels) | {question_id: max(action.lifts_to, result.levels.get(question_id, 0))}
    after = result.weights.index(raised)
    return None if after is None else after - result.index
