"""The first schema: companies, assessments with answers and their history, evidence, findings, plan, brands, packs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _companies_and_packs()
    _assessments()
    _answers()
    _evidence()
    _engagement()
    _summaries()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _optional(name: str) -> sa.Column[str | None]:
    return sa.Column(name, sa.Text(), nullable=True)


def _whole(name: str, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _link(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _index(table: str, column: str) -> None:
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _companies_and_packs() -> None:
    op.create_table("company", _text("id"), _text("name"), _text("uscc"), _key("company", "id"))
    content = sa.Column("content", sa.LargeBinary(), nullable=False)
    op.create_table("pack", _text("hash"), _text("id"), _text("version"), content, _key("pack", "hash"))
    settings = sa.Column("settings", sa.JSON(), nullable=False)
    logo = sa.Column("logo", sa.LargeBinary(), nullable=True)
    op.create_table("brand", _text("id"), _text("name"), settings, logo, _key("brand", "id"))
    op.create_table("setting", _text("key"), _text("value"), _key("setting", "key"))


def _assessments() -> None:
    op.create_table(
        "assessment",
        _text("id"),
        _text("company_id"),
        _text("title"),
        sa.Column("profile", sa.JSON(), nullable=False),
        _text("industry"),
        _text("size"),
        _text("pack_hash"),
        _text("edition"),
        _text("ambition"),
        _text("status"),
        _whole("revision"),
        _optional("revises"),
        _text("assessor"),
        _optional("last_question"),
        sa.Column("overrides", sa.JSON(), nullable=False),
        _text("created"),
        _text("updated"),
        _optional("finalized"),
        _optional("deleted_at"),
        _key("assessment", "id"),
        _check("assessment", "status", "status IN ('draft', 'final')"),
        _link("assessment", "company_id", "company.id"),
        _link("assessment", "pack_hash", "pack.hash"),
        _link("assessment", "revises", "assessment.id"),
    )
    _index("assessment", "company_id")
    _index("assessment", "revises")


def _answers() -> None:
    op.create_table(
        "answer",
        _text("assessment_id"),
        _text("question_id"),
        _whole("level", nullable=True),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("checked", sa.JSON(none_as_null=True), nullable=True),
        _optional("duty"),
        sa.Column("unknown", sa.Boolean(), nullable=False),
        _optional("na"),
        _whole("evidence"),
        _text("note"),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("to_confirm", sa.Boolean(), nullable=False),
        _whole("verified_level", nullable=True),
        _optional("verified_reason"),
        _optional("verified_by"),
        _key("answer", "assessment_id", "question_id"),
        _check("answer", "level", "level BETWEEN 0 AND 5"),
        _check("answer", "verified_level", "verified_level BETWEEN 0 AND 5"),
        _check("answer", "evidence", "evidence BETWEEN 0 AND 3"),
        _link("answer", "assessment_id", "assessment.id"),
    )
    op.create_table(
        "answer_event",
        _whole("sequence"),
        _text("id"),
        _text("assessment_id"),
        _text("question_id"),
        _text("at"),
        _text("by"),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        _key("answer_event", "sequence"),
        _link("answer_event", "assessment_id", "assessment.id"),
    )
    _index("answer_event", "assessment_id")


def _evidence() -> None:
    content = sa.Column("content", sa.LargeBinary(), nullable=False)
    op.create_table("file", _text("sha256"), _whole("size"), content, _key("file", "sha256"))
    dates = (_optional("dated"), _optional("valid_until"), _optional("due"))
    op.create_table(
        "evidence",
        _text("id"),
        _text("assessment_id"),
        _text("title"),
        _whole("level"),
        *(_text(name) for name in ("kind", "reference", "status", "department")),
        *dates,
        _optional("file_sha256"),
        _text("file_name"),
        _text("note"),
        _key("evidence", "id"),
        _check("evidence", "level", "level BETWEEN 0 AND 3"),
        _link("evidence", "assessment_id", "assessment.id"),
        _link("evidence", "file_sha256", "file.sha256"),
    )
    _index("evidence", "assessment_id")
    _index("evidence", "file_sha256")
    op.create_table(
        "evidence_question",
        _text("evidence_id"),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        _text("question_id"),
        _key("evidence_question", "evidence_id", "place"),
        _link("evidence_question", "evidence_id", "evidence.id"),
    )


def _engagement() -> None:
    op.create_table(
        "finding",
        *(_text(name) for name in ("assessment_id", "clause", "current", "problems", "advice", "answers_digest")),
        _key("finding", "assessment_id", "clause"),
        _link("finding", "assessment_id", "assessment.id"),
    )
    op.create_table(
        "action",
        *(_text(name) for name in ("id", "company_id", "assessment_id", "question_id", "action", "text", "owner")),
        _optional("due"),
        _text("state"),
        sa.Column("budget_wan", sa.Float(), nullable=True),
        sa.Column("benefit_wan", sa.Float(), nullable=True),
        _text("note"),
        _whole("place"),
        _key("action", "id"),
        _link("action", "company_id", "company.id"),
        _link("action", "assessment_id", "assessment.id"),
    )
    _index("action", "company_id")
    _index("action", "assessment_id")
    op.create_table(
        "department",
        *(_text(name) for name in ("assessment_id", "target", "responsible")),
        _key("department", "assessment_id", "target"),
        _link("department", "assessment_id", "assessment.id"),
    )


def _summaries() -> None:
    op.create_table(
        "summary",
        _text("assessment_id"),
        _text("basis"),
        _text("pack_hash"),
        _whole("scoring_version"),
        *(sa.Column(name, sa.Float(), nullable=True) for name in ("index", "low", "high")),
        _whole("level", nullable=True),
        _text("standing"),
        _whole("answered"),
        _whole("applicable"),
        _whole("duties_to_fix"),
        _key("summary", "assessment_id", "basis"),
        _link("summary", "assessment_id", "assessment.id"),
    )
