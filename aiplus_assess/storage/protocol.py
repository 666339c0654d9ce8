"""What the rest of the program may ask of a workspace. Free of SQLAlchemy, so the window can import it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from aiplus_assess.assessment.benchmark import Peer
from aiplus_assess.assessment.model import (
    Answer,
    AnswerEvent,
    Assessment,
    AssessmentSummary,
    Basis,
    Company,
    EvidenceItem,
    Finding,
    PackRef,
    PlannedAction,
    Profile,
    TargetOverride,
)
from aiplus_assess.questionnaire.codes import Ambition, Edition
from aiplus_assess.storage.branding import Brands
from aiplus_assess.storage.keeping import Backup as Backup  # noqa: PLC0414 - part of what the window may name
from aiplus_assess.storage.keeping import Keeping
from aiplus_assess.storage.keeping import Missing as Missing  # noqa: PLC0414
from aiplus_assess.storage.keeping import Rescue as Rescue  # noqa: PLC0414
from aiplus_assess.storage.keeping import WayBack as WayBack  # noqa: PLC0414
from aiplus_assess.storage.protocol_desk import Desk
from aiplus_assess.storage.protocol_desk import Following as Following  # noqa: PLC0414

if TYPE_CHECKING:
    from aiplus_assess.questionnaire.model import Pack


@dataclass(frozen=True, slots=True)
class NewAssessment:
    """What a new assessment starts from. `company_id` None means: the company of that name and USCC, or a new one."""

    profile: Profile
    edition: Edition = "standard"
    ambition: Ambition = "follow"
    title: str = ""
    assessor: str = ""
    company_id: str | None = None
    answers: Mapping[str, Answer] | None = None
    revises: str | None = None
    revision: int = 1


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `workspace check` found: `faults` is empty where the file is sound."""

    path: Path
    schema: int
    companies: int
    assessments: int
    answers: int
    files: int
    faults: tuple[str, ...]


MEGABYTE = 1024 * 1024
LARGEST_PROOF = 20 * MEGABYTE
"""Bytes that one proof file may have."""
SAMPLE = "sample."
"""Settings of this beginning, with a company's id, name the sample company: no client is measured against it."""
NO_FILES: Mapping[str, bytes] = MappingProxyType({})


