"""The two numbers a percentage was computed from are kept beside it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("answer", sa.Column("counted", sa.JSON(none_as_null=True), nullable=True))
