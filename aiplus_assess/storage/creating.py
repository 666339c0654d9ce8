"""A new workspace file: it appears under its name whole and stamped, or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlalchemy import Column, MetaData, PrimaryKeyConstraint, String, Table, insert

from aiplus_assess.storage import sqlite, tables
from aiplus_assess.storage.appearing import appearing
from aiplus_assess.storage.connection import Store
from aiplus_assess.storage.guard import guarded

alembic_version = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Where Alembic keeps its place; made here as it would make it, so that a new file needs no Alembic."""


def create(path: Path) -> None:
    """Make an empty workspace at `path`, unless another process has just made one there."""
    with guarded(path), suppress(FileExistsError), appearing(path) as new:
        _fill(new)


def _fill(new: Path) -> None:
    store = Store(new)
    try:
        with store.writing() as connection:
            tables.metadata.create_all(connection)
            alembic_version.create(connection)
            connection.execute(insert(alembic_version).values(version_num=f"{tables.SCHEMA:04d}"))
            sqlite.stamp(connection, tables.SCHEMA)
    finally:
        store.close()
