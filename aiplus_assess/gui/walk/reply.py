"""What every way of answering has in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aiplus_assess.gui.walk.presenter import WalkPresenter
from aiplus_assess.gui.walk.sheet import Sheet


class ReplyWidget(QWidget):
    """The part of the middle that answers one question; made anew for each question.

    `done`: something was typed and entered, so that the next Enter may go on.
    """

    done = Signal()

    def __init__(self, presenter: WalkPresenter) -> None:
        super().__init__()
        self.presenter = presenter

    def show_sheet(self, sheet: Sheet) -> None:
        """Draw the answer as it is now."""

    def press(self, digit: int) -> None:
        """A digit was pressed while no text field has the focus."""

    def flush(self) -> None:
        """Store what is half-typed."""

    def unkept(self) -> str:
        """Why what is typed here can't be stored, in a sentence; empty where all of it is."""
        return ""
