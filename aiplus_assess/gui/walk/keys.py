"""The keys of the walk. Those that are also letters work only while no text field has the focus."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from aiplus_assess.gui.walk.option_card import OptionCard
from aiplus_assess.i18n import _

Run = Callable[[], object]
Keys = Mapping[str, Run]
TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


class WalkKeys(QObject):
    """`plain` are off in text fields, `arrows` also in lists and tabs, `enter` also on buttons, `always` never."""

    def __init__(self, screen: QWidget, *, plain: Keys, arrows: Keys, enter: Keys, always: Keys) -> None:
        super().__init__(screen)
        self._screen = screen
        self._plain = [self._bind(keys, run) for keys, run in plain.items()]
        self._arrows = [self._bind(keys, run) for keys, run in arrows.items()]
        self._enter = [self._bind(keys, run) for keys, run in enter.items()]
        for keys, run in always.items():
            self._bind(keys, run)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def refresh(self) -> None:
        """Look anew at what has the focus (a card may have become chosen)."""
        self._follow(None, QApplication.focusWidget())

    def _bind(self, keys: str, run: Run) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self._screen)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(run)
        return shortcut

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        typing = isinstance(now, TEXT_FIELDS)
        listing = isinstance(now, QAbstractItemView | QTabBar)
        pressing = isinstance(now, QAbstractButton) and not (isinstance(now, OptionCard) and now.isChecked())
        for shortcut in self._plain:
            shortcut.setEnabled(not typing)
        for shortcut in self._arrows:
            shortcut.setEnabled(not typing and not listing)
        for shortcut in self._enter:
            shortcut.setEnabled(not typing and not listing and not pressing)


def typing_in(widget: QWidget | None) -> bool:
    """Whether the widget takes text."""
    return isinstance(widget, TEXT_FIELDS)


def walk_keys(engaged: bool = False) -> list[tuple[str, str]]:
    """(keys, meaning) for the overlay; `engaged`: with those of an assessor."""
    return [
        ("0 / … / 5", _("Choose a level")),
        ("1 / … / 9", _("Tick an item, choose a duty's state")),
        ("N", _("Not applicable (asks why)")),
        ("U", _("Don't know")),
        ("C", _("Confirm a carried answer")),
        ("F", _("Flag for review")),
        *([("V", _("Verify the answers, or answer again")), ("Y / Enter", _("Confirm the level"))] if engaged else []),
        ("Delete", _("Clear the answer")),
        ("→ / Enter", _("Next question")),
        ("←", _("Previous question")),
        ("Ctrl+Enter", _("Next unanswered question")),
        ("Ctrl+F", _("Search questions and notes")),
        ("Ctrl+1 / … / Ctrl+4", _("Policy text, evidence, note, history")),
        ("Ctrl+V", _("Attach the files in the clipboard as proof")),
        ("Ctrl+Z / Ctrl+Y", _("Undo, redo")),
        ("Esc", _("Leave a field; go back")),
        ("? / F1", _("These keys")),
    ]
