"""The window's composition root: builds everything, in the order things are needed, and runs it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from aiplus_assess import i18n
from aiplus_assess.gui import faults
from aiplus_assess.gui.instance import Instance
from aiplus_assess.gui.jobs import JobRunner, ThreadExecutor
from aiplus_assess.gui.opening import Opening
from aiplus_assess.gui.preferences import Preferences, default_path
from aiplus_assess.gui.rendering import Renderer
from aiplus_assess.gui.theme.apply import apply_theme, theme_for
from aiplus_assess.gui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiplus_assess.storage.protocol import Rescue, Workspace

    Watch = Callable[[str], None]


def run_window(workspace: Path, language: i18n.Language | None = None, watch: Watch | None = None) -> int:
    """Open the window on `workspace` and stay until it is closed; the process's exit code.

    `language` overrides the user's choice for this run. `watch` is told “painted” and “usable” (for measuring).
    """
    app = application()
    instance = Instance(workspace)
    if not instance.claim():
        return 0 if instance.raise_first() else 1
    preferences = Preferences(default_path(), language)
    apply_theme(app, theme_for(preferences.theme, preferences.text_scale))
    executor, renderer = ThreadExecutor(), Renderer()
    window = MainWindow(preferences)
    opening = Opening(window, preferences, JobRunner(executor), workspace, store, renderer, rescue)
    faults.install(window.fail)
    app.styleHints().colorSchemeChanged.connect(window.follow_the_system)
    window.painted.connect(lambda: QTimer.singleShot(0, opening, opening.begin))
    opening.settled.connect(lambda: QTimer.singleShot(0, opening, lambda: instance.listen(window.come_forward)))
    if watch is not None:
        window.painted.connect(lambda: watch("painted"))
        opening.usable.connect(lambda: QTimer.singleShot(0, opening, lambda: watch("usable")))
    window.show()
    code = app.exec()
    executor.finish()
    renderer.close()
    opening.close()
    instance.release()
    return code


def store() -> Callable[[Path], Workspace]:
    """What opens a workspace; reading its modules takes a quarter of a second, so not before the window is painted."""
    from aiplus_assess.storage.open import open_workspace

    return open_workspace


def rescue() -> Rescue:
    """The way on from a damaged workspace; nothing of it is read before there is one."""
    from aiplus_assess.storage import rescue as found

    return found


def application() -> QApplication:
    """The one QApplication, with the names the desktop shows."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("aiplus-assess")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("aiplus-assess")
    return app
