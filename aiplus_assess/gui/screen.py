"""What every screen is. The window builds a screen when it is first needed, and anew after a change of
language, theme or text size, so a screen writes its texts once, in its constructor."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aiplus_assess.gui.navigation import Navigator, Route
from aiplus_assess.gui.services import Services


class Screen(QWidget):
    """One screen. `whole_window` hides the navigation bar (the walk has a tree of its own).

    `unnamed` carries whether the window around it must name no company either.

    F1 shows the keys of `keys` beside the window's own; a screen that `shows_own_keys` binds F1 itself.
    """

    unnamed = Signal(bool)
    whole_window: ClassVar[bool] = False
    shows_own_keys: ClassVar[bool] = False

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__()
        self.services = services
        self.navigator = navigator

    def title(self) -> str:
        """What the window's title bar says besides the program's name."""
        return ""

    def enter(self, route: Route) -> None:
        """The screen is about to be seen for `route`: read what it shows, put the focus where work starts."""

    def leave(self) -> None:
        """The screen is about to be hidden: store what is half-typed."""

    def keep(self) -> object:
        """What its successor goes on with after a change of language or look; None for nothing. It is deleted next."""
        return None

    def take(self, kept: object) -> None:
        """What its predecessor kept; called before `enter`."""

    def keys(self) -> list[tuple[str, str]]:
        """(keys, meaning) for the overlay of F1."""
        return []

    def place(self, route: Route) -> Route:
        """Where exactly the user is, to come back to after a restart; by default what was asked for."""
        return route
