"""The tables of engagements and deletions; `tables` offers them with all others."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Table, Text

from aiplus_assess.storage.columns import metadata, optional_column, text_column

engagement = Table(
    "engagement",
    metadata,
    Column("assessment_id", Text, ForeignKey("assessment.id"), primary_key=True),
    Column("content", JSON, nullable=False),
)


def _records(name: str, *more: Column[Any]) -> Table:
    """Records of one engagement that are read and written whole: the plain form of `assessment.plain_engagement`."""
    return Table(
        name,
        metadata,
        Column("id", Text, primary_key=True),
        text_column("assessment_id", ForeignKey("assessment.id"), index=True),
        Column("content", JSON, nullable=False),
        *more,
    )


meeting = _records("meeting")
feedback = _records("feedback")
report_version = _records("report_version", optional_column("file_sha256", ForeignKey("file.sha256"), index=True))

deletion = Table(
    "deletion",
    metadata,
    Column("id", Text, primary_key=True),
    text_column("at"),
    text_column("by"),
    text_column("company_id"),
    Column("counts", JSON, nullable=False),
)
"""What was deleted for good: no name, only the company's random id, so that nothing of the client stays."""
