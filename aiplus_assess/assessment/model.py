"""An assessment and everything entered into it, as plain frozen data.

The storage keeps it, the exchange file carries it, scoring reads it; nobody holds a second form of it. Proof,
findings, agreed targets and planned actions are defined in `records`, answers in `answer`, and taken from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Literal

from aiplus_assess.assessment.answer import DUTY_STATES, EMPTY, Answer, DutyState, Verification
from aiplus_assess.assessment.engagement import CompanyKind, Engagement
from aiplus_assess.assessment.records import (
    ActionState,
    AttachedFile,
    EvidenceItem,
    EvidenceStatus,
    Finding,
    PlannedAction,
    TargetOverride,
)
from aiplus_assess.questionnaire.codes import AiUse, Ambition, Edition, Flag, Role, Size

SCORING_VERSION = 1
"""The version of the rules in `scoring`; kept here, where a list can read it without them."""

Basis = Literal["self", "verified", "evidence"]
BASES: tuple[Basis, ...] = ("self", "verified", "evidence")
Status = Literal["draft", "final"]


@dataclass(frozen=True, slots=True)
class Profile:
    """Who is assessed. `size` is always set: computed from the numbers, or given where the table has no row.

    Money in 万元 (10,000 CNY). `size_given` keeps apart what the user stated from what was computed.
    """

    company: str
    industry: str
    size: Size
    size_given: bool = False
    uscc: str = ""
    employees: int | None = None
    revenue_wan: float | None = None
    assets_wan: float | None = None
    region: str = ""
    roles: frozenset[Role] = frozenset({"user"})
    ai_use: AiUse = "saas"
    flags: frozenset[Flag] = frozenset()


@dataclass(frozen=True, slots=True)
class Company:
    """`parent` is the id of the company it belongs to; a `site` is a place of its parent, not a legal person."""

    id: str
    name: str
    uscc: str = ""
    parent: str | None = None
    kind: CompanyKind = "company"


@dataclass(frozen=True, slots=True)
class PackRef:
    """Exactly which questions an assessment was answered with."""

    id: str
    version: str
    hash: str


__all__ = [
    "BASES",
    "DUTY_STATES",
    "EMPTY",
    "NO_ANSWERS",
    "SCORING_VERSION",
    "ActionState",
    "Answer",
    "AnswerEvent",
    "Assessment",
    "AssessmentSummary",
    "AttachedFile",
    "Basis",
    "Case",
    "Company",
    "CompanyKind",
    "DutyState",
    "Engagement",
    "EvidenceItem",
    "EvidenceStatus",
    "Finding",
    "PackRef",
    "PlannedAction",
    "Profile",
    "Status",
    "TargetOverride",
    "Verification",
]

NO_ANSWERS: Mapping[str, Answer] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Assessment:
    """One assessment of one company. Times are UTC.

    `revises` is the assessment this one goes on from: reopened when it was final, or moved to a newer pack.
    `inherits` is the parent company's assessment that inherited answers follow.
    """

    id: str
    company: Company
    title: str
    profile: Profile
    pack: PackRef
    edition: Edition
    ambition: Ambition
    created: datetime
    updated: datetime
    status: Status = "draft"
    finalized: datetime | None = None
    revision: int = 1
    revises: str | None = None
    assessor: str = ""
    last_question: str | None = None
    answers: Mapping[str, Answer] = field(default_factory=lambda: NO_ANSWERS)
    overrides: tuple[TargetOverride, ...] = ()
    evidence: tuple[EvidenceItem, ...] = ()
    findings: tuple[Finding, ...] = ()
    actions: tuple[PlannedAction, ...] = ()
    departments: Mapping[str, str] = field(default_factory=dict)
    inherits: str | None = None
    engagement: Engagement | None = None

    @property
    def final(self) -> bool:
        return self.status == "final"

    def case(self) -> Case:
        """What scoring needs of it, and nothing else."""
        linked: dict[str, int] = {}
        for item in self.evidence:
            if item.status == "provided":
                for question in item.questions:
                    linked[question] = max(linked.get(question, 0), item.level)
        return Case(self.profile, self.edition, self.ambition, self.answers, self.overrides, linked)


@dataclass(frozen=True, slots=True)
class Case:
    """The input of the scoring rules: a profile, an edition, answers and the evidence levels linked to them."""

    profile: Profile
    edition: Edition = "standard"
    ambition: Ambition = "follow"
    answers: Mapping[str, Answer] = field(default_factory=lambda: NO_ANSWERS)
    overrides: tuple[TargetOverride, ...] = ()
    linked_evidence: Mapping[str, int] = field(default_factory=dict)

    def answer(self, question_id: str) -> Answer:
        """The answer, or the empty one."""
        return self.answers.get(question_id, EMPTY)

    def evidence(self, question_id: str) -> int:
        """The best evidence level of the answer: stated by hand or linked."""
        return max(self.answer(question_id).evidence, self.linked_evidence.get(question_id, 0))


@dataclass(frozen=True, slots=True)
class AnswerEvent:
    """One line of an answer's history: who changed what, when (UTC)."""

    question: str
    at: datetime
    by: str
    before: Answer
    after: Answer


@dataclass(frozen=True, slots=True)
class AssessmentSummary:
    """One row of a list, read from the stored summary without opening the assessment.

    `answered` of `applicable` questions (scored and duties; metrics and opportunities apart);
    `index`, `low`, `high` in 0..100; all on the self basis, but for `Workspace.verified_summaries`.
    """

    id: str
    company_id: str
    company: str
    industry: str
    size: Size
    title: str
    edition: Edition
    status: Status
    revision: int
    updated: datetime
    answered: int
    applicable: int
    index: float | None
    low: float | None
    high: float | None
    level: int | None
    standing: str
    last_question: str | None = None
    duties_to_fix: int = 0
