"""From a painted window to a usable one: heavy modules are read beside the window, then the workspace is opened."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from aiplus_assess.errors import AssessError, DamagedWorkspace
from aiplus_assess.gui.jobs import Job, JobRunner

if TYPE_CHECKING:
    from aiplus_assess.gui.preferences import Preferences
    from aiplus_assess.gui.services import PackLibrary, ReportRenderer
    from aiplus_assess.gui.window import MainWindow
    from aiplus_assess.storage.protocol import Rescue, Workspace

    Open = Callable[[Path], Workspace]

WARM_UP_AFTER = 600
"""Milliseconds after which questionnaire and report worker are made ready, when nobody waits for anything."""


class Opening(QObject):
    """Opens one workspace for one window. `usable` is emitted when home is there, `settled` also where it can't be.

    `store` reads the modules of the store, which takes a moment, and gives what opens a workspace.
    """

    usable = Signal()
    settled = Signal()

    def __init__(
        self,
        window: MainWindow,
        preferences: Preferences,
        jobs: JobRunner,
        path: Path,
        store: Callable[[], Open],
        reports: ReportRenderer,
        rescue: Callable[[], Rescue],
    ) -> None:
        super().__init__()
        self._window = window
        self._preferences = preferences
        self._jobs = jobs
        self.path = path
        self._store = store
        self._reports = reports
        self._rescue = rescue
        self.workspace: Workspace | None = None

    def begin(self) -> None:
        """Read what is needed, then open."""
        self._jobs.start(self._read_modules, lambda _nothing: self._open(), self._trouble)

    def _read_modules(self, _job: Job) -> Open:
        gc.disable()  # what is read stays: to look for rubbish in it, now or later, only takes time
        try:
            import aiplus_assess.gui.home.screen  # noqa: F401 - read here, used when the workspace is open

            return self._store()
        finally:
            gc.freeze()
            gc.enable()

    def close(self) -> None:
        """Close the workspace, if one is open."""
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None

    def _open(self) -> None:
        from aiplus_assess.places import default_workspace

        self.close()
        try:
            if self.path == default_workspace():
                self.path.parent.mkdir(parents=True, exist_ok=True)
            workspace = self._store()(self.path)
        except (AssessError, OSError) as error:
            self._trouble(error)
            return
        self.workspace = workspace
        self._attach(workspace)

    def _attach(self, workspace: Workspace) -> None:
        from aiplus_assess.demo import create_sample
        from aiplus_assess.gui.library import RememberingLibrary
        from aiplus_assess.gui.screens import BUILDERS
        from aiplus_assess.gui.services import DEFAULT_PACK, Services
        from aiplus_assess.places import user_packs

        packs = RememberingLibrary(_library, user_packs())
        services = Services(
            workspace, packs, self._jobs, self._preferences, lambda: datetime.now(UTC), self._reports, create_sample
        )
        self._window.attach(services, BUILDERS)
        self.usable.emit()
        self.settled.emit()
        for get_ready in (self._reports.warm_up, partial(packs.load, DEFAULT_PACK)):
            QTimer.singleShot(WARM_UP_AFTER, self, partial(self._beside, get_ready))
        QTimer.singleShot(WARM_UP_AFTER, self, self._back_up)

    def _beside(self, get_ready: Callable[[], object]) -> None:
        self._jobs.start(lambda _job: get_ready(), _ignore, _ignore)

    def _back_up(self) -> None:
        """A look at every page, then today's backup; a failure is told, because somebody may count on it."""
        workspace = self.workspace
        if workspace is not None:

            def look_and_keep(_job: Job) -> None:
                workspace.look_over()
                workspace.keep_daily_backup()

            self._jobs.start(look_and_keep, _ignore, self._no_backup)

    def _no_backup(self, error: Exception) -> None:
        if isinstance(error, DamagedWorkspace):
            self._trouble(error)
        else:
            self._window.fail(error)

    def _trouble(self, error: Exception) -> None:
        from aiplus_assess.gui.trouble import TroublePage

        self._jobs.cancel_all()
        self._window.errors.clear()
        if isinstance(error, DamagedWorkspace):
            self._offer_backup(error)
        else:
            self._window.show_trouble(TroublePage(error, self.path, self._again, self._other))
        self.settled.emit()

    def _offer_backup(self, error: DamagedWorkspace) -> None:
        from aiplus_assess.gui.damaged import DamagedPage

        page = DamagedPage(error, self.path, self._jobs, self._rescue(), self._again, self._other)
        page.restoring.connect(self.close)
        page.restored.connect(self._restored)
        self._window.show_trouble(page)

    def _restored(self, words: str) -> None:
        self._open()
        if self.workspace is not None:
            self._window.notify(words)

    def _again(self) -> None:
        self._open()

    def _other(self, path: Path) -> None:
        self.path = path
        self._open()


def _library() -> PackLibrary:
    from aiplus_assess.places import user_packs
    from aiplus_assess.questionnaire.library import Library

    return Library(user_packs())


def _ignore(_outcome: object) -> None:
    """Getting ready changes nothing; whoever needs questionnaire or worker asks again and hears of faults."""
