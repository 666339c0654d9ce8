"""How far the report is, with a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from aiplus_assess.gui.kit import Card, Label, SecondaryButton, ThinProgress, row
from aiplus_assess.i18n import _


class ProgressCard(Card):
    """Hidden while nothing is being made."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__(padding=4)
        self._words = Label("", "body")
        self.bar = ThinProgress(_("Making the report"))
        self.cancel = SecondaryButton(_("Cancel"))
        self.cancel.clicked.connect(lambda _checked=False: self.cancelled.emit())
        line = row(gap=3)
        line.addWidget(self._words, 1)
        line.addWidget(self.cancel)
        self.body.addLayout(line)
        self.body.addWidget(self.bar)
        self.hide()

    def begin(self) -> None:
        """Something is being made."""
        self.show_progress(0.0, _("Making the report"))
        self.show()

    def show_progress(self, fraction: float, words: str) -> None:
        """`fraction` 0..1."""
        self.bar.show_share(fraction)
        if words:
            self._words.setText(words)
