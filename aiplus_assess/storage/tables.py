"""The tables of a workspace, in SQLAlchemy Core. What is SQLite's alone is in `sqlite.py`.

Ids are UUIDv7 text and times UTC ISO text, both made in the application. `SCHEMA` counts the shapes this file has
had; migrations/versions leads from each to the next.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

SCHEMA = 2
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMES)


def _text(name: str, *parts: ForeignKey, index: bool = False) -> Column[str]:
    return Column(name, Text, *parts, nullable=False, index=index)


def _optional(name: str, *parts: ForeignKey, index: bool = False) -> Column[str | None]:
    return Column(name, Text, *parts, index=index)


company = Table(
    "company",
    metadata,
    Column("id", Text, primary_key=True),
    _text("name"),
    _text("uscc"),
    _optional("parent_id", index=True),
    Column("kind", Text, nullable=False, server_default=text("'company'")),
)

pack = Table(
    "pack",
    metadata,
    Column("hash", Text, primary_key=True),
    _text("id"),
    _text("version"),
    Column("content", LargeBinary, nullable=False),
)

assessment = Table(
    "assessment",
    metadata,
    Column("id", Text, primary_key=True),
    _text("company_id", ForeignKey("company.id"), index=True),
    _text("title"),
    Column("profile", JSON, nullable=False),
    _text("industry"),
    _text("size"),
    _text("pack_hash", ForeignKey("pack.hash")),
    _text("edition"),
    _text("ambition"),
    _text("status"),
    Column("revision", Integer, nullable=False),
    _optional("revises", ForeignKey("assessment.id"), index=True),
    _text("assessor"),
    _optional("last_question"),
    Column("overrides", JSON, nullable=False),
    _text("created"),
    _text("updated"),
    _optional("finalized"),
    _optional("deleted_at"),
    _optional("inherits", index=True),
    CheckConstraint("status IN ('draft', 'final')", name="status"),
)

answer = Table(
    "answer",
    metadata,
    Column("assessment_id", Text, ForeignKey("assessment.id"), primary_key=True),
    Column("question_id", Text, primary_key=True),
    Column("level", Integer),
    Column("value", Float),
    Column("checked", JSON(none_as_null=True)),
    _optional("duty"),
    Column("unknown", Boolean, nullable=False),
    _optional("na"),
    Column("evidence", Integer, nullable=False),
    _text("note"),
    Column("flagged", Boolean, nullable=False),
    Column("to_confirm", Boolean, nullable=False),
    Column("verified_level", Integer),
    _optional("verified_reason"),
    _optional("verified_by"),
    _optional("verified_on"),
    Column("inherited", Boolean, nullable=False, server_default=text("0")),
    CheckConstraint("level BETWEEN 0 AND 5", name="level"),
    CheckConstraint("verified_level BETWEEN 0 AND 5", name="verified_level"),
    CheckConstraint("evidence BETWEEN 0 AND 3", name="evidence"),
)

answer_event = Table(
    "answer_event",
    metadata,
    Column("sequence", Integer, primary_key=True),
    _text("id"),
    _text("assessment_id", ForeignKey("assessment.id"), index=True),
    _text("question_id"),
    _text("at"),
    _text("by"),
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
)

file = Table(
    "file",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    Column("id", Text, primary_key=True),
    _text("assessment_id", ForeignKey("assessment.id"), index=True),
    _text("title"),
    Column("level", Integer, nullable=False),
    _text("kind"),
    _text("reference"),
    _text("status"),
    _text("department"),
    _optional("dated"),
    _optional("valid_until"),
    _optional("due"),
    _optional("file_sha256", ForeignKey("file.sha256"), index=True),
    _text("file_name"),
    _text("note"),
    Column("number", Integer, nullable=False, server_default=text("0")),
    CheckConstraint("level BETWEEN 0 AND 3", name="level"),
)

evidence_question = Table(
    "evidence_question",
    metadata,
    Column("evidence_id", Text, ForeignKey("evidence.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    _text("question_id"),
)

finding = Table(
    "finding",
    metadata,
    Column("assessment_id", Text, ForeignKey("assessment.id"), primary_key=True),
    Column("clause", Text, primary_key=True),
    _text("current"),
    _text("problems"),
    _text("advice"),
    _text("answers_digest"),
)

action = Table(
    "action",
    metadata,
    Column("id", Text, primary_key=True),
    _text("company_id", ForeignKey("company.id"), index=True),
    _text("assessment_id", ForeignKey("assessment.id"), index=True),
    _text("question_id"),
    _text("action"),
    _text("text"),
    _text("owner"),
    _optional("due"),
    _text("state"),
    Column("budget_wan", Float),
    Column("benefit_wan", Float),
    _text("note"),
    Column("place", Integer, nullable=False),
)

department = Table(
    "department",
    metadata,
    Column("assessment_id", Text, ForeignKey("assessment.id"), primary_key=True),
    Column("target", Text, primary_key=True),
    _text("responsible"),
)

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
        _text("assessment_id", ForeignKey("assessment.id"), index=True),
        Column("content", JSON, nullable=False),
        *more,
    )


meeting = _records("meeting")
feedback = _records("feedback")
report_version = _records("report_version", _optional("file_sha256", ForeignKey("file.sha256"), index=True))

deletion = Table(
    "deletion",
    metadata,
    Column("id", Text, primary_key=True),
    _text("at"),
    _text("by"),
    _text("company_id"),
    Column("counts", JSON, nullable=False),
)
"""What was deleted for good: no name, only the company's random id, so that nothing of the client stays."""

brand = Table(
    "brand",
    metadata,
    Column("id", Text, primary_key=True),
    _text("name"),
    Column("settings", JSON, nullable=False),
    Column("logo", LargeBinary),
)

summary = Table(
    "summary",
    metadata,
    Column("assessment_id", Text, ForeignKey("assessment.id"), primary_key=True),
    Column("basis", Text, primary_key=True),
    _text("pack_hash"),
    Column("scoring_version", Integer, nullable=False),
    Column("index", Float),
    Column("low", Float),
    Column("high", Float),
    Column("level", Integer),
    _text("standing"),
    Column("answered", Integer, nullable=False),
    Column("applicable", Integer, nullable=False),
    Column("duties_to_fix", Integer, nullable=False),
)

setting = Table("setting", metadata, Column("key", Text, primary_key=True), _text("value"))
