"""The keys of undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class Undone(Protocol):
    """What goes back and forth by steps; False where there is none."""

    def undo(self) -> bool: ...
    def redo(self) -> bool: ...


def bind_undo(over: QWidget, what: Callable[[], Undone | None], first: Callable[[], object] | None = None) -> None:
    """Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z inside `over`; `first` stores what is half-typed."""

    def run(name: str) -> None:
        if first is not None:
            first()
        undone = what()
        if undone is not None:
            getattr(undone, name)()

    for keys, name in (("Ctrl+Z", "undo"), ("Ctrl+Y", "redo"), ("Ctrl+Shift+Z", "redo")):
        shortcut = QShortcut(QKeySequence(keys), over)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda name=name: run(name))
