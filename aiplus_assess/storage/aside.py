"""Keeping a copy of a damaged workspace, once, before anyone tries to repair it."""

from __future__ import annotations

import filecmp
import glob
import shutil
from datetime import UTC, datetime
from pathlib import Path

from aiplus_assess.storage.appearing import appearing

JOURNAL = "-journal"
DAMAGED = ".damaged-"
BEFORE_RESTORE = ".before-restore-"
"""In the name of what stood in a workspace before it was restored."""
BEFORE_UPGRADE = ".before-v"
"""In the name of what stood there before its form was brought up to date."""


def set_aside(path: Path) -> Path:
    """The copy beside `path` (with its journal, if there is one); an equal copy made earlier is used again."""
    name = f"{path.name}{DAMAGED}"
    for earlier in sorted(path.parent.glob(glob.escape(name) + "*")):
        if not earlier.name.endswith(JOURNAL) and filecmp.cmp(path, earlier, shallow=False):
            return earlier
    copy = unused(path.with_name(name + moment(datetime.now(UTC))))
    _copy(path, copy)
    journal = path.with_name(path.name + JOURNAL)
    if journal.exists():
        _copy(journal, copy.with_name(copy.name + JOURNAL))
    return copy


def _copy(source: Path, target: Path) -> None:
    """All of it or nothing."""
    with appearing(target) as new:
        shutil.copy2(source, new)


def moment(at: datetime) -> str:
    """A time for file names: 20260930T081502Z."""
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def unused(path: Path) -> Path:
    """`path`, or the first of `path.2`, `path.3` … that does not exist."""
    number, candidate = 1, path
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.name}.{number}")
    return candidate
