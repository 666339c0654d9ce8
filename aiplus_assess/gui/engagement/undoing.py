"""The keys of undo and redo in a section."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from aiplus_assess.gui.engagement.edited import Edited


def bind_undo(over: QWidget, what: Callable[[], Edited[Any] | None], first: Callable[[], object] | None = None) -> None:
    """Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z inside `over`; `first` stores what is half-typed."""

    def run(name: str) -> None:
        if first is not None:
            first()
        edited = what()
        if edited is not None:
            getattr(edited, name)()

    for keys, name in (("Ctrl+Z", "undo"), ("Ctrl+Y", "redo"), ("Ctrl+Shift+Z", "redo")):
        shortcut = QShortcut(QKeySequence(keys), over)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda name=name: run(name))
