"""One of the four cards on top; pressing it shows where the figure comes from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aiplus_assess.gui.kit import Caption, ClickableCard, Label, Secondary
from aiplus_assess.gui.result.view import Figure
from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _


class FigureCard(ClickableCard):
    """`figure.key` says what it explains. `below` is drawn under the figure (the index's range)."""

    def __init__(self, figure: Figure, below: QWidget | None = None) -> None:
        number = Label(figure.figure, "figure-gap" if figure.alarm else "figure")
        parts: list[QWidget] = [Secondary(figure.title), number]
        if below is not None:
            parts.append(below)
        name = _("{title}: {figure}. {detail} Press for the formula.").format(
            title=figure.title, figure=figure.figure, detail=figure.detail
        )
        super().__init__(*parts, Caption(figure.detail), name=name, padding=5, gap=1)
        self.key = figure.key
        self.body.addStretch(1)
        self.setToolTip(_("Why? Press for the formula with its numbers."))


class RangeBar(QWidget):
    """The index between the two ends its open questions leave, on 0..100; no mark where there is no index."""

    def __init__(self, low: float | None, index: float | None, high: float | None) -> None:
        super().__init__()
        self._low, self._index, self._high = low, index, high
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(120, current().px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width, height = float(self.width()), float(self.height())
        track = QRectF(0, height / 2 - 3, width, 6)
        painter.setBrush(QColor(tokens.levels[0]))
        painter.drawRoundedRect(track, 3, 3)
        if self._low is not None and self._high is not None:
            painter.setBrush(QColor(tokens.levels[2]))
            span = QRectF(width * self._low / 100, track.y(), max(4.0, width * (self._high - self._low) / 100), 6)
            painter.drawRoundedRect(span, 3, 3)
        if self._index is not None:
            painter.setBrush(QColor(tokens.brand))
            painter.drawRoundedRect(QRectF(width * self._index / 100 - 2, 0, 4, height), 2, 2)
        painter.end()
