"""One group as a bar on 0..5 with its target; pressing it shows its questions."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from aiplus_assess.gui.result.view import Bullet
from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _
from aiplus_assess.reporting.numbers import show

HEIGHT = 35


class BulletRow(QAbstractButton):
    """Painted at the width it gets: number, name, bar, target, what is missing in words."""

    def __init__(self, bullet: Bullet) -> None:
        super().__init__()
        self.bullet = bullet
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            _("{group} {title}: level {value}, target {target}, {note}").format(
                group=bullet.group,
                title=bullet.title,
                value=show(bullet.value, 1),
                target=show(bullet.target, 1),
                note=bullet.note,
            )
        )
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        return QSize(360, current().px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        tokens, px = theme.palette, theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter)
        font = painter.font()
        font.setPixelSize(px(14))
        painter.setFont(font)
        metrics = QFontMetrics(font)
        note_width = max(px(76), metrics.horizontalAdvance(self.bullet.note) + 4)
        name_width = min(px(132), round(self.width() * 0.3))
        left, middle = float(px(60) + name_width + 8), self.height() / 2
        track = QRectF(left, middle - 6, max(20.0, self.width() - left - note_width - 20), 12)
        self._write(painter, QRectF(6, 0, px(54), self.height()), self.bullet.group, tokens.secondary)
        name = metrics.elidedText(self.bullet.title, Qt.TextElideMode.ElideRight, name_width)
        self._write(painter, QRectF(px(60), 0, name_width, self.height()), name, tokens.ink)
        self._bar(painter, track)
        short = self.bullet.gap > 0 and self.bullet.value is not None
        box = QRectF(self.width() - note_width - 6, 0, note_width, self.height())
        self._write(painter, box, self.bullet.note, tokens.gap_ink if short else tokens.secondary, right=True)
        painter.end()

    def _ground(self, painter: QPainter) -> None:
        tokens = current().palette
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        elif self.underMouse():
            painter.fillRect(self.rect(), QColor(tokens.ground))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _bar(self, painter: QPainter, track: QRectF) -> None:
        tokens, bullet = current().palette, self.bullet
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.levels[0]))
        painter.drawRoundedRect(track, 6, 6)
        if bullet.value is not None:
            painter.setBrush(QColor(tokens.accent))
            length = max(track.height(), track.width() * float(bullet.value) / 5) if bullet.value else 3.0
            painter.drawRoundedRect(QRectF(track.x(), track.y(), length, track.height()), 6, 6)
        if bullet.target is not None:
            painter.setPen(QPen(QColor(tokens.gap), 2))
            across = track.x() + track.width() * float(bullet.target) / 5
            painter.drawLine(round(across), round(track.y() - 4), round(across), round(track.bottom() + 4))

    def _write(self, painter: QPainter, box: QRectF, text: str, colour: str, right: bool = False) -> None:
        painter.setPen(QColor(colour))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | side, text)
