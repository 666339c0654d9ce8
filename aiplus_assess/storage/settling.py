"""Making sure that an open file has today's tables, wherever it came from."""

from __future__ import annotations

from pathlib import Path

from aiplus_assess.errors import WorkspaceError
from aiplus_assess.i18n import _
from aiplus_assess.storage import sqlite, tables
from aiplus_assess.storage.connection import Store
from aiplus_assess.storage.guard import damaged
from aiplus_assess.storage.upgrade import upgrade

EXPECTED = {(table.name, column.name) for table in tables.metadata.tables.values() for column in table.c}


def newer(path: Path) -> WorkspaceError:
    """What is said of a file from a newer program."""
    return WorkspaceError(
        _(
            "{path} was written by a newer version of AI+ Assess; it was left untouched. "
            "Update the program, or choose another file."
        ).format(path=path)
    )


def settle(store: Store) -> None:
    """SQLite has rolled back what a killed process left; now the schema is certain."""
    with store.reading() as connection:
        schema = sqlite.schema_version(sqlite.driver(connection))
        complete = sqlite.columns(connection) >= EXPECTED
    if schema > tables.SCHEMA:
        raise newer(store.path)
    if schema < 1 or (schema == tables.SCHEMA and not complete):
        raise damaged(store.path)
    if schema < tables.SCHEMA:
        upgrade(store)
