"""What an assessment that is sold has beside its answers: team, interviews, feedback, report versions, signatures.

Someone who works alone has none of it: `Assessment.engagement` is None until it is turned on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal, get_args

from aiplus_assess.assessment.records import AttachedFile

Confidentiality = Literal["public", "internal", "confidential"]
ReportStage = Literal["draft", "review", "final"]
MeetingKind = Literal["opening", "interview", "closing"]
Adoption = Literal["open", "adopted", "partly", "declined"]
Side = Literal["company", "assessor"]
CompanyKind = Literal["company", "subsidiary", "site"]

CONFIDENTIALITIES: tuple[Confidentiality, ...] = get_args(Confidentiality)
REPORT_STAGES: tuple[ReportStage, ...] = get_args(ReportStage)
MEETING_KINDS: tuple[MeetingKind, ...] = get_args(MeetingKind)
ADOPTIONS: tuple[Adoption, ...] = get_args(Adoption)
SIDES: tuple[Side, ...] = get_args(Side)
COMPANY_KINDS: tuple[CompanyKind, ...] = get_args(CompanyKind)

NOBODY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the assessing team."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody at a meeting; prints on its sign-in sheet."""

    name: str
    department: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class MeetingNote:
    """What was said, about one question where `question` is set."""

    text: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """An opening meeting, an interview of one department, or a closing meeting. `start` and `end` as 09:30."""

    id: str
    kind: MeetingKind = "interview"
    held: date | None = None
    start: str = ""
    end: str = ""
    place: str = ""
    department: str = ""
    present: tuple[Attendee, ...] = ()
    notes: tuple[MeetingNote, ...] = ()
    record: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """One remark of the client on one version of the report, and what became of it (why, where it was declined)."""

    id: str
    comment: str
    version: str = ""
    page: str = ""
    by: str = ""
    given: date | None = None
    adoption: Adoption = "open"
    reply: str = ""
    decided_by: str = ""
    decided: date | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed a version, for which side, on which day."""

    side: Side
    name: str
    title: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class ReportVersion:
    """A report that left the house: its number (0.1, 0.2, 1.0), what changed, and the very file that was sent.

    A signed version never changes again; only a further signature may be added.
    """

    id: str
    number: str
    made: datetime
    stage: ReportStage = "draft"
    by: str = ""
    what: str = ""
    file: AttachedFile | None = None
    signatures: tuple[Signature, ...] = ()

    @property
    def signed(self) -> bool:
        return bool(self.signatures)


@dataclass(frozen=True, slots=True)
class Engagement:
    """One order of one client. `assigned` maps question id → department code where it is not the pack's own."""

    client: str = ""
    report_number: str = ""
    confidentiality: Confidentiality = "confidential"
    stage: ReportStage = "draft"
    scope: str = ""
    started: date | None = None
    ends: date | None = None
    team: tuple[Member, ...] = ()
    assigned: Mapping[str, str] = field(default_factory=lambda: NOBODY)
    meetings: tuple[Meeting, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    versions: tuple[ReportVersion, ...] = ()


@dataclass(frozen=True, slots=True)
class Deletion:
    """That a client's data were deleted for good: when, by whom, how many of what; without a name (ADR 0021)."""

    id: str
    at: datetime
    by: str
    company: str
    counts: Mapping[str, int]
