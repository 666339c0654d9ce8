"""The assessments of one company as a series: what may be compared, and each with its result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from aiplus_assess.assessment.comparison import Comparison, compare
from aiplus_assess.assessment.correspondence import correspond
from aiplus_assess.assessment.model import Assessment, Basis
from aiplus_assess.assessment.scoring import Result, evaluate
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import Pack


@dataclass(frozen=True)
class Measured:
    """An assessment with exactly the pack it was answered with, read on one basis."""

    assessment: Assessment
    pack: Pack
    basis: Basis = "self"

    @cached_property
    def result(self) -> Result:
        return evaluate(self.pack, self.assessment.case(), self.basis)

    @property
    def id(self) -> str:
        return self.assessment.id


def refuse_unlike(assessments: Sequence[Assessment]) -> None:
    """InputError where they can't be compared: other companies, or other questionnaires (versions are fine)."""
    if len({assessment.company.id for assessment in assessments}) > 1:
        raise InputError(
            _(
                "The assessments belong to different companies; compare those of one company, or set two companies "
                "beside each other with --side-by-side."
            )
        )
    if len({assessment.pack.id for assessment in assessments}) > 1:
        raise InputError(_("The assessments use different questionnaires; only versions of one can be compared."))


def between(old: Measured, new: Measured) -> Comparison:
    """The comparison of two measured assessments on the same basis."""
    return compare(old.result, new.result, correspond(old.pack, new.pack))


def lasting(series: Iterable[Measured], always: Iterable[str] = ()) -> tuple[Measured, ...]:
    """The series without what a later revision replaces (but with the ids `always`), the oldest first."""
    known = sorted(series, key=lambda one: (one.assessment.created, one.id))
    replaced = {one.assessment.revises for one in known} - set(always)
    return tuple(one for one in known if one.id not in replaced)
