"""Files that a report carries inside itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from aiplus_assess.i18n import _

Relationship = Literal["Source", "Data"]
"""PDF/A-3: what the file is to the document: made from it (Source), or what it shows in another form (Data)."""


@dataclass(frozen=True, slots=True)
class Attached:
    """One file. Picklable: it travels to the worker process with the snapshot."""

    name: str
    content: bytes
    description: str
    relationship: Relationship


def attachments(files: Sequence[Attached], moment: datetime) -> list[Any]:
    """The same for WeasyPrint, all dated `moment`, or the bytes would differ from run to run."""
    from weasyprint import Attachment

    when = moment.astimezone(UTC)
    return [
        Attachment(
            string=one.content,
            name=one.name,
            description=one.description,
            created=when,
            modified=when,
            relationship=one.relationship,
        )
        for one in files
    ]


def source_file(name: str, content: bytes) -> Attached:
    """The assessment a report is made from, as its `.aiplus` container."""
    return Attached(name, content, _("The assessment with its questionnaire, to be imported by AI+ Assess"), "Source")
