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
from aiplus_assess.assessment.levels import level_on, needed, self_level
from aiplus_assess.assessment.model import Basis, Case
from aiplus_assess.questionnaire.model import DutyQuestion, Pack, ScoredBase

SCORING_VERSION = 1

State = Literal["answered", "unknown", "unanswered", "na", "hidden", "opportunity", "metric"]
Standing = Literal["screening", "unrated", "self_assessed", "verified"]
ComplianceState = Literal["none", "compliant", "to_confirm", "partial", "noncompliant"]

FULL_GROUP = 6
"""Σ w(A_g) from which a group counts with its whole weight."""
ENOUGH = Fraction(4, 5)
"""Coverage, and verified share, from which a level is rated, and called verified."""
SHARE_FOR_LEVEL = Fraction(3, 5)

Levels = Mapping[str, int]


@dataclass(frozen=True)
class Compliance:
    """The state of the legal duties; question ids in the pack's order."""

    state: ComplianceState
    noncompliant: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()
    to_confirm: tuple[str, ...] = ()
    compliant: tuple[str, ...] = ()

    @property
    def to_fix(self) -> int:
        """How many duties wait to be put right (法定义务待整改项)."""
        return len(self.noncompliant) + len(self.partial)


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
        return _compliance(self.pack, self.case, self.scopes)

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


def exact(value: float) -> Fraction:
    """A weight of the pack as the decimal its author wrote: 0.1 is one tenth."""
    return Fraction(str(value))


@dataclass(frozen=True)
class Weights:
    """How a set of applicable questions weighs: question → w, group → its questions, group → V_g."""

    of_question: Mapping[str, int]
    members: Mapping[str, tuple[str, ...]]
    of_group: Mapping[str, Fraction]
    pillar_of: Mapping[str, str]
    of_pillar: Mapping[str, Fraction]

    @cached_property
    def total(self) -> int:
        """Σ w(A)."""
        return sum(self.of_question.values())

    @staticmethod
    def of(pack: Pack, applicable: Iterable[str]) -> Weights:
        of_question: dict[str, int] = {}
        members: dict[str, list[str]] = {group.id: [] for group in pack.manifest.groups}
        for question_id in applicable:
            question = pack.by_id[question_id]
            assert isinstance(question, ScoredBase)
            of_question[question_id] = question.weight
            group = pack.group_of[question_id]
            if group is not None:
                members[group].append(question_id)
        filled = {group: tuple(ids) for group, ids in members.items() if ids}
        of_group = {
            group: exact(pack.group_by_id[group].weight)
            * min(Fraction(1), Fraction(sum(of_question[q] for q in ids), FULL_GROUP))
            for group, ids in filled.items()
        }
        pillar_of: dict[str, str] = {group: pack.group_by_id[group].pillar for group in filled}
        of_pillar: dict[str, Fraction] = {p: exact(weight) for p, weight in pack.manifest.pillars.items()}
        return Weights(of_question, filled, of_group, pillar_of, of_pillar)

    def mean(self, questions: Iterable[str], levels: Levels) -> Fraction | None:
        """Σ w·20·L / Σ w over those that have a level; None where none has."""
        total = weighted = 0
        for question in questions:
            level = levels.get(question)
            if level is not None:
                weight = self.of_question[question]
                total += weight
                weighted += weight * level
        return Fraction(20 * weighted, total) if total else None

    def group_scores(self, levels: Levels) -> dict[str, Fraction | None]:
        return {group: self.mean(ids, levels) for group, ids in self.members.items()}

    def pillar_scores(self, groups: Mapping[str, Fraction | None]) -> dict[str, Fraction | None]:
        return {
            pillar: weighted_mean(
                (self.of_group[group], score) for group, score in groups.items() if self.pillar_of[group] == pillar
            )
            for pillar in self.of_pillar
        }

    def index(self, levels: Levels) -> Fraction | None:
        pillars = self.pillar_scores(self.group_scores(levels))
        return weighted_mean((self.of_pillar[pillar], score) for pillar, score in pillars.items())

    def share(self, questions: Iterable[str]) -> Fraction | None:
        """The weight of `questions` in that of all applicable ones; None where none is applicable."""
        return Fraction(sum(self.of_question[q] for q in questions), self.total) if self.total else None

    def influence(self, levels: Levels) -> dict[str, Fraction]:
        """Question with a level → ∂index/∂s(q): its share of the index. Sums to 1."""
        groups = self.group_scores(levels)
        scored = [group for group, score in groups.items() if score is not None]
        pillar_total: dict[str, Fraction] = {}
        for group in scored:
            pillar = self.pillar_of[group]
            pillar_total[pillar] = pillar_total.get(pillar, Fraction(0)) + self.of_group[group]
        all_pillars = sum((self.of_pillar[pillar] for pillar in pillar_total), Fraction(0))
        shares: dict[str, Fraction] = {}
        for group in scored:
            pillar = self.pillar_of[group]
            of_group = self.of_pillar[pillar] / all_pillars * self.of_group[group] / pillar_total[pillar]
            inside = [q for q in self.members[group] if q in levels]
            weight = sum(self.of_question[q] for q in inside)
            shares |= {q: of_group * self.of_question[q] / weight for q in inside}
        return shares


def weighted_mean(pairs: Iterable[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    """Σ weight·value / Σ weight over the pairs that have a value; None where none has.

    Over common denominators, reduced once at the end: several times faster than a sum of Fractions, as exact.
    """
    total, parts, weighted, pieces = 0, 1, 0, 1  # Σ weight = total / parts, Σ weight·value = weighted / pieces
    for weight, value in pairs:
        if value is not None:
            n, d = weight.as_integer_ratio()
            n_value, d_value = value.as_integer_ratio()
            total, parts = total * d + n * parts, parts * d
            d_both = d * d_value
            weighted, pieces = weighted * d_both + n * n_value * pieces, pieces * d_both
    return Fraction(weighted * parts, pieces * total) if total else None


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


def _compliance(pack: Pack, case: Case, found: Mapping[str, Scope]) -> Compliance:
    duties = [duty for duty in pack.duties if found[duty] == "counted"]
    if not duties:
        return Compliance("none")
    replies = {duty: case.answer(duty).duty for duty in duties}
    noncompliant = tuple(duty for duty in duties if replies[duty] == "noncompliant")
    partial = tuple(duty for duty in duties if replies[duty] == "partial")
    to_confirm = tuple(duty for duty in duties if replies[duty] is None)
    compliant = tuple(duty for duty in duties if replies[duty] == "compliant")
    state: ComplianceState = (
        "noncompliant" if noncompliant else "partial" if partial else "to_confirm" if to_confirm else "compliant"
    )
    return Compliance(state, noncompliant, partial, to_confirm, compliant)
