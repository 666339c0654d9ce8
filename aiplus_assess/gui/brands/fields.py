"""A line of text that hands itself on after a pause in typing and when it is left."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from aiplus_assess.gui.plan.details import PAUSE


class LineField(QLineEdit):
    """`entered` carries the text without blanks around it. One that is `needed` and left empty is what it was."""

    entered = Signal(str)

    def __init__(self, name: str, longest: int = 200, needed: bool = False) -> None:
        super().__init__()
        self._needed, self._shown = needed, ""
        self.setAccessibleName(name)
        self.setMaxLength(longest)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.editingFinished.connect(self.leave)

    def show_text(self, text: str, other: bool) -> None:
        """Show a text; of the same brand only while nothing is half-typed."""
        self._shown = text
        typing = not other and self.hasFocus() and (self.isModified() or self.text().strip() == text)
        if not typing and self.text() != text:
            self.setText(text)

    def flush(self) -> None:
        """Hand on what is typed now."""
        self._pause.stop()
        if self.isModified() and not (self._needed and not self.text().strip()):
            self.setModified(False)
            self.entered.emit(self.text().strip())

    def leave(self) -> None:
        """The same, and nothing half-typed stays."""
        self.flush()
        if self.isModified():
            self.setText(self._shown)
