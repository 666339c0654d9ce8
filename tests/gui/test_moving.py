"""Moving to a newer questionnaire in the window: offered, shown, made as a copy, compared with the original."""

from __future__ import annotations

from pathlib import Path

import pytest
from compare_cases import BEFORE, TINY2, tiny, tiny2
from PySide6.QtCore import Qt
from stage import OnePack, modal, stored

from aiplus_assess.errors import InputError
from aiplus_assess.gui.library import RememberingLibrary
from aiplus_assess.gui.moving.dialog import MoveDialog
from aiplus_assess.gui.navigation import Compare, Home, Walk
from aiplus_assess.questionnaire.library import Library


@pytest.fixture
def library() -> OnePack:
    """The newer version is what is installed."""
    return OnePack(tiny2())


def on_the_older(workspace):
    made = stored(workspace, tiny())
    workspace.answer_all(made.id, BEFORE, by="王敏")
    return made.id


def choose(home, identity):
    home.refresh()
    actions = {action.text(): action for action in home.menu(identity).actions()}
    actions["换用问卷 2.0.0…"].trigger()


def test_the_menu_shows_what_changes_and_makes_a_copy(home, qtbot, workspace, executor, navigator):
    made = on_the_older(workspace)
    before = workspace.load(made)
    choose(home, made)
    executor.drain()
    shown = modal(MoveDialog)
    assert [section.heading for section in shown.sections] == [
        "1 条作答待确认：题目改了措辞",
        "2 条作答不再沿用",
        "新增 4 题",
        "2 道未答的题不再问",
        "5 条作答原样沿用",
    ]
    assert "3.8-02 场景数据集 · 已拆分 → 3.8-03、3.8-04" in shown.sections[1].lines
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    (walk,) = navigator.gone
    assert isinstance(walk, Walk)
    copy = workspace.load(walk.assessment_id)
    assert (copy.pack.version, copy.revises, copy.final) == ("2.0.0", made, False)
    assert copy.answers["2.2.1-01"].to_confirm
    assert not copy.answers["3.8-01"].to_confirm
    assert workspace.load(made) == before
    assert {event.question for event in workspace.history(copy.id)} == set(copy.answers)


def test_escape_makes_nothing(home, qtbot, workspace, executor, navigator):
    made = on_the_older(workspace)
    choose(home, made)
    executor.drain()
    qtbot.keyClick(modal(MoveDialog), Qt.Key.Key_Escape)
    assert len(workspace.summaries()) == 1
    assert navigator.gone == []


def test_nothing_is_offered_where_nothing_is_newer(home, workspace):
    made = stored(workspace, tiny2())
    home.refresh()
    assert not [action for action in home.menu(made.id).actions() if "换用" in action.text()]


def test_a_questionnaire_that_can_not_be_read_says_so(home, workspace, executor, library):
    made = on_the_older(workspace)
    library.error = InputError("问卷坏了。")
    choose(home, made)
    executor.drain()
    assert home.page.errors.text() == "问卷坏了。"


def test_who_answers_is_told_once(window, workspace, executor, qtbot):
    made = on_the_older(workspace)
    window.go(Walk(made))
    executor.drain()
    assert window.toast.isVisible()
    window.go(Home())
    window.toast.hide()
    window.go(Walk(made))
    executor.drain()
    assert not window.toast.isVisible()


def test_the_copy_compares_with_the_original_across_versions(window, qtbot, workspace, executor):
    made = on_the_older(workspace)
    window.go(Home())
    choose(window.screen_in_view, made)
    executor.drain()
    qtbot.keyClick(modal(MoveDialog), Qt.Key.Key_Return)
    copy = window.place().assessment_id
    company = workspace.load(copy).company.id
    window.go(Compare(company, made, copy))
    part = window.screen_in_view.part
    assert part.delta == "0.0"
    assert part.differences[0].startswith("问卷版本 1.0.0 → 2.0.0")
    assert [step.shown for step in part.causes.steps if step.value] == [part.causes.steps[1].shown]


def test_an_added_questionnaire_keeps_its_maps(tmp_path: Path):
    library = RememberingLibrary(lambda: Library(tmp_path / "own", tmp_path / "none"), tmp_path / "own")
    library.add(TINY2)
    assert library.load("tiny").migrations == tiny2().migrations
