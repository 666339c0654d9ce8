"""Cards and hairlines."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.theme.look import STEP


class Card(QFrame):
    """A white surface with rounded corners; put things into `body`. Looks: card, card-accent, card-tint, card-gap."""

    def __init__(self, *widgets: QWidget, look: str = "card", padding: int = 5, gap: int = 2) -> None:
        super().__init__()
        set_look(self, look)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*[STEP * padding] * 4)
        self.body.setSpacing(STEP * gap)
        for widget in widgets:
            self.body.addWidget(widget)


class ClickableCard(Card):
    """A card that acts as one button: mouse, Enter and Space."""

    clicked = Signal()

    def __init__(self, *widgets: QWidget, name: str = "", padding: int = 5, gap: int = 2) -> None:
        super().__init__(*widgets, padding=padding, gap=gap)
        set_look(self, "card", clickable=True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
            return
        super().keyPressEvent(event)


class HLine(QFrame):
    """A horizontal hairline."""

    def __init__(self) -> None:
        super().__init__()
        set_look(self, "line")


class VLine(QFrame):
    """A vertical hairline."""

    def __init__(self) -> None:
        super().__init__()
        set_look(self, "line-vertical")
