"""The review: its lists, their jumps, finalizing and reopening."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from stage import RecordingNavigator, shown, stored
from walk_case import started

from aiplus_assess.assessment.model import Answer, Finding
from aiplus_assess.gui.navigation import Result, Review, Walk
from aiplus_assess.gui.review.finalize_dialog import FinalizeDialog
from aiplus_assess.gui.review.lists import review
from aiplus_assess.gui.review.screen import ReviewScreen
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.walk.opening import open_session
from aiplus_assess.questionnaire.model import Pack

ANSWERS = {
    "2.2.1-01": Answer(level=3, flagged=True),
    "2.2.2-01": Answer(na="没有检验工位"),
    "3.8-01": Answer(checked=("owner",), evidence=1, to_confirm=True),
    "3.8-02": Answer(unknown=True),
    "3.14-03": Answer(duty="noncompliant"),
}


def test_every_list_holds_what_it_says(chinese: None) -> None:
    workspace, assessment = started(ANSWERS)
    found = {part.kind.value: part for part in review(open_session(workspace, assessment))}
    assert {kind: [entry.question for entry in part.entries] for kind, part in found.items()} == {
        "unanswered": ["1.2-01", "3.14-01"],
        "to_confirm": ["3.8-01"],
        "unknown": ["3.8-02"],
        "duties": ["3.14-03"],
        "unproven": ["2.2.1-01"],
        "na": ["2.2.2-01"],
        "flagged": ["2.2.1-01"],
    }
    assert found["na"].entries[0].detail == "没有检验工位"
    assert found["unproven"].entries[0].detail == "3 落地：需要“内部文件”，目前是“自述”"
    assert found["duties"].entries[0].detail == "未落实"
    assert found["unanswered"].entries[1].detail == "信息技术"


def test_carried_answers_are_listed_only_where_there_are_any(chinese: None) -> None:
    workspace, assessment = started({})
    assert "to_confirm" not in [part.kind.value for part in review(open_session(workspace, assessment))]


@pytest.fixture
def screen(
    look: QApplication, qtbot: QtBot, services: Services, navigator: RecordingNavigator, tiny_pack: Pack
) -> ReviewScreen:
    made = stored(services.workspace, tiny_pack)
    services.workspace.answer_all(made.id, ANSWERS)
    screen = shown(ReviewScreen(services, navigator), Review(made.id))
    screen.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return screen


def test_a_line_jumps_to_its_question(screen: ReviewScreen, navigator: RecordingNavigator) -> None:
    unknown = next(card for card in screen.cards if card.kind == "unknown")
    link = unknown.links()[0]
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert navigator.gone == [Walk(screen.session.assessment.id, "3.8-02")]


def test_enter_goes_on_to_the_result(screen: ReviewScreen, navigator: RecordingNavigator) -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert navigator.gone == [Result(screen.session.assessment.id)]


def test_finalizing_asks_says_what_stays_open_and_can_be_cancelled(screen: ReviewScreen, services: Services) -> None:
    QTest.mouseClick(screen.finalize, Qt.MouseButton.LeftButton)
    dialog = screen.findChild(FinalizeDialog)
    words = [label.text() for label in dialog.findChildren(type(screen.page.heading).__mro__[1])]
    assert "· 仍有 2 题未答" in words
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not services.workspace.load(screen.session.assessment.id).final


def test_what_nobody_looked_at_again_is_named(screen: ReviewScreen, services: Services) -> None:
    identity, workspace = screen.session.assessment.id, services.workspace
    workspace.put_finding(identity, Finding("gf2025-11:3.8", current="旧文", answers_digest="0" * 64))
    workspace.answer(identity, "2.2.1-01", Answer(level=2, to_confirm=True))
    screen.enter(Review(identity))
    QTest.mouseClick(screen.finalize, Qt.MouseButton.LeftButton)
    words = [label.text() for label in screen.findChild(FinalizeDialog).findChildren(QLabel)]
    assert "· 1 条评估发现写成之后答复又有变动，将按现有文字印出：3.8" in words
    carried = next(line for line in words if "项沿用的答复还没有确认" in line)
    assert "2.2.1-01" in carried


def test_final_then_reopened_makes_a_new_revision(
    screen: ReviewScreen, services: Services, navigator: RecordingNavigator
) -> None:
    first = screen.session.assessment.id
    QTest.mouseClick(screen.finalize, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    QTest.keyClick(screen.findChild(FinalizeDialog).yes, Qt.Key.Key_Return)
    assert services.workspace.load(first).final
    assert screen.finalize.isHidden()
    QTest.mouseClick(screen.reopen, Qt.MouseButton.LeftButton)
    revision = navigator.gone[-1]
    assert isinstance(revision, Walk)
    assert services.workspace.load(revision.assessment_id).revises == first


def test_an_unanswered_duty_blocks_and_is_named(screen: ReviewScreen, services: Services) -> None:
    identity = screen.session.assessment.id
    services.workspace.answer(identity, "3.14-03", Answer())
    screen.enter(Review(identity))
    QTest.mouseClick(screen.finalize, Qt.MouseButton.LeftButton)
    assert screen.findChild(FinalizeDialog) is None
    assert "每一项法定义务" in screen.page.errors.text()
    assert not services.workspace.load(identity).final
