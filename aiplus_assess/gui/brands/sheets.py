"""Pages of a PDF file as pictures of sheets of paper, one or two at a time."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _

A4 = 297 / 210
"""Height of a page per width."""
GAP = 14
LEAST = 230
"""Pixels at 100 % text that a page must be wide for two to stand beside each other."""


class Sheets(QWidget):
    """As high as the pages need for the width it gets, at most `highest` pixels. `turned`: other pages are in view."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.document = QPdfDocument(self)
        self.highest = 10_000
        self.first = 0
        self._buffer: QBuffer | None = None
        self._pictures: dict[tuple[int, int], QImage] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name()

    @property
    def pages(self) -> int:
        return max(0, self.document.pageCount())

    @property
    def together(self) -> int:
        """How many pages are in view at once."""
        return 2 if self.width() >= 2 * theme().px(LEAST) + GAP else 1

    def show_pdf(self, content: bytes) -> None:
        """Show another file; the page in view stays where there is one of that number."""
        buffer = QBuffer(self)
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.close()
        self.document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer, self._pictures = buffer, {}
        self.turn(0)

    def turn(self, step: int) -> None:
        """Go `step` pages on or back, as far as there are any."""
        self.first = max(0, min(self.first + step, self.pages - self.together))
        self._name()
        self.turned.emit()
        self.update()

    def fit(self, highest: int) -> None:
        """From now on at most so high."""
        if highest != self.highest:
            self.highest = highest
            self.updateGeometry()
            self.update()

    def _name(self) -> None:
        words = _("Preview of the cover and of the page for the boss")
        self.setAccessibleName(words if self.pages else _("No preview yet"))

    # --- size
    def _side(self, width: int) -> int:
        """The width of one page, in pixels."""
        two = width >= 2 * theme().px(LEAST) + GAP
        room = (width - GAP) // 2 if two else width
        return max(1, min(room, round(self.highest / A4)))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(LEAST), round(theme().px(LEAST) * A4))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(160))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._side(width) * A4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.turn(0)

    # --- drawing
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side, count = self._side(self.width()), self.together
        left = (self.width() - count * side - (count - 1) * GAP) / 2
        for place in range(count):
            self._draw(painter, QRectF(left + place * (side + GAP), 0, side, round(side * A4)), self.first + place)
        painter.end()

    def _draw(self, painter: QPainter, box: QRectF, page: int) -> None:
        inside = box.adjusted(0.5, 0.5, -0.5, -0.5)
        tokens = theme().palette
        if page < self.pages:
            painter.drawImage(inside, self._picture(page, inside.size().toSize()))
        else:
            painter.fillRect(inside, QColor(tokens.ground))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inside)

    def _picture(self, page: int, size: QSize) -> QImage:
        scaled = size * self.devicePixelRatioF()
        key = (page, scaled.width())
        if key not in self._pictures:
            kept = {other: picture for other, picture in self._pictures.items() if other[1] == scaled.width()}
            self._pictures = kept | {key: _on_paper(self.document.render(page, scaled))}
        return self._pictures[key]


def _on_paper(picture: QImage) -> QImage:
    """What the page leaves open is white."""
    paper = QImage(picture.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, picture)
    painter.end()
    return paper
