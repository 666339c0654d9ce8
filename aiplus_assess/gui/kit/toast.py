"""A sentence in passing at the lower edge, with one thing that can be done about it (undo)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from aiplus_assess.gui.kit.buttons import LinkButton
from aiplus_assess.gui.kit.label import Label
from aiplus_assess.gui.kit.layout import row
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.theme.look import STEP

WORKED = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
"""What a user presses or types in."""
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
        self._said = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setLayout(row(self._text, self._button, gap=4, margins=(4, 2, 4, 2)))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        parent.installEventFilter(self)

    def say(self, text: str, action: str = "", run: Callable[[], None] | None = None) -> Callable[[], None]:
        """Show `text`; with `action` a button that runs `run` once. What is given back takes this sentence away."""
        self._run = run
        self._said += 1
        self._text.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(text)
        self.adjustSize()
        self._settle()
        self.show()
        self.raise_()
        self._timer.start(SHOWN * 2 if action else SHOWN)
        return partial(self._take_away, self._said)

    def _take_away(self, said: int) -> None:
        if said == self._said:
            self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the button is enough to be rid of it."""
        self.hide()
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if (app := QApplication.instance()) is not None:
            app.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if (app := QApplication.instance()) is not None:
            app.removeEventFilter(self)

    def hide_names(self, hidden: bool) -> None:
        """What was said in passing may name a company."""
        if hidden:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Resize and watched is self._over and self.isVisible():
            self._settle()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            return self._escape(event)
        return super().eventFilter(watched, event)

    def _escape(self, event: QKeyEvent) -> bool:
        """Escape takes the sentence away first; a dialog or a list that is open has the key for itself."""
        if not self.isVisible() or QApplication.activeModalWidget() or QApplication.activePopupWidget():
            return False
        self.hide()
        event.accept()
        return True

    def _press(self) -> None:
        run, self._run = self._run, None
        self.hide()
        if run is not None:
            run()

    def _settle(self) -> None:
        """At the lower edge, where it lies over the fewest buttons and fields."""
        parent, edge = self._over, STEP * 6
        low, right = parent.height() - self.height() - edge, parent.width() - self.width() - edge
        places = [QPoint(right // 2 + edge // 2, low), QPoint(right, low), QPoint(edge, low), QPoint(right // 2, edge)]
        self.move(min(places, key=self._covered))

    def _covered(self, place: QPoint) -> int:
        here, own = QRect(place, self.size()), self.findChildren(QWidget)
        found = [part for kind in WORKED for part in self._over.findChildren(kind) if part not in own]
        return sum(
            here.intersects(QRect(part.mapTo(self._over, QPoint()), part.size())) for part in found if part.isVisible()
        )
