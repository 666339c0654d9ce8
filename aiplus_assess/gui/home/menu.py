"""What can be done with an assessment at home, or with two of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

Entry = tuple[str, Callable[[], object]]
"""Its words, and what it does."""


def menu_of(parent: QWidget, *parts: Sequence[Entry]) -> QMenu:
    """A menu whose parts stand apart; empty parts leave no line."""
    menu = QMenu(parent)
    for part in filter(None, parts):
        if menu.actions():
            menu.addSeparator()
        for words, run in part:
            menu.addAction(words).triggered.connect(lambda _checked=False, run=run: run())
    return menu
