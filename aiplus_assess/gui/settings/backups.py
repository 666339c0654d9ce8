"""The workspace's backups: which there are, and the way back to one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _
from aiplus_assess.reporting.numbers import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiplus_assess.gui.navigation import Navigator
    from aiplus_assess.storage.protocol import Backup

MEGABYTE = 1024 * 1024


class BackupsPresenter:
    """Goes back beside the window; what stood in the workspace before is a backup of its own, so it can be undone."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        self._services, self._navigator = services, navigator

    def backups(self) -> tuple[Backup, ...]:
        """The newest first."""
        return self._services.workspace.backups()

    def go_back(self, backup: Path, settled: Callable[[], None]) -> None:
        """Make the workspace what `backup` is; `settled` is called when that has been done or has failed."""

        def done(before: Path | None) -> None:
            settled()
            self._navigator.reload()
            words = _("The workspace is what the backup held. What it held before is kept as a backup.")
            undo = (lambda: self.go_back(before, _nothing)) if before is not None else None
            self._navigator.notify(words, _("Undo") if undo else "", undo)

        def failed(error: Exception) -> None:
            settled()
            self._navigator.fail(error)

        self._services.jobs.start(lambda _job: self._services.workspace.go_back(backup), done, failed)


def backup_words(backup: Backup) -> str:
    """“2026-11-20 08:15 · 自动备份 · 1.2 MB”, in local time."""
    occasion = _("automatic backup") if backup.occasion == "daily" else _("before going back to a backup")
    size = _("{size} MB").format(size=show(max(backup.size / MEGABYTE, 0.1), 1))
    return " · ".join((f"{backup.taken.astimezone(CHINA):%Y-%m-%d %H:%M}", occasion, size))


def _nothing() -> None:
    """Nothing waits for it."""
