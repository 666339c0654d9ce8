"""The frame of a screen beside the navigation bar: caption, title, actions, and content that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from aiplus_assess.gui.kit.banner import ErrorBanner
from aiplus_assess.gui.kit.content import ScrollContent
from aiplus_assess.gui.kit.label import Secondary, Title
from aiplus_assess.gui.kit.layout import column, row
from aiplus_assess.gui.theme.look import STEP

MARGIN = 8
"""Steps around the content of a screen: 32 px, as in the mockups (34)."""


class Page(QScrollArea):
    """Content goes into `body`; `caption` stands above the title, `subtitle` below it, `actions` to the right."""

    def __init__(self, title: str, subtitle: str = "", caption: str = "", *, actions: tuple[QWidget, ...] = ()) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.caption, self.heading, self.subtitle = Secondary(caption), Title(title), Secondary(subtitle)
        for label in (self.caption, self.subtitle):
            if not label.text():
                label.hide()  # never shown before it has a parent: that would open a window
        self.errors = ErrorBanner()
        self.tools = row(*actions, gap=2)
        self.body = QVBoxLayout()
        self.body.setSpacing(STEP * 4)
        inside = ScrollContent()
        head = column(self.caption, self.heading, self.subtitle, gap=1)
        top = row()
        top.addLayout(head, 1)
        top.addLayout(self.tools)
        top.setAlignment(self.tools, Qt.AlignmentFlag.AlignBottom)
        inside.setLayout(column(top, self.errors, self.body, None, gap=4, margins=(MARGIN, 7, MARGIN, 6)))
        self.setWidget(inside)

    def set_subtitle(self, text: str) -> None:
        """Say something else below the title."""
        self.subtitle.setText(text)
        self.subtitle.setVisible(bool(text))

    def set_caption(self, text: str) -> None:
        """Say something else above the title."""
        self.caption.setText(text)
        self.caption.setVisible(bool(text))
