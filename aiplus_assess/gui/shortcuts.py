"""Keys that work everywhere: they need Ctrl or Alt, so typing a text never triggers them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from aiplus_assess.gui.navigation import Home, NewAssessment, Settings
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from aiplus_assess.gui.window import MainWindow


def add_shortcuts(window: MainWindow) -> None:
    """Bind the keys of the whole window."""

    def bind(keys: str, run: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), window).activated.connect(run)

    bind("Ctrl+Home", lambda: window.go(Home()))
    bind("Ctrl+N", lambda: window.go(NewAssessment()))
    bind("Ctrl+,", lambda: window.go(Settings()))
    bind("Alt+Left", window.back)
    bind("Ctrl+Q", window.close)
    bind("F11", lambda: window.showNormal() if window.isFullScreen() else window.showFullScreen())
    for place in range(9):
        bind(f"Alt+{place + 1}", partial(_nth, window, place))
    bind("F1", lambda: _show_keys(window))


def keys_of_the_window() -> list[tuple[str, str]]:
    """(keys, meaning) for the overlay."""
    return [
        ("Ctrl+Home", _("Workbench")),
        ("Ctrl+N", _("New assessment")),
        ("Alt+1 / … / Alt+9", _("Entries of the bar on the left")),
        ("Alt+←", _("Back")),
        ("Ctrl+,", _("Settings")),
        ("F11", _("Full screen")),
    ]


def _nth(window: MainWindow, place: int) -> None:
    routes = window.bar.routes()
    if place < len(routes):
        window.go(routes[place])


def _show_keys(window: MainWindow) -> None:
    screen = window.screen_in_view
    if screen is not None and not screen.shows_own_keys:
        from aiplus_assess.gui.kit.keys import KeyboardOverlay

        overlay = KeyboardOverlay(window, [*screen.keys(), *keys_of_the_window(), ("F1", _("These keys"))])
        overlay.exec()
        overlay.deleteLater()
