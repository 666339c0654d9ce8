"""The scoring rules, version 1, exactly as docs/scoring.md states them.

Pure functions over frozen data, in exact rationals: a float sum flips levels on their boundaries.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from aiplus_assess.assessment.applicability import Scope, scopes
from aiplus_assess.assessment.compliance import Compliance, compliance
from aiplus_assess.assessment.levels import level_on, needed, self_level
from aiplus_assess.assessment.model import SCORING_VERSION as SCORING_VERSION  # noqa: PLC0414 - public here
from aiplus_assess.assessment.model import Basis, Case
from aiplus_assess.assessment.weights import Levels, Weights
from aiplus_assess.questionnaire.model import DutyQuestion, Pack, ScoredBase

State = Literal["answered", "unknown", "unanswered", "na", "hidden", "opportunity", "metric"]
Standing = Literal["screening", "unrated", "self_assessed", "verified"]

ENOUGH = Fraction(4, 5)
"""Coverage, and verified share, from which a level is rated, and called verified."""
SHARE_FOR_LEVEL = Fraction(3, 5)


@dataclass(frozen=True)
class Rating:
    """The level and what it took. `share[k]` = weighted share of A with a level ≥ k, for k in 1..5."""

    standing: Standing
    level: int | None
    by_share: int | None
    bound_by: tuple[str, ...]
    share: Mapping[int, Fraction | None]


@dataclass(frozen=True)
class Result:
    """Everything computed from one case on one basis. Scores are 0..100; None is “—”, never 0."""

    pack: Pack
    case: Case
    basis: Basis
    scopes: Mapping[str, Scope]
    applicable: tuple[str, ...]
    levels: Levels

    @cached_property
    def weights(self) -> Weights:
        """How the applicable questions weigh in groups and pillars."""
        return Weights.of(self.pack, self.applicable)

    @cached_property
    def index(self) -> Fraction | None:
        return self.weights.index(self.levels)

    @cached_property
    def low(self) -> Fraction | None:
        """The index if every open question turned out to be level 0."""
        return self.weights.index(self._filled(0))

    @cached_property
    def high(self) -> Fraction | None:
        """The index if every open question turned out to be level 5."""
        return self.weights.index(self._filled(5))

    def _filled(self, level: int) -> Levels:
        return {question: self.levels.get(question, level) for question in self.applicable}

    @cached_property
    def groups(self) -> dict[str, Fraction | None]:
        """Group id → score, for groups with an applicable question, in the pack's order."""
        return self.weights.group_scores(self.levels)

    @cached_property
    def clauses(self) -> dict[str, Fraction | None]:
        """Clause id → score, for the primary clauses of applicable questions, in the document's order."""
        by_clause: dict[str, list[str]] = {}
        for question in self.applicable:
            by_clause.setdefault(self.pack.by_id[question].clause, []).append(question)
        place = self.pack.policy.clause_place
        return {
            clause: self.weights.mean(by_clause[clause], self.levels)
            for clause in sorted(by_clause, key=place.__getitem__)
        }

    @cached_property
    def pillars(self) -> dict[str, Fraction | None]:
        return self.weights.pillar_scores(self.groups)

    @cached_property
    def coverage(self) -> Fraction | None:
        """Weighted share of the applicable questions that have a level."""
        return self.weights.share(self.levels)

    @cached_property
    def verified_share(self) -> Fraction | None:
        """Weighted share, among the questions with a level on the verified basis, of those an assessor checked."""
        checked: int = 0
        total: int = 0
        for question_id in self.applicable:
            question, answer = self.pack.by_id[question_id], self.case.answer(question_id)
            assert isinstance(question, ScoredBase)
            if level_on("verified", question, answer, 0) is not None:
                total += question.weight
                checked += question.weight if answer.verified is not None else 0
        return Fraction(checked, total) if total else None

    @cached_property
    def rating(self) -> Rating:
        return _rate(self)

    @cached_property
    def compliance(self) -> Compliance:
        return compliance(self.pack, self.case, self.scopes)

    @cached_property
    def unproven(self) -> tuple[str, ...]:
        """Applicable questions whose evidence falls short of the company's own level (佐证不足)."""
        found = []
        for question_id in self.applicable:
            question = self.pack.by_id[question_id]
            assert isinstance(question, ScoredBase)
            level = self_level(question, self.case.answer(question_id))
            if level is not None and needed(question, level) > self.case.evidence(question_id):
                found.append(question_id)
        return tuple(found)

    @cached_property
    def metrics(self) -> dict[str, float]:
        """The raw ratios that were answered, 0..100."""
        values = {}
        for question in self.pack.questions:
            value = self.case.answer(question.id).value
            if question.metric and self.scopes[question.id] == "counted" and value is not None:
                values[question.id] = value
        return values

    @cached_property
    def states(self) -> dict[str, State]:
        """The state of every question of the pack."""
        return {question.id: self._state(question.id) for question in self.pack.questions}

    def _state(self, question_id: str) -> State:
        scope, question = self.scopes[question_id], self.pack.by_id[question_id]
        if scope != "counted":
            return scope
        if question.metric:
            return "metric"
        answer = self.case.answer(question_id)
        answered = answer.duty is not None if isinstance(question, DutyQuestion) else question_id in self.levels
        if answered:
            return "answered"
        return "unknown" if answer.unknown else "unanswered"

    def on(self, basis: Basis) -> Result:
        """The same case on another basis: other levels, the same questions with the same weights."""
        if basis == self.basis:
            return self
        return self._alike(basis, self.case, _levels_on(basis, self.pack, self.case, self.applicable))

    def with_levels(self, levels: Levels, case: Case | None = None) -> Result:
        """The result if the applicable questions had these levels (what-if); scope stays as it is."""
        return self._alike(self.basis, case or self.case, levels)

    def _alike(self, basis: Basis, case: Case, levels: Levels) -> Result:
        other = Result(self.pack, case, basis, self.scopes, self.applicable, levels)
        vars(other)["weights"] = self.weights  # where cached_property looks
        return other


