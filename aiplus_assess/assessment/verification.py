"""What an assessor found, beside what the company claims. Pure.

Levels are verified; legal duties and raw ratios have none (docs/scoring.md, “Basis”): there the answer itself is
corrected, and the history says by whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aiplus_assess.assessment.levels import self_level
from aiplus_assess.assessment.model import Assessment, Basis
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import DutyQuestion, ScoredBase, ScoredQuestion


@dataclass(frozen=True, slots=True)
class Difference:
    """One question whose verified level is not the company's own (`own` None: the company gave none)."""

    question: str
    own: int | None
    verified: int
    reason: str
    by: str
    on: date | None

    @property
    def change(self) -> int | None:
        """Levels up (+) or down (-); None where there is nothing to subtract."""
        return None if self.own is None else self.verified - self.own


def directions(found: Sequence[Difference]) -> tuple[int, int]:
    """How many lie below the company's own level, and how many above it."""
    changes = [one.change for one in found if one.change is not None]
    return sum(change < 0 for change in changes), sum(change > 0 for change in changes)


def directions_words(found: Sequence[Difference]) -> str:
    """“8 项低于自评，4 项高于自评”."""
    down, up = directions(found)
    return _("{down} lower, {up} higher").format(down=down, up=up)


def first_basis(assessment: Assessment) -> Basis:
    """The basis to begin with: in an engagement what the assessor found, as soon as there is some of it."""
    checked = any(answer.verified is not None for answer in assessment.answers.values())
    return "verified" if checked and assessment.engagement is not None else "self"


def has_level(question: ScoredQuestion | DutyQuestion) -> bool:
    """Whether there is a level to verify; at legal duties and raw ratios there is none."""
    return isinstance(question, ScoredBase) and question.scored


def own_level(result: Result, question_id: str) -> int | None:
    """The company's own level; None where it gave none, and at duties and raw ratios."""
    question = result.pack.by_id[question_id]
    return self_level(question, result.case.answer(question_id)) if isinstance(question, ScoredBase) else None


def verifiable(result: Result) -> tuple[str, ...]:
    """The questions with a level to verify, in the document's order."""
    found = (q for q in result.applicable if own_level(result, q) is not None or result.case.answer(q).verified)
    return tuple(sorted(found, key=result.pack.place))


def waiting(result: Result) -> tuple[str, ...]:
    """Those of them that nobody has verified yet."""
    return tuple(q for q in verifiable(result) if result.case.answer(q).verified is None)


def differences(result: Result) -> tuple[Difference, ...]:
    """Every question where the assessor found another level, in the document's order."""
    found = []
    for question_id in verifiable(result):
        verdict, own = result.case.answer(question_id).verified, own_level(result, question_id)
        if verdict is not None and verdict.level != own:
            found.append(Difference(question_id, own, verdict.level, verdict.reason, verdict.by, verdict.on))
    return tuple(found)
