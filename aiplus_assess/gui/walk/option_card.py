"""One answer that can be chosen: a level, a tick, a duty's state."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from aiplus_assess.gui.kit import Label, column, row
from aiplus_assess.gui.theme import current

BADGE = 31
RADIUS = 10


class Badge(QWidget):
    """A rounded square with a number; a level gives it its colour, a tick replaces the number."""

    def __init__(self, text: str, level: int | None = None) -> None:
        super().__init__()
        self.text, self.level, self.ticked = text, level, False
        self.setFixedSize(QSize(current().px(BADGE), current().px(BADGE)))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current().palette
        fill, ink = tokens.ground, tokens.secondary
        if self.level is not None:
            fill, ink = tokens.levels[self.level], tokens.on_levels[self.level]
        elif self.ticked:
            fill, ink = tokens.brand, tokens.on_brand
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setPen(QPen(QColor(ink), current().px(2)))
        if self.ticked and self.level is None:
            painter.drawPath(_tick(QRectF(self.rect())))
        else:
            font = QFont(self.font())
            font.setPixelSize(current().px(14))
            font.setBold(True)
            painter.setFont(font)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text)
        painter.end()


def _tick(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(box.left() + box.width() * 0.28, box.top() + box.height() * 0.52)
    path.lineTo(box.left() + box.width() * 0.44, box.top() + box.height() * 0.68)
    path.lineTo(box.left() + box.width() * 0.73, box.top() + box.height() * 0.34)
    return path


class OptionCard(QAbstractButton):
    """A card that is a radio button (one of several) or a tick box; Up and Down move between cards.

    Enter chooses a card that is not chosen yet; on the chosen one it is left to the screen (next question).
    """

    def __init__(self, key: str, title: str, text: str = "", level: int | None = None, single: bool = True) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(single)
        self._single = single
        self._by_keys = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(" ".join(part for part in (key, title) if part))
        self.setAccessibleDescription(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.badge = Badge(key, level)
        words = [Label(title, "strong" if text else "body"), *([Label(text, "secondary")] if text else [])]
        texts = column(None, *words, None, gap=0)
        inside = row(self.badge, gap=5, margins=(4, 3, 4, 3))
        inside.setAlignment(self.badge, Qt.AlignmentFlag.AlignTop if text else Qt.AlignmentFlag.AlignVCenter)
        inside.addLayout(texts, 1)
        self.setLayout(inside)
        for part in (self.badge, *words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_chosen(self, chosen: bool) -> None:
        """Draw it chosen or not, without acting."""
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(self._single)
        self.badge.ticked = chosen
        self.badge.update()
        self.update()

    def nextCheckState(self) -> None:
        """What is chosen is decided by what is stored, not by the click."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isChecked():
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        parent = self.parentWidget()
        cards = [card for card in parent.findChildren(OptionCard) if card.isEnabled()] if parent else [self]
        place = cards.index(self) + step
        if 0 <= place < len(cards):
            cards[place].setFocus(Qt.FocusReason.TabFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keys = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.EnabledChange:
            self.setCursor(Qt.CursorShape.PointingHandCursor if self.isEnabled() else Qt.CursorShape.ArrowCursor)
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current().palette
        chosen, focused = self.isChecked(), self.hasFocus()
        hovered = self.underMouse() and self.isEnabled()
        width = 2.0 if chosen or focused else 1.0
        edge = tokens.accent if chosen or focused or hovered else tokens.line
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(tokens.tint if chosen else tokens.surface))
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if chosen and focused and self._by_keys:
            painter.setPen(QPen(QColor(tokens.accent), 1.0, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), RADIUS - 4, RADIUS - 4)
        painter.end()
