"""From an older schema to today's. Alembic is imported here alone, and only when there is something to do."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from aiplus_assess import resources
from aiplus_assess.errors import AssessError, WorkspaceError
from aiplus_assess.i18n import _
from aiplus_assess.storage import sqlite, tables
from aiplus_assess.storage.appearing import appearing
from aiplus_assess.storage.aside import BEFORE_UPGRADE, moment, unused
from aiplus_assess.storage.connection import Store
from aiplus_assess.storage.guard import guarded, of_database

if TYPE_CHECKING:
    from alembic.config import Config


def upgrade(store: Store) -> None:
    """Bring the file to today's schema, after a backup beside it.

    A failed migration leaves the file as it was: WorkspaceError says so and names the backup. Where another process
    has been faster, nothing happens.
    """
    backup = unused(
        store.path.with_name(f"{store.path.name}{BEFORE_UPGRADE}{tables.SCHEMA}-{moment(store.clock())}.bak")
    )
    with store.idle() as connection:
        with guarded(backup), suppress(FileExistsError), appearing(backup) as new:
            sqlite.copy(sqlite.driver(connection), new)  # FileExistsError: another process was faster by a moment
        sqlite.foreign_keys(connection, on=False)  # tables are made anew; links are checked before the commit
    try:
        with store.writing() as connection:
            if sqlite.schema_version(sqlite.driver(connection)) < tables.SCHEMA:
                _migrate(connection, store.path, backup)
    finally:
        with store.idle() as connection:
            sqlite.foreign_keys(connection, on=True)


def _migrate(connection: Connection, path: Path, backup: Path) -> None:
    try:
        run(connection, tables.SCHEMA)
        faults = sqlite.broken_links(connection)
        sqlite.stamp(connection, tables.SCHEMA)
    except SQLAlchemyError as error:
        raise _known(error, path) or _failed(path, backup, str(error).splitlines()[0]) from error
    if faults:
        raise _failed(path, backup, ", ".join(faults))


def _known(error: SQLAlchemyError, path: Path) -> AssessError | None:
    return of_database(error.orig, path) if isinstance(error, DBAPIError) else None


def _failed(path: Path, backup: Path, reason: str) -> WorkspaceError:
    return WorkspaceError(
        _(
            "{path} could not be brought to this version's form ({reason}). It is as it was, with a copy in {backup}; "
            "go on with the version that wrote it."
        ).format(path=path, reason=reason, backup=backup.name)
    )


def run(connection: Connection, schema: int) -> None:
    """Alembic's migrations up to `schema`, in the transaction that `connection` is in."""
    from alembic import command

    command.upgrade(_config(connection), f"{schema:04d}")


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.migrations()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
