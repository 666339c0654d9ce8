"""What scrolls inside a scroll area."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from aiplus_assess.gui.kit.look import set_look


class ScrollContent(QWidget):
    """As high as its texts need at the width they get.

    A plain widget also asks for the height its wrapped labels would need at their narrowest, and scrolls
    where nothing is hidden.
    """

    def __init__(self) -> None:
        super().__init__()
        set_look(self, "plain")

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)
