"""What-if: figures move at once and agree with the engine; the choice becomes the plan."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from stage import RecordingNavigator, shown, stored
from walk_case import FACTORY, tiny

from aiplus_assess.assessment.model import Answer, Case
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.assessment.targets import effect
from aiplus_assess.gui.navigation import Result
from aiplus_assess.gui.result.screen import ResultScreen
from aiplus_assess.gui.result.whatif import WhatIf
from aiplus_assess.gui.result.whatif_dialog import WhatIfDialog
from aiplus_assess.gui.services import Services
from aiplus_assess.questionnaire.model import Pack

ANSWERS = {
    "2.2.1-01": Answer(level=3, evidence=1),
    "2.2.2-01": Answer(value=40.0, evidence=1),
    "3.8-01": Answer(checked=("owner",), evidence=1),
    "3.8-02": Answer(level=1),
    "3.14-01": Answer(level=2, evidence=1),
    "3.14-02": Answer(level=5, evidence=3),
}


def whatif() -> WhatIf:
    return WhatIf(evaluate(tiny(), Case(FACTORY, answers=ANSWERS)), 2027)


def test_what_is_short_of_the_target_comes_first_and_the_highest_level_is_no_option() -> None:
    options = whatif().options
    assert [option.question for option in options][:2] == ["3.8-01", "3.8-02"]
    assert "3.14-02" not in [option.question for option in options]


def test_a_checklist_rises_only_to_levels_its_ticks_can_give() -> None:
    option = next(option for option in whatif().options if option.question == "3.8-01")
    assert option.reachable == (2, 3, 4)


def test_taking_the_next_action_moves_the_index_by_its_effect() -> None:
    before = whatif()
    option = before.options[0]
    after = before.with_level(option.question, option.step)
    moved = after.after.index - before.now.index
    assert moved == effect(before.now, option.question, option.actions[option.step])
    assert after.lines[0][1:] == ("52.0", "54.0", "+2.0")


def test_back_to_the_level_of_now_changes_nothing() -> None:
    there_and_back = whatif().with_level("3.8-02", 4).with_level("3.8-02", 1)
    assert there_and_back == whatif()
    assert there_and_back.chosen() == ()


def test_the_chosen_actions_are_those_that_reach_the_levels() -> None:
    chosen = whatif().with_level("3.8-02", 3).chosen()
    assert [(question, action.id) for question, action in chosen] == [("3.8-02", "a3")]


def test_a_level_that_others_depend_on_changes_which_questions_apply() -> None:
    """3.14-02 is asked from level 1 at 3.14-01 on."""
    answers = {**ANSWERS, "3.14-01": Answer(level=0)}
    before = WhatIf(evaluate(tiny(), Case(FACTORY, answers=answers)), 2027)
    assert before.scope_note == ""
    after = before.with_level("3.14-01", 2)
    assert "3.14-02" in after.after.applicable
    assert after.scope_note == "范围会变：多问 1 题。"
    assert after.after.index == evaluate(tiny(), Case(FACTORY, answers=ANSWERS)).index
    assert before.with_level("3.8-02", 4).scope_note == ""


@pytest.fixture
def screen(
    look: QApplication, qtbot: QtBot, services: Services, navigator: RecordingNavigator, tiny_pack: Pack
) -> ResultScreen:
    made = stored(services.workspace, tiny_pack)
    services.workspace.answer_all(made.id, ANSWERS)
    return shown(ResultScreen(services, navigator), Result(made.id))


def opened(screen: ResultScreen) -> Any:
    QTest.mouseClick(screen.whatif, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    return screen.findChild(WhatIfDialog)


def test_ticking_by_keys_moves_the_figures_and_reset_takes_it_back(screen: ResultScreen, services: Services) -> None:
    dialog = opened(screen)
    first = dialog.rows[0]
    first.tick.setFocus()
    QTest.keyClick(first.tick, Qt.Key.Key_Space)
    assert dialog.whatif.lines[0][2] == "54.0"
    assert first.levels.currentText() == "2 局部试用"
    first.levels.setCurrentIndex(3)
    first.levels.activated.emit(3)
    assert dialog.whatif.raised == {"3.8-01": 4}
    reset = next(button for button in dialog.findChildren(QPushButton) if button.text() == "重置")
    QTest.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert dialog.whatif.raised == {}
    assert not first.tick.isChecked()
    assert services.workspace.load(screen._assessment).answers == ANSWERS, "nothing is stored"


def test_the_choice_becomes_the_plan_once(
    screen: ResultScreen, services: Services, navigator: RecordingNavigator
) -> None:
    dialog = opened(screen)
    for line in dialog.rows[:2]:
        QTest.keyClick(line.tick, Qt.Key.Key_Space)
    add = next(button for button in dialog.findChildren(QPushButton) if button.text() == "加入行动计划")
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    plan = services.workspace.load(screen._assessment).actions
    assert [(action.question, action.action, action.owner) for action in plan] == [
        ("3.8-01", "a2", "信息部"),
        ("3.8-02", "a2", "质量部"),
    ]
    assert navigator.said == ["已把 2 项行动加入计划。", "这些行动已在计划中。"]
