"""Going back to a backup: what stood in the workspace before is kept aside, never overwritten."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aiplus_assess.errors import InputError, WorkspaceError
from aiplus_assess.i18n import _
from aiplus_assess.storage import sqlite
from aiplus_assess.storage.appearing import appearing
from aiplus_assess.storage.aside import JOURNAL, moment, unused
from aiplus_assess.storage.guard import guarded
from aiplus_assess.storage.rotation import usable


@dataclass(frozen=True, slots=True)
class Restored:
    """The workspace, and where what stood there before is now (None where there was nothing)."""

    workspace: Path
    aside: Path | None


def restore(workspace: Path, backup: Path) -> Restored:
    """Make `workspace` what `backup` is.

    InputError where the backup is missing, not a sound workspace, or the workspace itself; EnvironmentFailure where
    somebody is writing, or the disk refuses. A sound workspace is changed in one SQLite transaction, so a window that
    has it open sees the restored content and goes on; a damaged one is moved aside first.
    """
    _check(workspace, backup)
    with guarded(workspace):
        if not workspace.exists():
            _copy(backup, workspace)
            return Restored(workspace, None)
        aside = unused(workspace.with_name(f"{workspace.name}.before-restore-{moment(datetime.now(UTC))}"))
        if usable(workspace):
            with closing(sqlite.connect(workspace)) as current:
                with appearing(aside) as new:
                    sqlite.copy(current, new)
                sqlite.overwrite(current, backup)
        else:
            _move(workspace, aside)
            _copy(backup, workspace)
    return Restored(workspace, aside)


def _check(workspace: Path, backup: Path) -> None:
    if not backup.is_file():
        raise InputError(_("There is no file {name}; check the path.").format(name=backup))
    with guarded(backup):
        if not usable(backup):
            raise InputError(
                _("{path} is not a sound workspace of this program, so nothing was changed.").format(path=backup)
            )
    if workspace.exists() and workspace.samefile(backup):
        raise InputError(_("{path} is the workspace itself; name a backup of it.").format(path=backup))


def _copy(backup: Path, workspace: Path) -> None:
    with appearing(workspace) as new:
        shutil.copyfile(backup, new)
        sqlite.flush(new)


def _move(workspace: Path, aside: Path) -> None:
    """The damaged file and its journal, to a name of their own."""
    journal = workspace.with_name(workspace.name + JOURNAL)
    if journal.exists():
        journal.rename(aside.with_name(aside.name + JOURNAL))
    workspace.rename(aside)


def with_way_out(error: WorkspaceError, backup: Path | None) -> WorkspaceError:
    """The error with what to do, where there is a good backup."""
    if backup is None:
        return error
    hint = _("The newest good backup is {path}; restore it with: aiplus-assess workspace restore {path}")
    return WorkspaceError(error.message, (*error.faults, hint.format(path=backup)))
