"""Everything that is SQLite's alone: how a connection is set up, recognised, checked and copied.

A rollback journal with synchronous=EXTRA: one plain file, and no commit is lost at a power cut. (SQLite before
3.51.3 can corrupt a write-ahead log when it is reset, and many Pythons carry such a version.)
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

APPLICATION_ID = 0x41492B31
"""“AI+1” in the file's header: only such a file is ours."""
BUSY_MS = 5000
PRAGMAS = (
    "foreign_keys=ON",
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "temp_store=MEMORY",
    "trusted_schema=OFF",  # a schema that came by mail must not call functions
    "cell_size_check=ON",
    "secure_delete=ON",  # what was deleted is not mailed along
)


def connect(path: Path, busy_ms: int = BUSY_MS) -> sqlite3.Connection:
    """A plain connection to an existing file, transactions begun by hand."""
    uri = _uri(path, "rw")
    connection = sqlite3.connect(uri, uri=True, timeout=busy_ms / 1000, isolation_level=None, check_same_thread=False)
    try:
        for pragma in PRAGMAS:  # before any transaction: inside one, foreign_keys is silently ignored
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _uri(path: Path, mode: str) -> str:
    """For SQLite, which unlike browsers wants four slashes before a Windows server's name."""
    name = quote(path.absolute().as_posix(), safe="/:")
    return f"file://{name if name.startswith('/') else '/' + name}?mode={mode}"


def engine(path: Path, busy_ms: int = BUSY_MS) -> Engine:
    """SQLAlchemy over one connection with real BEGINs (the sqlite3 module's own come too late)."""
    made = create_engine(
        "sqlite://",
        creator=lambda: connect(path, busy_ms),
        poolclass=StaticPool,
        json_serializer=lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")),
    )
    event.listen(made, "begin", _begin)
    return made


def will_write(connection: Connection, writes: bool) -> None:
    """Whether the next transaction takes the write lock at once, so that what it reads still holds when it writes."""
    connection.info["writes"] = writes


def _begin(connection: Connection) -> None:
    driver(connection).execute("BEGIN IMMEDIATE" if connection.info.get("writes") else "BEGIN")


def abandon(connection: Connection) -> None:
    """Roll back what a refused COMMIT (somebody reads, the disk is full) has left open."""
    if driver(connection).in_transaction:
        driver(connection).rollback()


def change_mark(connection: Connection) -> int:
    """A number that moves whenever another connection has changed the file."""
    return int(driver(connection).execute("PRAGMA data_version").fetchone()[0])


def schema_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def columns(connection: Connection) -> set[tuple[str, str]]:
    """(table, column) of every table in the file."""
    rows = connection.exec_driver_sql(
        "SELECT found.name, part.name FROM sqlite_master AS found, pragma_table_info(found.name) AS part "
        "WHERE found.type = 'table'"
    )
    return {(table, column) for table, column in rows}


def stamp(connection: Connection, schema: int) -> None:
    """Mark the file as ours, with this schema; part of the transaction that makes the tables."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={schema}")


def foreign_keys(connection: Connection, on: bool) -> None:
    """Migrations rebuild tables with foreign keys off and check them before the commit; outside a transaction only."""
    driver(connection).execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")


def broken_links(connection: Connection) -> list[str]:
    """Rows that point at nothing, as `table → table`."""
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return sorted({f"{row[0]} → {row[2]}" for row in rows})


def broken_pages(connection: Connection) -> list[str]:
    """What `integrity_check` complains about; empty where the file is sound."""
    rows = connection.exec_driver_sql("PRAGMA integrity_check").all()
    return [str(row[0]) for row in rows if row[0] != "ok"]


def broken_at_a_glance(path: Path) -> bool:
    """Whether pages or constraints are broken, by `quick_check`: it reads every page, but compares no index."""
    try:
        with closing(sqlite3.connect(_uri(path, "rw"), uri=True, timeout=BUSY_MS / 1000)) as connection:
            return connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]
    except UnicodeDecodeError:  # a message that quotes a damaged schema
        return True


def sound(path: Path) -> bool:
    """Whether pages, constraints and links are all as they must be; slow, for when something has gone wrong."""
    try:
        connection = sqlite3.connect(_uri(path, "rw"), uri=True)  # SQLite checks no constraints in a read-only one
        with closing(connection):
            pages = connection.execute("PRAGMA integrity_check").fetchall()
            links = connection.execute("PRAGMA foreign_key_check").fetchall()
    except (sqlite3.Error, UnicodeDecodeError):
        return False
    return pages == [("ok",)] and not links


def driver(connection: Connection) -> sqlite3.Connection:
    """The sqlite3 connection underneath."""
    found: Any = connection.connection.driver_connection
    assert isinstance(found, sqlite3.Connection)
    return found


def copy(source: sqlite3.Connection, target: Path) -> None:
    """A consistent copy of the whole file, whatever others are writing; `target` must be new or empty."""
    copied = sqlite3.connect(target, isolation_level=None)
    try:
        copied.execute("PRAGMA synchronous=EXTRA")
        source.backup(copied, progress=_patience(), sleep=WAIT)
    finally:
        copied.close()


WAIT = 0.05
"""Seconds between two attempts of a copy at a file that somebody else has locked."""


def _patience() -> Callable[[int, int, int], None]:
    """Ends a copy that waits longer than `BUSY_MS`: the sqlite3 module would try for ever."""
    left = BUSY_MS / 1000 / WAIT

    def after_attempt(status: int, _remaining: int, _total: int) -> None:
        nonlocal left
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            left -= 1
            if left < 0:
                error = sqlite3.OperationalError("database is locked")
                error.sqlite_errorcode = status
                raise error

    return after_attempt


def overwrite(target: sqlite3.Connection, source: Path) -> None:
    """Make the file of `target` what `source` is, in one transaction: a kill leaves the one or the other."""
    with closing(sqlite3.connect(_uri(source, "ro"), uri=True)) as wanted:
        wanted.backup(target, progress=_patience(), sleep=WAIT)


def flush(path: Path) -> None:
    """Put a file's content on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
