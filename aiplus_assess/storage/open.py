"""Opening a workspace: what the file is decides before SQLite touches it."""

from __future__ import annotations

from pathlib import Path

from aiplus_assess.errors import EnvironmentFailure, WorkspaceError
from aiplus_assess.i18n import _
from aiplus_assess.storage import header, sqlite, tables
from aiplus_assess.storage.aside import JOURNAL
from aiplus_assess.storage.connection import Clock, Store, system_clock
from aiplus_assess.storage.creating import create
from aiplus_assess.storage.guard import damaged, guarded
from aiplus_assess.storage.health import look_over
from aiplus_assess.storage.settling import newer, settle
from aiplus_assess.storage.workspace import SqlWorkspace


def open_workspace(path: Path, clock: Clock = system_clock, busy_ms: int = sqlite.BUSY_MS) -> SqlWorkspace:
    """The workspace at `path`, made where there is none, brought to today's schema where it is older.

    `clock` gives the time of every change; `busy_ms` is how long to wait for another process.
    WorkspaceError for a file that is not ours, newer than this program, or damaged: it is left untouched.
    EnvironmentFailure where the machine does not let us.
    """
    with guarded(path):
        path = path.resolve() if path.is_symlink() else path.absolute()
    found = _look(path)
    if found.kind in ("absent", "empty"):
        create(path)
        found = _look(path)
    _refuse(path, found)
    interrupted = _interrupted(path)
    store = Store(path, clock, busy_ms)
    try:
        settle(store)
        if interrupted:
            look_over(path)
    except BaseException:
        store.close()
        raise
    return SqlWorkspace(store)


def _interrupted(path: Path) -> bool:
    """Whether a journal stands beside the file: somebody was killed in the middle of a change, or is at it now."""
    with guarded(path):
        return path.with_name(path.name + JOURNAL).exists()


def _look(path: Path) -> header.Header:
    with guarded(path):
        if not path.parent.is_dir():
            raise EnvironmentFailure(
                _("The folder {folder} does not exist. Make it, or choose another place for the workspace.").format(
                    folder=path.parent
                )
            )
        if path.exists() and not path.is_file():
            raise EnvironmentFailure(
                _(
                    "{path} is not an ordinary file, so nothing was changed; name another file for the workspace."
                ).format(path=path)
            )
        return header.read(path)


def _refuse(path: Path, found: header.Header) -> None:
    if found.kind == "damaged":
        raise damaged(path)
    if found.kind != "ours":
        raise WorkspaceError(
            _("{path} is not a workspace of AI+ Assess; it was left untouched. Choose another file.").format(path=path)
        )
    if found.schema > tables.SCHEMA:
        raise newer(path)
