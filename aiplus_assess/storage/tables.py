"""The tables of a workspace, in SQLAlchemy Core. What is SQLite's alone is in `sqlite.py`.

Ids are UUIDv7 text and times UTC ISO text, both made in the application. `SCHEMA` counts the shapes this file has
had; migrations/versions leads from each to the next.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    Table,
    Text,
    text,
)

from aiplus_assess.storage.columns import metadata, optional_column, text_column
from aiplus_assess.storage.desk_tables import deletion, engagement, feedback, meeting, report_version

__all__ = [
    "SCHEMA",
    "action",
    "answer",
    "answer_event",
    "assessment",
    "brand",
    "company",
    "deletion",
    "department",
    "engagement",
    "evidence",
    "evidence_question",
    "feedback",
    "file",
    "finding",
    "meeting",
    "metadata",
    "pack",
    "report_version",
    "setting",
    "summary",
]

SCHEMA = 3

company = Table(
    "company",
    metadata,
    Column("id", Text, primary_key=True),
    text_column("name"),
    text_column("uscc"),
    optional_column("parent_id", index=True),
    Column("kind", Text, nullable=False, server_default=text("'company'")),
)

pack = Table(
    "pack",
    metadata,
    Column("hash", Text, primary_key=True),
    text_column("id"),
    text_column("version"),
    Column("content", LargeBinary, nullable=False),
)

assessment = Table(
    "assessment",
    metadata,
    Column("id", Text, primary_key=True),
    text_column("company_id", ForeignKey("company.id"), index=True),
    text_column("title"),
    Column("profile", JSON, nullable=False),
    text_column("industry"),
    text_column("size"),
    text_column("pack_hash", ForeignKey("pack.hash")),
    text_column("edition"),
    text_column("ambition"),
    text_column("status"),
    Column("revision", Integer, nullable=False),
    optional_column("revises", ForeignKey("assessment.id"), index=True),
    text_column("assessor"),
    optional_column("last_question"),
    Column("overrides", JSON, nullable=False),
    text_column("created"),
    text_column("updated"),
    optional_column("finalized"),
    optional_column("deleted_at"),
    optional_column("inherits", index=True),
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
    optional_column("duty"),
    Column("unknown", Boolean, nullable=False),
    optional_column("na"),
    Column("evidence", Integer, nullable=False),
    text_column("note"),
    Column("flagged", Boolean, nullable=False),
    Column("to_confirm", Boolean, nullable=False),
    Column("verified_level", Integer),
    optional_column("verified_reason"),
    optional_column("verified_by"),
    optional_column("verified_on"),
    Column("inherited", Boolean, nullable=False, server_default=text("0")),
    Column("counted", JSON(none_as_null=True)),
    CheckConstraint("level BETWEEN 0 AND 5", name="level"),
    CheckConstraint("verified_level BETWEEN 0 AND 5", name="verified_level"),
    CheckConstraint("evidence BETWEEN 0 AND 3", name="evidence"),
)

answer_event = Table(
    "answer_event",
    metadata,
    Column("sequence", Integer, primary_key=True),
    text_column("id"),
    text_column("assessment_id", ForeignKey("assessment.id"), index=True),
    text_column("question_id"),
    text_column("at"),
    text_column("by"),
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
    text_column("assessment_id", ForeignKey("assessment.id"), index=True),
    text_column("title"),
    Column("level", Integer, nullable=False),
    text_column("kind"),
    text_column("reference"),
    text_column("status"),
    text_column("department"),
    optional_column("dated"),
    optional_column("valid_until"),
    optional_column("due"),
    optional_column("file_sha256", ForeignKey("file.sha256"), index=True),
    text_column("file_name"),
    text_column("note"),
    Column("number", Integer, nullable=False, server_default=text("0")),
    CheckConstraint("level BETWEEN 0 AND 3", name="level"),
)

evidence_question = Table(
    "evidence_question",
    metadata,
    Column("evidence_id", Text, ForeignKey("evidence.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    text_column("question_id"),
)

finding = Table(
    "finding",
    metadata,
    Column("assessment_id", Text, ForeignKey("assessment.id"), primary_key=True),
    Column("clause", Text, primary_key=True),
    text_column("current"),
    text_column("problems"),
    text_column("advice"),
    text_column("answers_digest"),
)

action = Table(
    "action",
    metadata,
    Column("id", Text, primary_key=True),
    text_column("company_id", ForeignKey("company.id"), index=True),
    text_column("assessment_id", ForeignKey("assessment.id"), index=True),
    text_column("question_id"),
    text_column("action"),
    text_column("text"),
    text_column("owner"),
    optional_column("due"),
    text_column("state"),
    Column("budget_wan", Float),
    Column("benefit_wan", Float),
    text_column("note"),
    Column("place", Integer, nullable=False),
)

department = Table(
    "department",
    metadata,
    Column("assessment_id", Text, ForeignKey("assessment.id"), primary_key=True),
    Column("target", Text, primary_key=True),
    text_column("responsible"),
)

brand = Table(
    "brand",
    metadata,
    Column("id", Text, primary_key=True),
    text_column("name"),
    Column("settings", JSON, nullable=False),
    Column("logo", LargeBinary),
)

summary = Table(
    "summary",
    metadata,
    Column("assessment_id", Text, ForeignKey("assessment.id"), primary_key=True),
    Column("basis", Text, primary_key=True),
    text_column("pack_hash"),
    Column("scoring_version", Integer, nullable=False),
    Column("index", Float),
    Column("low", Float),
    Column("high", Float),
    Column("level", Integer),
    text_column("standing"),
    Column("answered", Integer, nullable=False),
    Column("applicable", Integer, nullable=False),
    Column("duties_to_fix", Integer, nullable=False),
)

setting = Table("setting", metadata, Column("key", Text, primary_key=True), text_column("value"))
