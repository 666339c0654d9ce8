"""A brand's logo: shown as it is printed; chosen, dropped, taken away; why a file can't be used, in one line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from aiplus_assess.gui import targets
from aiplus_assess.gui.brands.colour_field import printed_as
from aiplus_assess.gui.kit import Flow, Label, LinkButton, SecondaryButton, ThinProgress, column
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _
from aiplus_assess.reporting.brand import Brand, Logo

COVER = (62, 22)
"""Millimetres: the room the report's cover has for a logo."""


class LogoField(QWidget):
    """`given` carries the path of a file; `removed` and `stopped` say themselves."""

    given = Signal(object)
    removed = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.view = LogoView()
        self.choose = SecondaryButton("", self.ask)
        self.remove = LinkButton(_("Remove the logo"), self.removed.emit)
        self.bar = ThinProgress(_("Reading the logo"))
        self.stop = LinkButton(_("Cancel"), self.stopped.emit)
        self.words = Label("", "small")
        self.setLayout(
            column(
                Label(_("Logo"), "strong"),
                self.view,
                Flow(self.choose, self.remove, self.stop, gap=2),
                self.bar,
                self.words,
                gap=1,
            )
        )

    def show_logo(self, brand: Brand, reading: bool, refusal: str) -> None:
        """Draw the brand's logo, that a file is being read, or why it can't be used."""
        logo = brand.logo
        self.view.show_logo(logo, printed_as(brand.colour))
        self.choose.setText(_("Another file…") if logo else _("Choose a file…"))
        self.remove.setVisible(logo is not None)
        self.stop.setVisible(reading)
        self.bar.setVisible(reading)
        if reading:
            self.bar.show_busy()
        set_look(self.words, "error" if refusal else "small")
        self.words.setText(refusal or (_("Reading the logo") if reading else logo_words(logo)))
        self.choose.setAccessibleDescription(self.words.text())

    def ask(self) -> None:
        """Choose a file."""
        from aiplus_assess.reporting.logo import ENDINGS

        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        kinds = f"{_('Pictures')} ({endings});;{_('All files (*)')}"
        dialog = QFileDialog(self, _("Choose a logo"), "", kinds)
        targets.label(dialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.given.emit(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.view.show_target(True)

    def dragLeaveEvent(self, _event: object) -> None:
        self.view.show_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.view.show_target(False)
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.given.emit(Path(files[0]))


def logo_words(logo: Logo | None) -> str:
    """How large it is on the cover, and what is done with it there."""
    if logo is None:
        return _("PNG, JPEG or SVG. It is drawn anew: nothing hidden in the file goes along.")
    wide, high = (round(side) for side in logo.fitted(*COVER))
    words = [_("{width} × {height} mm on the cover.").format(width=wide, height=high)]
    if not logo.svg and wide < COVER[0] - 1 and high < COVER[1] - 1:
        words.append(_("It has too few pixels for more; an SVG would be sharp at every size."))
    if logo.light:
        words.append(_("It is a light one: it stands on the brand's colour."))
    return " ".join(words)


class LogoView(QWidget):
    """The logo on white paper; a place to drop a file where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._picture, self._plate, self._target = QImage(), QColor("#ffffff"), False
        self._logo: Logo | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(84))

    def show_logo(self, logo: Logo | None, colour: str) -> None:
        """Show it; a light one on the colour."""
        if logo != self._logo:
            self._picture = QImage.fromData(logo.png) if logo is not None else QImage()
        self._logo = logo
        self._plate = QColor(colour if logo is not None and logo.light else "#ffffff")
        self.setAccessibleName(_("The logo as it is printed") if logo is not None else _("No logo"))
        self.update()

    def show_target(self, over: bool) -> None:
        """A file is held over it."""
        self._target = over
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        tokens = theme().palette
        edge = QPen(QColor(tokens.accent if self._target else tokens.line), 2 if self._target else 1)
        if self._picture.isNull():
            edge.setStyle(Qt.PenStyle.DashLine)
            edge.setColor(QColor(tokens.accent if self._target else tokens.secondary))
        painter.setPen(edge)
        painter.setBrush(QColor(tokens.tint if self._target else tokens.ground) if self._logo is None else self._plate)
        painter.drawRoundedRect(box, 8, 8)
        if self._picture.isNull():
            painter.setPen(QColor(tokens.secondary))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box.adjusted(12, 4, -12, -4), int(flags), _("Drop a PNG, JPEG or SVG file here"))
        else:
            self._draw_logo(painter, box)
        painter.end()

    def _draw_logo(self, painter: QPainter, box: QRectF) -> None:
        room = box.adjusted(14, 12, -14, -12)
        scale = min(room.width() / self._picture.width(), room.height() / self._picture.height(), 1.0)
        shown = QRectF(0, 0, self._picture.width() * scale, self._picture.height() * scale)
        shown.moveCenter(room.center())
        painter.drawImage(shown, self._picture)
