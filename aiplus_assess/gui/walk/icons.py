"""Small painted signs: no font has to hold them, and they take the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from aiplus_assess.gui.theme import current
from aiplus_assess.gui.walk.session import Mark


def flag_icon(on: bool) -> QIcon:
    """A flag, filled where `on`."""
    size = current().px(16)
    picture = QPixmap(size * 2, size * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_flag(painter, QRectF(1, 1, size - 2, size - 2), on)
    painter.end()
    return QIcon(picture)


def paint_flag(painter: QPainter, box: QRectF, filled: bool = True) -> None:
    """A flag on its pole, in the colour of gaps where filled."""
    tokens = current().palette
    colour = QColor(tokens.gap_ink if filled else tokens.secondary)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.4))
    painter.drawLine(
        QPointF(box.left() + box.width() * 0.2, box.top()), QPointF(box.left() + box.width() * 0.2, box.bottom())
    )
    cloth = QPainterPath()
    cloth.moveTo(box.left() + box.width() * 0.2, box.top() + box.height() * 0.08)
    cloth.lineTo(box.left() + box.width() * 0.9, box.top() + box.height() * 0.3)
    cloth.lineTo(box.left() + box.width() * 0.2, box.top() + box.height() * 0.58)
    cloth.closeSubpath()
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(cloth)


def paint_mark(painter: QPainter, box: QRectF, mark: Mark) -> None:
    """A disc for answered, a ring for unanswered, a question mark for unknown, a dash for not applicable."""
    tokens = current().palette
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.accent if mark == "answered" else tokens.secondary), 1.4))
    painter.setBrush(QColor(tokens.accent) if mark == "answered" else Qt.BrushStyle.NoBrush)
    if mark in ("answered", "unanswered"):
        painter.drawEllipse(box)
    elif mark == "na":
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
    else:
        font = painter.font()
        font.setPixelSize(current().px(13))
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(box.adjusted(-6, -6, 6, 6), Qt.AlignmentFlag.AlignCenter, "?")


def paint_chevron(painter: QPainter, box: QRectF, open_: bool) -> None:
    """Points down where the branch is open, right where it is closed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(current().palette.secondary), 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    points = ((0.1, 0.3), (0.5, 0.75), (0.9, 0.3)) if open_ else ((0.3, 0.1), (0.75, 0.5), (0.3, 0.9))
    path = QPainterPath(QPointF(x + w * points[0][0], y + h * points[0][1]))
    for across, down in points[1:]:
        path.lineTo(x + w * across, y + h * down)
    painter.drawPath(path)
