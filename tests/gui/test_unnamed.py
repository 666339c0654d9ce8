"""Two companies side by side, shown to a third party: while names are off, no part of the window says one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot
from stage import stored

from aiplus_assess.assessment.model import Answer
from aiplus_assess.gui.compare.screen import CompareScreen
from aiplus_assess.gui.navigation import Compare, Result
from aiplus_assess.gui.window import MainWindow
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.protocol import Workspace

NAMES = ("华清精密", "绿野种业", "test")
"""The two companies and the workspace, whose file may be called after a client."""


@pytest.fixture
def window(window: MainWindow, workspace: Workspace, tiny_pack: Pack) -> MainWindow:
    """At the comparison of two companies, of which the second has been assessed twice."""
    other = stored(workspace, tiny_pack, "绿野种业", q2_2_1__01=_level(2))
    stored(workspace, tiny_pack, "华清精密", title="2025 年")
    shown = stored(workspace, tiny_pack, "华清精密", q2_2_1__01=_level(3))
    window.go(Result(shown.id))
    window.go(Compare(shown.company.id, other.id, shown.id))
    return window


def _level(level: int) -> Answer:
    return Answer(level=level)


def said(window: MainWindow) -> Iterator[str]:
    """Everything that can be read, hovered over or heard."""
    QApplication.processEvents()
    for widget in (window, *window.findChildren(QWidget)):
        if widget is window or widget.isVisibleTo(window):
            yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
            if isinstance(widget, QComboBox):
                yield from (widget.itemText(place) for place in range(widget.count()))
            elif callable(text := getattr(widget, "text", None)):
                yield str(text())


def named(window: MainWindow) -> set[str]:
    words = "\n".join(said(window))
    return {name for name in NAMES if name in words}


def toggle(window: MainWindow, qtbot: QtBot) -> None:
    screen = window.screen_in_view
    assert isinstance(screen, CompareScreen)
    qtbot.keyClick(screen.beside.unnamed, Qt.Key.Key_Space)


def test_nothing_in_the_window_names_a_company_until_names_are_on_again(window: MainWindow, qtbot: QtBot) -> None:
    window.notify("已保存：华清精密.pdf")
    assert named(window) == set(NAMES)
    toggle(window, qtbot)
    assert named(window) == set()
    assert "甲企业" in "\n".join(said(window))
    toggle(window, qtbot)
    assert named(window) == set(NAMES)


def test_another_look_or_language_brings_no_name_back(window: MainWindow, qtbot: QtBot) -> None:
    toggle(window, qtbot)
    for change in ({"theme": "dark"}, {"language": "en"}, {"language": "zh"}):
        window._preferences.change(**change)
        assert named(window) == set(), change


def test_other_screens_name_the_company_and_coming_back_does_not(window: MainWindow, qtbot: QtBot) -> None:
    toggle(window, qtbot)
    place = window.place()
    assert isinstance(place, Compare)
    window.go(Result(str(place.after)))
    assert "华清精密" in named(window)
    window.back()
    assert named(window) == set()
    window.go(Compare(place.company_id))  # one company's own comparison
    assert "华清精密" in named(window)
