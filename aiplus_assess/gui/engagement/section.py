"""What every part of the desk is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.gui.services import Services


class Section(QWidget):
    """Made when it is first seen, and anew after a change of language or look. `sections` lists them."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__()
        self.services = services
        self.navigator = navigator

    def enter(self, assessment_id: str) -> None:
        """The section is about to be seen: read what it shows. The engagement is turned on."""

    def take_focus(self) -> None:
        """Put the focus where work starts."""

    def leave(self) -> None:
        """The section is about to be hidden: store what is half-typed."""

    def keep(self) -> object:
        """What its successor goes on with after a change of language or look; None for nothing."""
        self.leave()
        return None

    def take(self, kept: object) -> None:
        """What its predecessor kept; called before `enter`."""

    def fit(self, width: int, height: int) -> None:
        """The desk has so much room, in pixels; a table may grow to its height."""

    def keys(self) -> list[tuple[str, str]]:
        """(keys, meaning) for the overlay of F1."""
        return []
