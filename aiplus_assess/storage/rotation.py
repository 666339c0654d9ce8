"""Automatic backups: one a day on use, the older ones thinned out, in a folder beside the workspace."""

from __future__ import annotations

import glob
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import select

from aiplus_assess.storage import sqlite, tables
from aiplus_assess.storage.appearing import appearing
from aiplus_assess.storage.aside import BEFORE_RESTORE, JOURNAL
from aiplus_assess.storage.connection import Store
from aiplus_assess.storage.guard import guarded
from aiplus_assess.storage.header import read
from aiplus_assess.storage.health import look_over
from aiplus_assess.storage.keeping import Backup, Occasion

DAYS, WEEKS, MONTHS = 7, 4, 12
"""How many daily, weekly and monthly backups are kept."""
SUFFIX = ".sqlite"


def folder_of(workspace: Path) -> Path:
    """Where the automatic backups of a workspace lie."""
    return workspace.with_name(workspace.name + ".backups")


def keep_daily(store: Store) -> Path | None:
    """Today's backup, unless there is one already, nothing changed since the last, or nothing is in it; then None.

    DamagedWorkspace where the file is broken: copies of it must not push good backups out.
    """
    folder, today = folder_of(store.path), store.clock().astimezone(UTC).date()
    with guarded(folder):
        earlier = existing(store.path)
        if earlier and (earlier[-1][0] >= today or _unchanged(store.path, earlier[-1][1])):
            return None
        if not _holds_anything(store):
            return None
        look_over(store.path)
        folder.mkdir(mode=0o700, exist_ok=True)
        target = folder / f"{today.isoformat()}{SUFFIX}"
        with store.idle() as connection, appearing(target) as new:
            sqlite.copy(sqlite.driver(connection), new)
        for _day, path in thinned((*earlier, (today, target))):
            path.unlink(missing_ok=True)
    return target


def existing(workspace: Path) -> tuple[tuple[date, Path], ...]:
    """The automatic backups by day, the oldest first; files of other names are somebody else's."""
    found = []
    folder = folder_of(workspace)
    for path in folder.glob(f"*{SUFFIX}") if folder.is_dir() else ():
        try:
            found.append((date.fromisoformat(path.stem), path))
        except ValueError:
            continue
    return tuple(sorted(found))


def kept(workspace: Path) -> tuple[Backup, ...]:
    """The automatic backups, and what stood in the workspace before it was restored; the newest first."""
    daily = [_backup(path, "daily") for _day, path in existing(workspace)]
    before = workspace.parent.glob(glob.escape(workspace.name + BEFORE_RESTORE) + "*")
    found = [*daily, *(_backup(path, "before_restore") for path in before if not path.name.endswith(JOURNAL))]
    return tuple(sorted(found, key=lambda backup: (backup.taken, backup.path.name), reverse=True))


def _backup(path: Path, occasion: Occasion) -> Backup:
    state = path.stat()
    return Backup(path, occasion, datetime.fromtimestamp(state.st_mtime, UTC), state.st_size)


def newest_good(workspace: Path) -> Path | None:
    """The newest automatic backup that is sound; None where there is none."""
    return next((path for _day, path in reversed(existing(workspace)) if usable(path)), None)


def usable(path: Path) -> bool:
    """Whether the file is a sound workspace that this program can read."""
    try:
        found = read(path)
    except OSError:
        return False
    return found.kind == "ours" and found.schema <= tables.SCHEMA and sqlite.sound(path)


def _holds_anything(store: Store) -> bool:
    with store.reading() as connection:
        return connection.execute(select(tables.assessment.c.id).limit(1)).first() is not None


def _unchanged(workspace: Path, backup: Path) -> bool:
    """Whether the workspace has not been written since the backup was taken."""
    return workspace.stat().st_mtime_ns <= backup.stat().st_mtime_ns


def thinned(backups: Iterable[tuple[date, Path]]) -> tuple[tuple[date, Path], ...]:
    """Those that may go: not among the last days, nor the newest of one of the last weeks or months."""
    ordered = sorted(backups, reverse=True)
    kept = {path for _day, path in ordered[:DAYS]}
    for period, count in ((_week, WEEKS), (_month, MONTHS)):
        newest: dict[tuple[int, int], Path] = {}
        for day, path in ordered:
            newest.setdefault(period(day), path)
        kept.update(list(newest.values())[:count])
    return tuple((day, path) for day, path in sorted(ordered) if path not in kept)


def _week(day: date) -> tuple[int, int]:
    year, week, _weekday = day.isocalendar()
    return year, week


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
