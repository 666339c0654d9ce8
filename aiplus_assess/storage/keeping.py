"""What the workspace says about its backups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

Occasion = Literal["daily", "before_restore"]


@dataclass(frozen=True, slots=True)
class Backup:
    """A complete copy of the workspace. `taken` is when its file was written; `size` is in bytes."""

    path: Path
    occasion: Occasion
    taken: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Missing:
    """What a damaged workspace holds of one assessment that the backup does not: `answers` are changes of answers."""

    company: str
    title: str
    whole: bool
    answers: int


@dataclass(frozen=True, slots=True)
class WayBack:
    """The newest good backup. `missing` is what can be read of the rest; `readable` whether that is all of it."""

    backup: Backup
    missing: tuple[Missing, ...]
    readable: bool


class Rescue(Protocol):
    """The way on from a damaged workspace that can't be opened."""

    def way_back(self, workspace: Path) -> WayBack | None:
        """None where there is no good backup."""
        ...

    def restore(self, workspace: Path, backup: Path) -> Path | None:
        """Put the backup in the damaged file's place; where that file is kept."""
        ...


class Keeping(Protocol):
    """Copies of the whole workspace, and the way back to one."""

    def look_over(self) -> None:
        """Whether every page of the file is whole: DamagedWorkspace where not. Much cheaper than `check`."""
        ...

    def backup(self, target: Path) -> None: ...

    def keep_daily_backup(self) -> Path | None:
        """Take today's automatic backup, thin out the older ones; None where there is nothing new to keep."""
        ...

    def backups(self) -> tuple[Backup, ...]:
        """Those that were taken without being asked for, the newest first."""
        ...

    def go_back(self, backup: Path) -> Path | None:
        """Make the workspace what `backup` is; where what stood in it before is kept (as a backup to go back to).

        InputError where the file is no sound workspace; nothing is changed then.
        """
        ...
