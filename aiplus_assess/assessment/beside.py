"""Two companies side by side: only what both were asked and both have a level for is set against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from aiplus_assess.assessment.series import Measured, between
from aiplus_assess.assessment.weights import Weights
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _

Both = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True)
class Beside:
    """`questions` are those both have a level for, by the newer version's ids; `index` and `groups` are over these.

    Scores in 0..100; the first of each pair is `one`'s. No difference: between companies there is no development.
    """

    one: Measured
    other: Measured
    questions: tuple[str, ...]
    index: Both
    groups: Mapping[str, Both]


def beside(one: Measured, other: Measured) -> Beside:
    """InputError where they are of one company, or on different questionnaires (versions are fine)."""
    if one.assessment.company.id == other.assessment.company.id:
        raise InputError(_("Both assessments belong to one company; compare them without --side-by-side."))
    if one.pack.id != other.pack.id:
        raise InputError(_("The assessments use different questionnaires; only versions of one can be compared."))
    turned = _version(one) > _version(other)
    old, new = (other, one) if turned else (one, other)
    found = between(old, new)
    same = found.same_basis
    came_from = {after: before for before, after in found.links.carried.items()}
    weights = Weights.of(new.pack, same.questions)
    first = weights.group_scores({q: old.result.levels[came_from[q]] for q in same.questions})
    second = weights.group_scores({q: new.result.levels[q] for q in same.questions})

    def ordered(before: Fraction | None, after: Fraction | None) -> Both:
        return (after, before) if turned else (before, after)

    groups = {group: ordered(first[group], second[group]) for group in weights.members}
    return Beside(one, other, same.questions, ordered(same.before, same.after), groups)


def _version(one: Measured) -> tuple[int, ...]:
    return tuple(int(part) for part in one.pack.version.split(".") if part.isdigit())
