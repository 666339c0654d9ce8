"""Buttons. Enter presses the focused one, as people expect; Space does so anyway."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from aiplus_assess.gui.kit.look import set_look


class Button(QPushButton):
    """A button with a text; `run` is what it does."""

    look = "secondary"

    def __init__(self, text: str = "", run: Callable[[], object] | None = None) -> None:
        super().__init__(text)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_look(self, self.look)
        if run is not None:
            self.clicked.connect(lambda _checked=False: run())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.click()
            return
        super().keyPressEvent(event)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class PrimaryButton(Button):
    """The one thing to do next."""

    look = "primary"


class SecondaryButton(Button):
    """Something else that can be done."""

    look = "secondary"


class DangerButton(Button):
    """Something that takes away."""

    look = "danger"


class LinkButton(Button):
    """A button that reads as a link."""

    look = "link"
