"""How a set of applicable questions weighs: questions in groups, groups in pillars, pillars in the index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from aiplus_assess.questionnaire.model import Pack, ScoredBase

FULL_GROUP = 6
"""Σ w(A_g) from which a group counts with its whole weight."""

Levels = Mapping[str, int]


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
