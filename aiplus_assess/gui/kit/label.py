"""Texts. Every label wraps; `look` names its role in the style sheet, never its size."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from aiplus_assess.gui.kit.look import set_look


class Label(QLabel):
    """A plain text (never read as HTML). Looks: title, section, strong, lead, figure, body, secondary, caption …"""

    def __init__(self, text: str = "", look: str = "body", wrap: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        set_look(self, look)
        self.setText(text)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


class Title(Label):
    """What the screen is: 22 px, bold."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, "title")


class Heading(Label):
    """The head of a card: bold."""

    def __init__(self, text: str = "", look: str = "strong") -> None:
        super().__init__(text, look)


class Secondary(Label):
    """What stands behind: grey."""

    def __init__(self, text: str = "", wrap: bool = True) -> None:
        super().__init__(text, "secondary", wrap)


class Caption(Label):
    """Small and grey."""

    def __init__(self, text: str = "", wrap: bool = True) -> None:
        super().__init__(text, "caption", wrap)


class Paragraph(QLabel):
    """Running text, selectable, with a line height of 1.6 of the font size (the font's own is 1.45)."""

    def __init__(self, text: str = "", look: str = "body") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        set_look(self, look)
        self.write(text)

    def write(self, text: str) -> None:
        """Show `text`; line breaks are kept."""
        self.write_html(escape(text).replace("\n", "<br>"))

    def write_html(self, inner: str) -> None:
        """Show HTML whose text is already escaped."""
        self.setText(f'<div style="line-height:110%">{inner}</div>' if inner else "")
