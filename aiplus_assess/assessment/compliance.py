"""The state of a company's legal duties: beside the level, never in it (docs/scoring.md, “Compliance”)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from aiplus_assess.assessment.applicability import Scope
from aiplus_assess.assessment.model import Case
from aiplus_assess.questionnaire.model import Pack

ComplianceState = Literal["none", "compliant", "to_confirm", "partial", "noncompliant"]


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


def compliance(pack: Pack, case: Case, found: Mapping[str, Scope]) -> Compliance:
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
