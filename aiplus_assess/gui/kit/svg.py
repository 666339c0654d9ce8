"""Shows a chart of `reporting.charts`: sharp at every size and pixel density."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aiplus_assess.gui.theme import current

LARGEST = 1.25
"""How many times its own size a chart grows at most: its words must not outgrow those around it."""


class SvgView(QWidget):
    """One SVG picture, scaled to the width it gets (within limits), in proportion; `name` says what it shows."""

    def __init__(self, svg: str = "", name: str = "") -> None:
        super().__init__()
        from PySide6.QtSvg import QSvgRenderer  # not before the first chart: every start would wait for it

        self._renderer = QSvgRenderer(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.draw(svg, name)

    def draw(self, svg: str, name: str) -> None:
        """Show another picture."""
        self.setAccessibleName(name)
        self._renderer.load(QByteArray(svg.encode("utf-8")) if svg else QByteArray())
        self._renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)  # forgotten with every picture
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        size = self._renderer.defaultSize()
        return size if size.isValid() else QSize(0, 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        size = self.sizeHint()
        largest = round(size.width() * LARGEST * current().scale)
        return round(min(width, largest) * size.height() / size.width()) if size.width() else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._renderer.isValid():
            painter = QPainter(self)
            self._renderer.render(painter, QRectF(self.rect()))
            painter.end()
