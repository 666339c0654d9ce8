"""The report page by page, as the PDF file really is."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from aiplus_assess.gui.kit import Label, SecondaryButton, Segments, column, row
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _


class Preview(QWidget):
    """Page Up and Page Down turn pages, Home and End go to the ends."""

    def __init__(self) -> None:
        super().__init__()
        self.document = QPdfDocument(self)
        self.view = _View(self)
        self.view.setDocument(self.document)
        self.view.setAccessibleName(_("Preview of the report"))
        self.before = SecondaryButton("‹", lambda: self.turn(-1))
        self.before.setAccessibleName(_("Previous page"))
        self.after = SecondaryButton("›", lambda: self.turn(1))
        self.after.setAccessibleName(_("Next page"))
        self.place = Label("", "secondary", wrap=False)
        fit, width = QPdfView.ZoomMode.FitInView, QPdfView.ZoomMode.FitToWidth
        self.zoom = Segments(_("Zoom"), [(fit, _("Whole page")), (width, _("Page width"))], fit)
        self.zoom.chosen.connect(self._zoom)
        self._zoom(fit)
        bar = row(self.before, self.place, self.after, None, self.zoom, gap=2)
        inside = column(bar, gap=2)
        inside.addWidget(self.view, 1)
        self.setLayout(inside)
        self.view.pageNavigator().currentPageChanged.connect(lambda _page: self._say())
        self._buffer: QBuffer | None = None
        self._say()

    @property
    def page(self) -> int:
        """The page in view, from 1; 0 without a document."""
        return self.view.pageNavigator().currentPage() + 1 if self.pages else 0

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(0, self.document.pageCount())

    def show_pdf(self, content: bytes) -> None:
        """Show another file; the page in view stays where there is one of that number."""
        page = max(0, self.page - 1)
        buffer = QBuffer(self)
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.close()
        self.document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer
        self._jump(min(page, max(0, self.pages - 1)))
        self._say()

    def clear(self) -> None:
        """Show nothing."""
        self.document.close()
        self._say()

    def turn(self, step: int) -> None:
        """Turn some pages."""
        self._jump(min(max(0, self.page - 1 + step), max(0, self.pages - 1)))

    def _zoom(self, mode: QPdfView.ZoomMode) -> None:
        """A whole page never scrolls (Qt leaves a pixel too much)."""
        whole = mode == QPdfView.ZoomMode.FitInView
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.view.setVerticalScrollBarPolicy(policy)
        self.view.setZoomMode(mode)

    def _jump(self, page: int) -> None:
        if self.pages:
            self.view.pageNavigator().jump(page, QPointF(), 0)

    def _say(self) -> None:
        words = _("Page {page} of {pages}").format(page=self.page, pages=self.pages)
        self.place.setText(words if self.pages else "")
        self.before.setEnabled(self.page > 1)
        self.after.setEnabled(0 < self.page < self.pages)


class _View(QPdfView):
    def __init__(self, preview: Preview) -> None:
        super().__init__(preview)
        self._preview = preview
        self.setPageMode(QPdfView.PageMode.SinglePage)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, QColor(theme().palette.line))
        self.setPalette(palette)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Home: -self._preview.pages,
            Qt.Key.Key_End: self._preview.pages,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._preview.turn(step)
