"""Short words on a tinted ground."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QSizePolicy

from aiplus_assess.gui.kit.label import Label
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.i18n import _

Tone = Literal["tint", "neutral", "good", "gap"]


class Pill(Label):
    """A badge; its words say what its colour says."""

    def __init__(self, text: str = "", tone: Tone = "tint") -> None:
        super().__init__(text, "pill", wrap=False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_tone(tone)

    def set_tone(self, tone: Tone) -> None:
        """Change what kind of word it is."""
        set_look(self, "pill", tone=tone)


class SavedPill(Pill):
    """Says “saved” after a commit, “not saved” after a failure."""

    def __init__(self) -> None:
        super().__init__("", "good")
        self.setVisible(False)

    def saved(self) -> None:
        """The last change is on the disk."""
        self._show(_("Saved"), "good")

    def not_saved(self) -> None:
        """The last change could not be stored."""
        self._show(_("Not saved"), "gap")

    def _show(self, text: str, tone: Tone) -> None:
        self.setText(text)
        self.set_tone(tone)
        self.setVisible(True)
