"""What the rest of the program may ask of the consultant's desk (`Workspace.desk`). Free of SQLAlchemy."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from aiplus_assess.assessment.engagement import (
    CompanyKind,
    Deletion,
    Engagement,
    Feedback,
    Meeting,
    ReportVersion,
    Signature,
)


@dataclass(frozen=True, slots=True)
class Following:
    """That an assessment's answers to `questions` follow `parent`, an assessment of the company above."""

    assessment: str
    parent: str
    questions: tuple[str, ...]


class Desk(Protocol):
    """What a consultant has beside the answers. Every change is one durable transaction, as in `Workspace`.

    A final assessment takes no new meeting or feedback (StateError), but report versions and signatures.
    """

    def engaged(self, assessment_id: str) -> bool:
        """Whether the assessment has an engagement; cheap."""
        ...

    def report_numbers(self) -> tuple[str, ...]:
        """Every report number that is given, of assessments in the bin too."""
        ...

    def put(self, assessment_id: str, engagement: Engagement) -> None:
        """Turn the engagement on, or change everything but its meetings, feedback and versions."""
        ...

    def drop(self, assessment_id: str) -> None:
        """Turn it off, with its meetings and feedback; StateError where a report version is on record."""
        ...

    def put_meeting(self, assessment_id: str, meeting: Meeting) -> None: ...

    def remove_meeting(self, assessment_id: str, meeting_id: str) -> None: ...

    def put_feedback(self, assessment_id: str, remark: Feedback) -> None: ...

    def remove_feedback(self, assessment_id: str, remark_id: str) -> None: ...

    def add_version(self, assessment_id: str, version: ReportVersion, content: bytes) -> ReportVersion:
        """Keep the very file that was sent, at most 20 MB; the engagement is then at the version's stage."""
        ...

    def sign(self, assessment_id: str, version_id: str, signature: Signature) -> ReportVersion:
        """Add a signature; from the first on, the version can't be changed or removed."""
        ...

    def remove_version(self, assessment_id: str, version_id: str) -> None:
        """StateError where it is signed."""
        ...

    def set_parent(self, company_id: str, parent_id: str | None, kind: CompanyKind) -> tuple[Following, ...]:
        """Make a company part of another one, or (None) its own; InputError for a circle.

        Its drafts follow an earlier parent no longer: their answers stay as they are. Returns what has ended so.
        """
        ...

    def inherit(self, assessment_id: str, parent_id: str, questions: Collection[str]) -> int:
        """Take over the parent assessment's answers to `questions` and follow them until they are changed here.

        Returns how many were taken over. InputError where the two are not on the same questionnaire and version.
        """
        ...

    def stop_inheriting(self, assessment_id: str) -> Following | None:
        """Keep the inherited answers as they are, as this company's own. Returns what has ended so."""
        ...

    def follow_again(self, following: Following) -> None:
        """Take back the end of a following; no answer changes. What is answered otherwise by now stays its own.

        StateError where the assessment follows another one by now.
        """
        ...

    def erase(self, company_id: str, by: str = "") -> Deletion:
        """Delete a company with everything of it for good, and write the file anew, so that no byte of it is left.

        Backups and other copies beside it are files of their own and stay: whoever closes the order decides about them.
        """
        ...

    def discard(self, assessment_id: str) -> None:
        """Delete an assessment that lies in the bin for good, with its answers, proof, meetings and report versions.

        The company's action plan goes on with its other assessments. StateError where it does not lie in the bin.
        """
        ...

    def backups_holding(self, company_id: str) -> tuple[Path, ...]:
        """The program's copies that have that company in them: daily backups, then those beside the workspace."""
        ...

    def deletions(self) -> tuple[Deletion, ...]: ...
