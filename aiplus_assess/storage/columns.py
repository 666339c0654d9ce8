"""What all tables are made with: one metadata, one way to name constraints, text columns with and without a value."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, MetaData, Text

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMES)


def text_column(name: str, *parts: ForeignKey, index: bool = False) -> Column[str]:
    return Column(name, Text, *parts, nullable=False, index=index)


def optional_column(name: str, *parts: ForeignKey, index: bool = False) -> Column[str | None]:
    return Column(name, Text, *parts, index=index)
