"""What a screen shows where there is nothing yet: what it is for, and the ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from aiplus_assess.gui.kit.card import Card
from aiplus_assess.gui.kit.label import Label
from aiplus_assess.gui.kit.layout import column, row


class EmptyState(Card):
    """A centred title, a sentence, and buttons."""

    def __init__(self, title: str, text: str, *actions: QWidget) -> None:
        super().__init__(padding=10)
        head = Label(title, "lead")
        words = Label(text, "secondary")
        for label in (head, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addLayout(column(head, words, 3, row(None, *actions, None, gap=3), gap=2))
