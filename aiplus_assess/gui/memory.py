"""What the window remembers for its next start: its geometry, and where the user was in each workspace."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from aiplus_assess.gui.navigation import Route, Walk, from_text, to_text
from aiplus_assess.gui.preferences import Preferences


class WindowMemory:
    """Kept in the preferences file, not in the workspace: looking at an assessment changes nothing in it."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def restore_geometry(self, window: QMainWindow) -> bool:
        """Put the window where it was; False where nothing is known."""
        state = self._preferences.state("geometry")
        return bool(state) and window.restoreGeometry(QByteArray.fromHex(state.encode("ascii")))

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
