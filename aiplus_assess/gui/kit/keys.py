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
from aiplus_assess.i18n import _


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
            grid.addLayout(caps, line, side)
            grid.addWidget(Label(meaning, "body", wrap=False), line, side + 1)
        self.body.addLayout(grid)
        for note in notes:
            self.body.addWidget(Label(note, "secondary"))
        self.add_button(PrimaryButton(_("Close")), self.accept, default=True).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Question):
            self.accept()
            return
        super().keyPressEvent(event)
