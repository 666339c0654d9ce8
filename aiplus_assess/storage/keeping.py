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


class Keeping(Protocol):
    """Copies of the whole workspace, and the way back to one."""

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
