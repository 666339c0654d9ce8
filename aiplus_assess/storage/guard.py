"""Where the errors of SQLite, SQLAlchemy and the file system become lines that a user can act on.

What is neither the machine's nor the file's fault is a bug, and passes unchanged.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from aiplus_assess.errors import AssessError, DamagedWorkspace, EnvironmentFailure, InputError, reason_of
from aiplus_assess.i18n import _
from aiplus_assess.storage import sqlite
from aiplus_assess.storage.aside import set_aside


class UnreadableContent(Exception):
    """A row whose content can't be what we wrote: the file was damaged where SQLite does not look."""


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Whatever fails inside, on the workspace at `path`, is raised as the AssessError it is."""
    try:
        yield
    except DBAPIError as error:
        raise of_database(error.orig, path) or _of_content(path) or error from error
    except sqlite3.Error as error:
        raise of_database(error, path) or error from error
    except (UnreadableContent, UnicodeDecodeError) as error:  # SQLite's own messages can quote a damaged schema
        raise damaged(path) from error
    except UnicodeEncodeError as error:  # half of a surrogate pair, as a careless JSON file can hold
        raise InputError(
            _(
                "A text holds a broken character (U+{code:04X}), so nothing was changed; delete it and try again."
            ).format(code=ord(error.object[error.start]))
        ) from error
    except OSError as error:
        raise of_system(error, path) from error


@contextmanager
def stored_content() -> Iterator[None]:
    """Reads what the workspace itself wrote: where that has no sense any more, the file is damaged."""
    try:
        yield
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableContent from error


def _of_content(path: Path) -> DamagedWorkspace | None:
    """An error that we have no name for is the file's fault where the file is broken, and a bug where it is sound."""
    return None if sqlite.sound(path) else damaged(path)


def of_database(error: BaseException | None, path: Path) -> AssessError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return damaged(path) if str(error).startswith("Could not decode to UTF-8") else None
    primary = code & 0xFF
    if primary == sqlite3.SQLITE_FULL:
        return disk_full(path)
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return unwritable(path)
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return in_use(path)
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path)
    if primary == sqlite3.SQLITE_IOERR:
        return disk_trouble(path, str(error))
    return None


def of_system(error: OSError, path: Path) -> AssessError:
    """The line for an error of the file system."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return disk_full(path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return unwritable(path)
    return disk_trouble(path, reason_of(error))


def disk_full(path: Path) -> EnvironmentFailure:
    return EnvironmentFailure(
        _(
            "The disk is full, so nothing was changed in {path}; everything saved before is safe. "
            "Free some space and try again."
        ).format(path=path)
    )


def unwritable(path: Path) -> EnvironmentFailure:
    return EnvironmentFailure(
        _(
            "{path} can't be opened or written to, so nothing was changed; everything saved before is safe. "
            "Check that the drive is there and that you may write to the file and its folder."
        ).format(path=path)
    )


def in_use(path: Path) -> EnvironmentFailure:
    return EnvironmentFailure(
        _(
            "{path} is in use by another program, so nothing was changed; everything saved before is safe. "
            "Try again in a moment, or close the other program."
        ).format(path=path)
    )


def disk_trouble(path: Path, reason: str) -> EnvironmentFailure:
    return EnvironmentFailure(
        _(
            "The disk reports a fault at {path} ({reason}), so nothing was changed; everything saved before is safe. "
            "Check the drive and its free space, and try again."
        ).format(path=path, reason=reason)
    )


def damaged(path: Path) -> DamagedWorkspace:
    """The file stays as it is, and a copy of it is put beside it for whoever repairs it."""
    try:
        copy = set_aside(path)
    except OSError as error:
        return DamagedWorkspace(
            _(
                "{path} is damaged and was left untouched; it could not be copied aside ({reason}). "
                "Copy it somewhere safe, then open a backup."
            ).format(path=path, reason=reason_of(error))
        )
    return DamagedWorkspace(
        _("{path} is damaged. It was left untouched and copied to {copy}; open a backup to go on.").format(
            path=path, copy=copy.name
        )
    )
