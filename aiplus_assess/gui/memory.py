"""What the window remembers for its next start: its geometry, and where the user was in each workspace."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QMainWindow

from aiplus_assess.gui.navigation import Route, Walk, from_text, to_text
from aiplus_assess.gui.preferences import Preferences

FRAME = QSize(16, 48)
"""What a desktop puts around a window, at most."""


class WindowMemory:
    """Kept in the preferences file, not in the workspace: looking at an assessment changes nothing in it."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def restore_geometry(self, window: QMainWindow, usual: QSize) -> None:
        """Put the window where it was; where nothing is known, as large as usual but whole on the screen."""
        state = self._preferences.state("geometry")
        if not state or not window.restoreGeometry(QByteArray.fromHex(state.encode("ascii"))):
            room = window.screen().availableGeometry().size() - FRAME
            window.resize(usual.boundedTo(room).expandedTo(window.minimumSize()))

    def keep_geometry(self, window: QMainWindow) -> None:
        """Remember where the window is."""
        self._preferences.remember("geometry", bytes(window.saveGeometry().toHex().data()).decode("ascii"))

    def route(self, workspace: Path) -> Route | None:
        """Where the user was in that workspace."""
        return from_text(self._preferences.state(f"route:{workspace}"))

    def keep_route(self, workspace: Path, route: Route) -> None:
        """Remember where the user is. At which question, the workspace knows itself, and better after a crash."""
        if isinstance(route, Walk):
            route = Walk(route.assessment_id)
        self._preferences.remember(f"route:{workspace}", to_text(route))
