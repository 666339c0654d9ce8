"""A brand's colour: typed or picked, with what becomes of it on paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QWidget

from aiplus_assess.gui.brands.fields import LineField
from aiplus_assess.gui.brands.shelf import colour_of
from aiplus_assess.gui.kit import FormField, Label, LinkButton, SecondaryButton, column, row
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _
from aiplus_assess.reporting.numbers import show
from aiplus_assess.reporting.tokens import LIGHT, contrast


class ColourField(QWidget):
    """`entered` carries `#rrggbb`, empty for the program's own blue; what can't be read is marked and not handed on."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._colour = ""
        self.edit = LineField(_("Colour"), 40)
        self.edit.setPlaceholderText("#7a1f4e")
        self.pick = SecondaryButton(_("Pick…"), self.ask)
        self.pick.setAccessibleName(_("Pick the colour"))
        self.usual = LinkButton(_("The program's blue"), lambda: self._take(""))
        line = row(gap=2)
        line.addWidget(self.edit, 1)
        line.addWidget(self.pick)
        line.addWidget(self.usual)
        holder = QWidget()
        holder.setLayout(line)
        holder.setFocusProxy(self.edit)
        holder.setAccessibleName(_("Colour"))
        self._field = FormField(_("Colour"), holder)
        self.given, self.printed = _Swatch(_("As you chose it")), _Swatch(_("As it is printed"))
        self.words = Label("", "small")
        told = row(self.given, self.printed, gap=2)
        told.addWidget(self.words, 1)
        told.setAlignment(self.given, Qt.AlignmentFlag.AlignTop)
        told.setAlignment(self.printed, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(self._field, told, gap=1))
        self.edit.entered.connect(self._typed)

    def show_colour(self, colour: str, other: bool) -> None:
        """Show `#rrggbb`, or nothing for the program's own."""
        self._colour = colour
        if other or not self._field.fault():
            self.edit.show_text(colour, other)
            self._field.show_fault("")
        self.usual.setEnabled(bool(colour))
        chosen = colour or LIGHT.brand
        printed = printed_as(colour)
        self.given.show_colour(chosen)
        self.printed.show_colour(printed)
        self.printed.setVisible(printed != chosen)
        self.words.setText(colour_words(colour))

    def fault(self) -> str:
        """What is wrong with what is typed."""
        return self._field.fault()

    def flush(self) -> None:
        """Hand on what is typed now."""
        self.edit.flush()

    def ask(self) -> None:
        """Pick it in the dialog for colours."""
        dialog = QColorDialog(QColor(self._colour or LIGHT.brand), self)
        dialog.setWindowTitle(_("Pick the colour"))
        dialog.colorSelected.connect(lambda colour: self._take(colour.name()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _typed(self, text: str) -> None:
        try:
            self._take(colour_of(text))
        except ValueError:
            self._field.show_fault(_("Write a colour as #7a1f4e or 122,31,78; the one before stays until then."))

    def _take(self, colour: str) -> None:
        self._field.show_fault("")
        self.edit.setText(colour)
        if colour != self._colour:
            self.entered.emit(colour)


def printed_as(colour: str) -> str:
    """The colour of heads and lines in the report."""
    return LIGHT.branded(colour.lower()).brand if colour else LIGHT.brand


def colour_words(colour: str) -> str:
    """Whether it is printed as it is, and why not, in a plain sentence."""
    if not colour:
        return _("No colour chosen: the program's blue is printed.")
    printed = printed_as(colour)
    ratio = show(contrast(colour, LIGHT.surface), 1)
    if printed == colour.lower():
        return _("Printed as it is: its contrast with paper is {ratio} : 1.").format(ratio=ratio)
    words = _("Too pale to be read on paper ({ratio} : 1; text needs 4.5 : 1): printed darker, as {printed}.")
    return words.format(ratio=ratio, printed=printed)


class _Swatch(QWidget):
    """A square of a colour."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(QSize(theme().px(18), theme().px(18)))

    def show_colour(self, colour: str) -> None:
        self.colour = colour
        self.setAccessibleName(f"{self._name}: {colour}")
        self.setToolTip(self.accessibleName())
        self.update()

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, _square(self.colour, self.width()))
        painter.end()


def _square(colour: str, side: int) -> QPixmap:
    picture = QPixmap(2 * side, 2 * side)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(theme().palette.secondary))
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(0.5, 0.5, side - 1, side - 1), 3, 3)
    painter.end()
    return picture
