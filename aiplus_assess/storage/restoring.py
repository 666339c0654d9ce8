"""Going back to a backup: what stood in the workspace before is kept aside, never overwritten."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aiplus_assess.errors import InputError, WorkspaceError
from aiplus_assess.i18n import _
from aiplus_assess.storage import sqlite
from aiplus_assess.storage.appearing import appearing, sync_folder
from aiplus_assess.storage.aside import BEFORE_RESTORE, DAMAGED, JOURNAL, moment, unused
from aiplus_assess.storage.guard import guarded
from aiplus_assess.storage.header import read
from aiplus_assess.storage.rotation import usable


@dataclass(frozen=True, slots=True)
class Restored:
    """The workspace, and where what stood there before is now (None where there was nothing)."""

    workspace: Path
    aside: Path | None


def restore(workspace: Path, backup: Path) -> Restored:
    """Make `workspace` what `backup` is.

    InputError where the backup is missing, not a sound workspace, or the workspace itself, and where `workspace` is
    somebody else's file; EnvironmentFailure where somebody is writing, or the disk refuses. A sound workspace is
    changed in one SQLite transaction, so a window that has it open sees the restored content and goes on; a damaged one
    is kept aside first. Interrupted at any moment it leaves the old file or the new one under the workspace's name.
    """
    _check(workspace, backup)
    with guarded(workspace):
        if not workspace.exists():
            _copy(backup, workspace)
            return Restored(workspace, None)
        if usable(workspace):
            aside = _free(workspace, BEFORE_RESTORE)
            with closing(sqlite.connect(workspace)) as current:
                with appearing(aside) as new:
                    sqlite.copy(current, new)
                sqlite.overwrite(current, backup)
        else:
            aside = _free(workspace, DAMAGED)
            _keep(workspace, aside)
            _replace(workspace, backup, aside)
    return Restored(workspace, aside)


def _free(workspace: Path, occasion: str) -> Path:
    return unused(workspace.with_name(f"{workspace.name}{occasion}{moment(datetime.now(UTC))}"))


def _check(workspace: Path, backup: Path) -> None:
    with guarded(backup):
        if not backup.is_file():
            raise InputError(_("There is no file {name}; check the path.").format(name=backup))
        if not usable(backup):
            raise InputError(
                _("{path} is not a sound workspace of this program, so nothing was changed.").format(path=backup)
            )
    with guarded(workspace):
        if workspace.exists() and workspace.samefile(backup):
            raise InputError(_("{path} is the workspace itself; name a backup of it.").format(path=backup))
        if workspace.exists() and read(workspace).kind == "foreign":
            raise InputError(
                _("{path} is not a workspace of AI+ Assess; it was left untouched. Choose another file.").format(
                    path=workspace
                )
            )


def _copy(backup: Path, workspace: Path) -> None:
    with appearing(workspace) as new:
        shutil.copyfile(backup, new)
        sqlite.flush(new)


def _keep(damaged: Path, aside: Path) -> None:
    """The damaged file under a second name: a link needs no room on a full disk, a copy does where there are none."""
    try:
        os.link(damaged, aside)
    except OSError:
        with appearing(aside) as new:
            shutil.copyfile(damaged, new)
            sqlite.flush(new)


def _replace(workspace: Path, backup: Path, aside: Path) -> None:
    """The backup takes the damaged file's name in one step; its journal must be gone before, and is kept too."""
    new = workspace.with_name(f".{workspace.name}.new-{secrets.token_hex(4)}")
    try:
        new.touch(mode=0o600, exist_ok=False)
        shutil.copyfile(backup, new)
        sqlite.flush(new)
        journal = workspace.with_name(workspace.name + JOURNAL)
        if journal.exists():
            journal.rename(aside.with_name(aside.name + JOURNAL))
        new.replace(workspace)
    finally:
        new.unlink(missing_ok=True)
    sync_folder(workspace.parent)


def with_way_out(error: WorkspaceError, backup: Path | None) -> WorkspaceError:
    """The error with what to do, where there is a good backup."""
    if backup is None:
        return error
    hint = _("The newest good backup is {path}; restore it with: aiplus-assess workspace restore {path}")
    return WorkspaceError(error.message, (*error.faults, hint.format(path=backup)))
