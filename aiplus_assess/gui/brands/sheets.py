"""Pages of a PDF file as pictures of sheets of paper, one or two at a time."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _

A4 = 297 / 210
"""Height of a page per width."""
GAP = 14
LEAST = 230
"""Pixels at 100 % text that a page must be wide for two to stand beside each other."""


class Sheets(QWidget):
    """As high as the pages need for the width it gets, at most `highest` pixels. `turned`: other pages are in view.

    Pages are drawn by a thread; until one is there, the picture before it stays.
    """

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._file = _File(self, b"")
        self.highest = 10_000
        self.first = 0
        self._pictures: dict[int, QImage] = {}
        self._asked: dict[int, tuple[int, int]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name()

    @property
    def pages(self) -> int:
        return max(0, self._file.document.pageCount())

    @property
    def together(self) -> int:
        """How many pages are in view at once."""
        return 2 if self.width() >= 2 * theme().px(LEAST) + GAP else 1

    def show_pdf(self, content: bytes) -> None:
        """Show another file; the page in view stays where there is one of that number."""
        self._file.deleteLater()
        self._file, self._asked = _File(self, content), {}
        self._file.renderer.pageRendered.connect(self._drawn)
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
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        side, count = self._side(self.width()), self.together
        left = (self.width() - count * side - (count - 1) * GAP) / 2
        for place in range(count):
            self._draw(painter, QRectF(left + place * (side + GAP), 0, side, round(side * A4)), self.first + place)
        painter.end()

    def _draw(self, painter: QPainter, box: QRectF, page: int) -> None:
        inside = box.adjusted(0.5, 0.5, -0.5, -0.5)
        tokens = theme().palette
        painter.fillRect(inside, QColor("#ffffff" if page < self.pages else tokens.ground))
        if page < self.pages:
            self._ask(page, inside.size().toSize() * self.devicePixelRatioF())
            if page in self._pictures:
                painter.drawImage(inside, self._pictures[page])
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inside)

    def _ask(self, page: int, size: QSize) -> None:
        """Have the page drawn at this size, once."""
        wanted = size.width(), size.height()
        if self._asked.get(page) != wanted:
            self._asked[page] = wanted
            self._file.renderer.requestPage(page, size)

    def _drawn(self, page: int, size: QSize, picture: QImage) -> None:
        if self._asked.get(page) == (size.width(), size.height()):
            self._pictures[page] = picture
            self.update()


class _File(QObject):
    """A PDF file with its own thread that draws pages: what an earlier file's thread still draws is not mistaken."""

    def __init__(self, parent: QObject, content: bytes) -> None:
        super().__init__(parent)
        self.renderer = QPdfPageRenderer(self)  # made first, so that it goes first
        self.renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self.document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        if content:
            self._buffer.setData(QByteArray(content))
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self.document.load(self._buffer)
        self.renderer.setDocument(self.document)
