"""The overlay that shows every key of a screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from aiplus_assess.gui.kit.buttons import PrimaryButton
from aiplus_assess.gui.kit.dialog import Dialog
from aiplus_assess.gui.kit.label import Label
from aiplus_assess.gui.kit.layout import row
from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _

ROOM = 880
"""Pixels at 100 % text in which no meaning breaks."""
EDGE = 32


class KeyboardOverlay(Dialog):
    """`entries` are (keys, meaning): (“Ctrl+Enter”, “next unanswered question”); `notes` stand below them.

    F1, ? or Escape close it.
    """

    def __init__(self, parent: QWidget, entries: Sequence[tuple[str, str]], notes: Sequence[str] = ()) -> None:
        super().__init__(parent, _("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        half = -(-len(entries) // 2)
        for place, (keys, meaning) in enumerate(entries):
            line, side = place % half, 2 * (place // half)
            caps = row(*(Label(cap.strip(), "key", wrap=False) for cap in keys.split(" / ")), None, gap=1)
            grid.addLayout(caps, line, side, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(Label(meaning), line, side + 1)
        for meanings in (1, 3):
            grid.setColumnStretch(meanings, 1)
        self.body.addLayout(grid)
        # left alone, Qt shows a dialog at most two thirds as wide as the screen, and cuts what does not fit
        self.setMinimumWidth(min(current().px(ROOM), self.screen().availableSize().width() - EDGE))
        for note in notes:
            self.body.addWidget(Label(note, "secondary"))
        self.add_button(PrimaryButton(_("Close")), self.accept, default=True).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Question):
            self.accept()
            return
        super().keyPressEvent(event)
