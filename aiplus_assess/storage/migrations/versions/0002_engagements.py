"""Engagements: team, meetings, feedback, report versions; dated verification, numbered proof, groups, deletions."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("company", sa.Column("parent_id", sa.Text(), nullable=True))
    op.add_column("company", sa.Column("kind", sa.Text(), nullable=False, server_default=sa.text("'company'")))
    op.create_index(op.f("ix_company_parent_id"), "company", ["parent_id"])
    op.add_column("assessment", sa.Column("inherits", sa.Text(), nullable=True))
    op.create_index(op.f("ix_assessment_inherits"), "assessment", ["inherits"])
    op.add_column("answer", sa.Column("verified_on", sa.Text(), nullable=True))
    op.add_column("answer", sa.Column("inherited", sa.Boolean(), nullable=False, server_default=sa.text("0")))
    op.add_column("evidence", sa.Column("number", sa.Integer(), nullable=False, server_default=sa.text("0")))
    _engagements()
    _deletions()


def _engagements() -> None:
    op.create_table(
        "engagement",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("assessment_id", name=op.f("pk_engagement")),
        _of_assessment("engagement"),
    )
    for name in ("meeting", "feedback"):
        op.create_table(name, *_record(name))
        op.create_index(op.f(f"ix_{name}_assessment_id"), name, ["assessment_id"])
    op.create_table(
        "report_version",
        *_record("report_version"),
        sa.Column("file_sha256", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["file_sha256"], ["file.sha256"], name=op.f("fk_report_version_file_sha256")),
    )
    op.create_index(op.f("ix_report_version_assessment_id"), "report_version", ["assessment_id"])
    op.create_index(op.f("ix_report_version_file_sha256"), "report_version", ["file_sha256"])


def _record(name: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        _of_assessment(name),
    )


def _of_assessment(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f(f"fk_{name}_assessment_id"))


def _deletions() -> None:
    op.create_table(
        "deletion",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "at", "by", "company_id")),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deletion")),
    )
