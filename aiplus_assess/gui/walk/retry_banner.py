"""What could not be stored: one line, what is safe, and a button that tries again."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from aiplus_assess.gui.kit import Label, SecondaryButton, row
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.i18n import _


class RetryBanner(QFrame):
    """Hidden while everything is stored."""

    def __init__(self) -> None:
        super().__init__()
        set_look(self, "banner")
        self._line = Label("", "body")
        self.retry = SecondaryButton(_("Try again"))
        inside = row(gap=3, margins=(4, 2, 3, 2))
        inside.addWidget(self._line, 1)
        inside.addWidget(self.retry)
        self.setLayout(inside)
        self.hide()

    def show_failure(self, failure: str, waiting: int) -> None:
        """Say what happened; `waiting` answers are only in the window."""
        words = failure
        if waiting:
            words = _("{failure} What you entered is still here and not stored yet.").format(failure=failure)
        self._line.setText(words)
        self.setAccessibleName(words)
        self.retry.setVisible(waiting > 0)
        self.setVisible(bool(failure))

    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._line.text()
