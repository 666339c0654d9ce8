"""Two assessments of one company on one basis: what moved and why (docs/scoring.md, “Comparing”)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Literal

from aiplus_assess.assessment.correspondence import Correspondence, carry
from aiplus_assess.assessment.model import DUTY_STATES
from aiplus_assess.assessment.scoring import Result, evaluate
from aiplus_assess.assessment.weights import Weights
from aiplus_assess.questionnaire.model import DutyQuestion

ChangeKind = Literal[
    "improved",
    "regressed",
    "unchanged",
    "newly_answered",
    "no_longer_answered",
    "na_changed",
    "added",
    "retired",
    "hidden_changed",
]
Reading = int | float | str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One question's move. `before` and `after` are levels, a metric's values, or a duty's states.

    `question` is the newer pack's id (the older one's for a retired question, also kept in `old_question`).
    """

    question: str
    old_question: str | None
    kind: ChangeKind
    before: Reading
    after: Reading


@dataclass(frozen=True, slots=True)
class SameBasis:
    """Both indices over the questions that have a level on both sides; `shares` of the groups sum to `delta`.

    `moved` is the part of each question; it sums to the share of its group.
    """

    questions: tuple[str, ...]
    before: Fraction | None
    after: Fraction | None
    shares: Mapping[str, Fraction]
    moved: Mapping[str, Fraction]

    @property
    def delta(self) -> Fraction | None:
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Causes:
    """The whole change of the reported index, split exactly into four causes, one substitution at a time."""

    rules: Fraction
    questionnaire: Fraction
    scope: Fraction
    answers: Fraction

    def items(self) -> tuple[tuple[str, Fraction], ...]:
        """Name and size of each cause, in the order of the substitution."""
        return tuple((cause, getattr(self, cause)) for cause in ("rules", "questionnaire", "scope", "answers"))


Step = Literal["old", "rules", "questionnaire", "scope", "new"]


@dataclass(frozen=True)
class Comparison:
    """From `old` to `new`, both on the same basis; `links` says which question is which."""

    old: Result
    new: Result
    links: Correspondence

    @cached_property
    def carried(self) -> Result:
        """The old answers on the new pack, with the old profile, edition and N/A (i2)."""
        case = carry(self.old.case, self.old.pack, self.new.pack, self.links)
        return evaluate(self.new.pack, case, self.new.basis)

    @cached_property
    def same_basis(self) -> SameBasis:
        before = {new: self.old.levels[old] for old, new in self.links.carried.items() if old in self.old.levels}
        common = tuple(q for q in self.new.applicable if q in before and q in self.new.levels)
        weights = Weights.of(self.new.pack, common)
        was = {q: before[q] for q in common}
        now = {q: self.new.levels[q] for q in common}
        influence = weights.influence(now)
        moved = {q: share * 20 * (now[q] - was[q]) for q, share in influence.items()}
        shares = {g: sum((moved[q] for q in members), Fraction(0)) for g, members in weights.members.items()}
        return SameBasis(common, weights.index(was), weights.index(now), shares, moved)

    @cached_property
    def one_sided(self) -> frozenset[str]:
        """Of the questions of the same-basis change, those an assessor verified on one side only.

        On the verified basis the other side is the company's own word there: a difference may be the assessor's view.
        """
        if self.new.basis != "verified":
            return frozenset()
        backwards = {new: old for old, new in self.links.carried.items()}
        return frozenset(
            q
            for q in self.same_basis.questions
            if (self.new.case.answer(q).verified is None) != (self.old.case.answer(backwards[q]).verified is None)
        )

    @cached_property
    def steps(self) -> dict[Step, Fraction | None]:
        """i0 … i4. There is one version of the scoring rules so far, so i1 equals i0."""
        scoped = {q: self.carried.levels.get(q, level) for q, level in self.new.levels.items()}
        return {
            "old": self.old.index,
            "rules": self.old.index,
            "questionnaire": self.carried.index,
            "scope": self.new.weights.index(scoped),
            "new": self.new.index,
        }

    @cached_property
    def causes(self) -> Causes | None:
        """None where a step has no index; `missing_step` says which."""
        values = list(self.steps.values())
        if any(value is None for value in values):
            return None
        known = [value for value in values if value is not None]
        return Causes(*(after - before for before, after in pairwise(known)))

    @property
    def missing_step(self) -> Step | None:
        """The first step without an index."""
        return next((step for step, value in self.steps.items() if value is None), None)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every question asked on either side, in the new pack's order, then the retired ones."""
        backwards = {new: old for old, new in self.links.carried.items()}
        found = [self._change(backwards.get(q.id), q.id) for q in self.new.pack.questions]
        found += [self._change(old, None) for old in self.links.retired]
        return tuple(change for change in found if change is not None)

    def _change(self, old: str | None, new: str | None) -> Change | None:
        before, after = self._scope(self.old, old), self._scope(self.new, new)
        if before == after == "hidden" or (before, after) in ((None, "hidden"), ("hidden", None)):
            return None
        was, now = _reading(self.old, old), _reading(self.new, new)
        return Change(new or old or "", old, _kind(before, after, was, now), was, now)

    @staticmethod
    def _scope(result: Result, question: str | None) -> str | None:
        return None if question is None else result.scopes[question]


def _kind(before: str | None, after: str | None, was: Reading, now: Reading) -> ChangeKind:
    if before is None:
        return "added"
    if after is None:
        return "retired"
    if before != after:
        return "na_changed" if {before, after} == {"counted", "na"} else "hidden_changed"
    if was is None or now is None:
        return "unchanged" if was is now else "newly_answered" if was is None else "no_longer_answered"
    if _rank(was) == _rank(now):
        return "unchanged"
    return "improved" if _rank(now) > _rank(was) else "regressed"


def _rank(reading: Reading) -> float:
    if isinstance(reading, str):
        return -[str(state) for state in DUTY_STATES].index(reading)
    return float(reading or 0)


def _reading(result: Result, question_id: str | None) -> Reading:
    """What the question shows on that side, if it is asked."""
    if question_id is None or result.scopes[question_id] != "counted":
        return None
    question, answer = result.pack.by_id[question_id], result.case.answer(question_id)
    if isinstance(question, DutyQuestion):
        return answer.duty
    return answer.value if question.metric else result.levels.get(question_id)


def compare(old: Result, new: Result, links: Correspondence) -> Comparison:
    """The comparison of two results on the same basis; ValueError where the bases differ."""
    if old.basis != new.basis:
        raise ValueError("two bases can't be compared")
    return Comparison(old, new, links)