class Workspace(Keeping, Brands, Protocol):
    """One SQLite file with everything a user has entered.

    Every method that changes something is one durable transaction: when it returns, the change is on the disk.
    Raises WorkspaceError (file unusable), EnvironmentFailure (disk, permission, lock), StateError (final
    assessment, unanswered duty), InputError (unknown or ambiguous id).
    """

    @property
    def path(self) -> Path: ...

    @property
    def desk(self) -> Desk: ...

    def close(self) -> None: ...

    def together(self) -> AbstractContextManager[None]:
        """One transaction for everything that is changed inside: all of it or nothing."""
        ...

    # --- lists
    def companies(self) -> tuple[Company, ...]: ...

    def summaries(self, company_id: str | None = None) -> tuple[AssessmentSummary, ...]:
        """Every assessment (of one company, where given) that is not in the bin, the most recently changed first."""
        ...

    def verified_summaries(self) -> tuple[AssessmentSummary, ...]:
        """Of the assessments with an engagement, the numbers on the verified basis: those their reports begin with.

        The same as on the company's own where the assessor has found nothing else.
        """
        ...

    def in_bin(self) -> int:
        """How many assessments lie in the bin."""
        ...

    def binned(self) -> tuple[AssessmentSummary, ...]:
        """Every assessment in the bin, the most recently changed first."""
        ...

    def peers(self, assessment: Assessment, basis: Basis) -> tuple[Peer, ...]:
        """The latest final assessment of every other company of its industry's section and its size.

        Of the same questionnaire and version; screenings (quick edition) among screenings only. Not the sample
        company, those in the bin, nor those without an index. Read from the summaries.
        """
        ...

    def resolve(self, part: str, binned: bool = False) -> str:
        """The full id of the assessment whose id begins or ends with `part`; InputError where not exactly one does.

        Outside the bin, or (`binned`) in it.
        """
        ...

    # --- one assessment
    def create(self, new: NewAssessment, pack: Pack) -> Assessment: ...

    def adopt(
        self,
        assessment: Assessment,
        pack: Pack,
        history: Sequence[AnswerEvent] = (),
        files: Mapping[str, bytes] = NO_FILES,
    ) -> Assessment:
        """Take in an assessment written elsewhere, under its own id; InputError where the workspace has it already.

        `files` by SHA-256 are the contents of its proof files.
        """
        ...

    def load(self, assessment_id: str) -> Assessment: ...

    def pack(self, ref: PackRef) -> Pack:
        """Exactly the questions an assessment was answered with, from the workspace itself."""
        ...

    def answer(self, assessment_id: str, question_id: str, answer: Answer, by: str = "") -> AssessmentSummary:
        """Store one answer (the empty Answer clears it) with its history line and the summary, in one transaction."""
        ...

    def answer_all(
        self,
        assessment_id: str,
        answers: Mapping[str, Answer],
        by: str | Mapping[str, str] = "",
        said: Sequence[AnswerEvent] = (),
    ) -> AssessmentSummary:
        """Store several answers in one transaction: all or none. `by` is one person, or one per question.

        `said` are lines of history by others that were decided about; they come before those of the answers.
        """
        ...

    def remember_place(self, assessment_id: str, question_id: str) -> None:
        """Where the user stands in the walk; not a change of the assessment."""
        ...

    def history(self, assessment_id: str, question_id: str | None = None) -> tuple[AnswerEvent, ...]:
        """Every change of an answer, oldest first."""
        ...

    def update_details(
        self,
        assessment_id: str,
        *,
        title: str | None = None,
        assessor: str | None = None,
        profile: Profile | None = None,
        edition: Edition | None = None,
        ambition: Ambition | None = None,
        overrides: tuple[TargetOverride, ...] | None = None,
        departments: Mapping[str, str] | None = None,
    ) -> Assessment: ...

    def put_evidence(self, assessment_id: str, item: EvidenceItem, content: bytes | None = None) -> AssessmentSummary:
        """Add or replace one evidence item; `content` is its file, kept once by SHA-256, at most 20 MB."""
        ...

    def change_evidence(
        self,
        assessment_id: str,
        items: Sequence[EvidenceItem],
        removed: Sequence[str] = (),
        contents: Mapping[str, bytes] = NO_FILES,
    ) -> AssessmentSummary:
        """Add, replace and remove many at once, all or none; `contents` by SHA-256 are files that are not kept yet."""
        ...

    def remove_evidence(self, assessment_id: str, item_id: str) -> AssessmentSummary: ...

    def file_content(self, sha256: str) -> bytes: ...

    def put_finding(self, assessment_id: str, finding: Finding) -> None: ...

    def put_action(self, assessment_id: str, action: PlannedAction) -> None:
        """Add or change an action of the company's plan, which goes on after the assessment is final."""
        ...

    def remove_action(self, assessment_id: str, action_id: str) -> None: ...

    # --- life cycle
    def finalize(self, assessment_id: str) -> Assessment:
        """Make it immutable; StateError while an applicable duty is unanswered."""
        ...

    def reopen(self, assessment_id: str) -> Assessment:
        """A new draft revision of a final assessment; the final one stays as it is."""
        ...

    def delete(self, assessment_id: str) -> None:
        """Put a draft or final assessment into the bin."""
        ...

    def restore(self, assessment_id: str) -> None:
        """Take it back out of the bin."""
        ...

    # --- settings of the workspace (last open assessment, default assessor …), plain text
    def setting(self, key: str) -> str | None: ...

    def set_setting(self, key: str, value: str | None) -> None: ...

    # --- health
    def check(self) -> CheckReport: ...
