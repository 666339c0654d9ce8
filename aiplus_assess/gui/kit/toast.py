"""A sentence in passing at the lower edge, with one thing that can be done about it (undo)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from aiplus_assess.gui.kit.buttons import LinkButton
from aiplus_assess.gui.kit.label import Label
from aiplus_assess.gui.kit.layout import row
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.theme.look import STEP

SHOWN = 6000
"""Milliseconds a sentence stays; one with an action stays twice as long."""


class Toast(QFrame):
    """Floats over `parent`; one at a time, the newest wins."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_look(self, "toast")
        self._over = parent
        self._text = Label("", "body", wrap=False)
        self._button = LinkButton("", self._press)
        self._run: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setLayout(row(self._text, self._button, gap=4, margins=(4, 2, 4, 2)))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        parent.installEventFilter(self)

    def say(self, text: str, action: str = "", run: Callable[[], None] | None = None) -> None:
        """Show `text`; with `action` a button that runs `run` once."""
        self._run = run
        self._text.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(text)
        self.adjustSize()
        self._settle()
        self.show()
        self.raise_()
        self._timer.start(SHOWN * 2 if action else SHOWN)

    def hide_names(self, hidden: bool) -> None:
        """What was said in passing may name a company."""
        if hidden:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def _press(self) -> None:
        run, self._run = self._run, None
        self.hide()
        if run is not None:
            run()

    def _settle(self) -> None:
        parent = self._over
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - STEP * 6)