def evaluate(pack: Pack, case: Case, basis: Basis = "self") -> Result:
    """The result of `case` on `basis`.

    Applicability always looks at the company's own levels, so the set of questions is the same on every basis.
    """
    found = scopes(pack, case)
    applicable = tuple(
        question.id for question in pack.questions if question.scored and found[question.id] == "counted"
    )
    return Result(pack, case, basis, found, applicable, _levels_on(basis, pack, case, applicable))


def _levels_on(basis: Basis, pack: Pack, case: Case, applicable: Iterable[str]) -> dict[str, int]:
    levels: dict[str, int] = {}
    for question_id in applicable:
        question = pack.by_id[question_id]
        assert isinstance(question, ScoredBase)
        level = level_on(basis, question, case.answer(question_id), case.evidence(question_id))
        if level is not None:
            levels[question_id] = level
    return levels


def _rate(result: Result) -> Rating:
    share = {k: result.weights.share(q for q, level in result.levels.items() if level >= k) for k in range(1, 6)}
    if result.case.edition == "quick":
        return Rating("screening", None, None, (), share)
    coverage = result.coverage
    if coverage is None or coverage < ENOUGH:
        return Rating("unrated", None, None, (), share)
    reached = [k for k in range(1, 6) if (share[k] or 0) >= SHARE_FOR_LEVEL]
    by_share = max(reached, default=0)
    held = {k: _gates_closed(result, k) for k in range(6)}
    level = max(k for k in (0, *reached) if not held[k])
    verified = result.basis == "verified" and (result.verified_share or 0) >= ENOUGH
    return Rating("verified" if verified else "self_assessed", level, by_share, held[by_share], share)


def _gates_closed(result: Result, level: int) -> tuple[str, ...]:
    """The gate groups whose score is too low for `level`; a group without an answer counts as 0."""
    return tuple(
        group
        for group, score in result.groups.items()
        if result.pack.group_by_id[group].gate and (score or 0) < 20 * (level - 1)
    )
