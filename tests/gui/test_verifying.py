"""Verification as an assessor does it: in the walk by keys, and the list of differences at the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from stage import answered

from aiplus_assess.assessment.engagement import Engagement as Order
from aiplus_assess.assessment.engagement import Member
from aiplus_assess.assessment.model import Answer, EvidenceItem, Verification
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.assessment.verification import differences, verifiable, waiting
from aiplus_assess.gui.navigation import Engagement, Report, Result, Walk
from aiplus_assess.gui.walk.keys import walk_keys
from aiplus_assess.gui.walk.session import Filter
from aiplus_assess.gui.walk.verify_dialog import VerifyDialog
from aiplus_assess.gui.walk.verify_reply import VerifyReply

FIRST = "2.2.1-01"


@pytest.fixture
def made(workspace, tiny_pack):
    assessment = answered(workspace, tiny_pack, "华清精密制造有限公司")
    workspace.desk.put(assessment.id, Order(team=(Member("李强"),)))
    item = EvidenceItem("e1", "年度计划", 2, (FIRST,), reference="第 3 页", number=12)
    workspace.put_evidence(assessment.id, item)
    return workspace.load(assessment.id)


def walk(window, made, question=FIRST):
    window.go(Walk(made.id, question))
    QApplication.processEvents()
    return window.screen_in_view


def press(screen, key):

    target = QApplication.focusWidget() or screen
    QTest.keyClick(target, key)
    QApplication.processEvents()


def dialog_of(screen):
    return next(d for d in screen.findChildren(VerifyDialog) if d.isVisible())


def verdict(workspace, made, question=FIRST):
    return workspace.load(made.id).answers[question].verified


def test_who_works_alone_has_no_verification(window, workspace, tiny_pack):
    alone = answered(workspace, tiny_pack)
    screen = walk(window, alone)
    press(screen, Qt.Key.Key_V)
    assert not screen.presenter.session.verifying
    assert screen.sidebar.verify.isHidden()
    assert screen.sidebar.filter.findData(Filter.UNVERIFIED.value) < 0
    assert not any(keys == "V" for keys, _meaning in walk_keys(screen.verify.offered))


def test_v_shows_claim_and_proof_and_enter_confirms(window, workspace, made):
    screen = walk(window, made)
    press(screen, Qt.Key.Key_V)
    reply = screen.pane.reply
    assert isinstance(reply, VerifyReply)
    assert "2" in reply.claim.text()
    papers = [label.text() for label in reply.findChildren(QLabel)]
    assert any("12" in words and "第 3 页" in words for words in papers)
    press(screen, Qt.Key.Key_Return)
    found = verdict(workspace, made)
    assert (found.level, found.reason, found.by, found.on) == (2, "", "李强", date(2026, 11, 24))
    assert screen.presenter.session.current != FIRST
    walk(window, made, "2.2.2-01")
    press(screen, Qt.Key.Key_Y)
    assert len(waiting(screen.presenter.session.result)) == len(verifiable(screen.presenter.session.result)) - 2
    assert "2/" in screen.sidebar.figures.text()


def test_another_level_needs_a_reason_and_undo_takes_it_back(window, workspace, made):
    screen = walk(window, made)
    press(screen, Qt.Key.Key_V)
    press(screen, Qt.Key.Key_1)
    dialog = dialog_of(screen)
    dialog._store()
    assert dialog.isVisible() and dialog._reason.fault()
    assert verdict(workspace, made) is None
    dialog.reason.setPlainText("只看到一条产线")
    dialog.by.setText("王敏")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = verdict(workspace, made)
    assert (found.level, found.reason, found.by) == (1, "只看到一条产线", "王敏")
    assert screen.presenter.session.current != FIRST
    assert screen.verify.assessor(screen.presenter) == "王敏"  # who verified last is offered next
    assert [d.change for d in differences(screen.presenter.session.result)] == [-1]
    screen.presenter.undo()
    assert screen.presenter.session.current == FIRST
    assert verdict(workspace, made) is None


def test_enter_on_a_verified_question_goes_on_and_keeps_the_verdict(window, workspace, made):
    screen = walk(window, made)
    press(screen, Qt.Key.Key_V)
    screen.verify.judge(4)
    dialog = dialog_of(screen)
    dialog.reason.setPlainText("更好")
    dialog._store()
    screen.presenter.go(FIRST)
    press(screen, Qt.Key.Key_Return)
    assert verdict(workspace, made).level == 4
    assert screen.presenter.session.current != FIRST


def test_a_duty_and_a_raw_ratio_have_no_level_to_verify(window, workspace, made, tiny_pack):
    for question in ("3.14-03", "1.2-01"):
        screen = walk(window, made, question)
        if not screen.presenter.session.verifying:
            press(screen, Qt.Key.Key_V)
        assert screen.presenter.session.current == question
        assert screen.pane.reply.confirm.isHidden()
        assert "法定义务和原始比例没有核定等级" in screen.pane.reply.verdict.text()
        press(screen, Qt.Key.Key_Return)
        assert workspace.load(made.id).answers[question].verified is None
        assert screen.presenter.session.current != question or window.screen_in_view is not screen


def test_a_duty_is_corrected_while_verifying_and_the_history_names_the_assessor(window, workspace, made):
    workspace.update_details(made.id, assessor="王经理")
    before = workspace.load(made.id).answers["3.14-03"].duty
    screen = walk(window, made, "3.14-03")
    press(screen, Qt.Key.Key_V)
    wanted, key = ("partial", Qt.Key.Key_2) if before != "partial" else ("compliant", Qt.Key.Key_1)
    screen.verify._preferences.remember("assessor", "李强")
    screen.verify.toggle()
    screen.verify.toggle()
    press(screen, key)
    assert workspace.load(made.id).answers["3.14-03"].duty == wanted
    assert workspace.history(made.id)[-1].by == "李强"
    assert screen.presenter.session.current == "3.14-03"
    screen.presenter.undo()
    assert workspace.load(made.id).answers["3.14-03"].duty == before
    press(screen, Qt.Key.Key_V)
    press(screen, key)
    assert workspace.history(made.id)[-1].by == "王经理"


def test_a_raw_ratio_is_corrected_while_verifying(window, workspace, made):
    screen = walk(window, made, "1.2-01")
    press(screen, Qt.Key.Key_V)
    field = screen.pane.reply._correction.value
    field.setFocus()
    field.setText("12.5")
    press(screen, Qt.Key.Key_Right)
    screen.go_on()
    assert workspace.load(made.id).answers["1.2-01"].value == 12.5
    assert workspace.history(made.id)[-1].by == "李强"


@pytest.mark.parametrize("key", [Qt.Key.Key_U, Qt.Key.Key_N, Qt.Key.Key_Delete, Qt.Key.Key_C])
def test_a_stray_key_leaves_the_companys_own_answer_alone(window, workspace, made, key):
    screen = walk(window, made)
    press(screen, Qt.Key.Key_V)
    before = workspace.load(made.id).answers
    press(screen, key)
    assert workspace.load(made.id).answers == before
    assert "企业自己的答复不动" in window.toast._text.text()
    press(screen, Qt.Key.Key_V)
    press(screen, Qt.Key.Key_U)
    assert workspace.load(made.id).answers[FIRST].unknown


def test_a_question_declared_not_applicable_says_how_to_change_it(window, workspace, made):
    workspace.answer(made.id, FIRST, Answer(na="不生产"))
    screen = walk(window, made)
    press(screen, Qt.Key.Key_V)
    assert "请按 V 退出核定后作答" in screen.pane.reply.verdict.text()


def test_the_filter_lists_what_waits_and_the_mode_survives(window, workspace, made):
    screen = walk(window, made)
    press(screen, Qt.Key.Key_V)
    screen.presenter.show(Filter.UNVERIFIED)
    before = screen.presenter.session.listed
    press(screen, Qt.Key.Key_Return)
    assert screen.presenter.session.listed == tuple(q for q in before if q != FIRST)
    window._preferences.change(language="en")
    assert window.screen_in_view.presenter.session.verifying
    window.screen_in_view.verify.toggle()
    assert not walk(window, made).presenter.session.verifying


def test_leaving_by_escape_ends_verifying(window, workspace, made):
    screen = walk(window, made)
    press(screen, Qt.Key.Key_V)
    screen.pane.take_focus()
    screen.escape()
    assert not walk(window, made).presenter.session.verifying


def test_the_desk_lists_differences_and_leads_to_them(window, workspace, made, qtbot):
    window.go(Engagement(made.id, "verification"))
    section = window.screen_in_view.section
    assert not section.empty.isHidden()
    section.go.click()
    screen = window.screen_in_view
    assert screen.presenter.session.verifying
    screen.presenter.go(FIRST)
    screen.verify.judge(1)
    dialog = dialog_of(screen)
    dialog.reason.setPlainText("只看到一条产线")
    dialog._store()
    screen.verify.confirm()
    window.go(Engagement(made.id, "verification"))
    assert section.table.shown() == [FIRST]
    section.direction.setCurrentIndex(2)
    section._list()
    assert section.table.shown() == []
    assert section.nothing.text()
    section.direction.setCurrentIndex(1)
    section._list()
    section.table.setFocus()
    qtbot.keyClick(section.table, Qt.Key.Key_Return)
    assert window.screen_in_view.presenter.session.current == FIRST


def test_result_and_report_begin_with_what_was_found(window, workspace, made, services, executor):
    window.go(Result(made.id))
    assert window.screen_in_view.basis.value() == "self"
    answer = workspace.load(made.id).answers[FIRST]
    workspace.answer(made.id, FIRST, replace(answer, verified=Verification(4, "更好", "李强")))
    window.go(Result(made.id))
    screen = window.screen_in_view
    assert (screen.basis.value(), screen.scores.basis) == ("verified", "verified")
    words = [label.text() for label in screen.figures.findChildren(QLabel)]
    assert any("自评" in text and "核定" in text for text in words)  # the self one stands beside it
    window.go(Report(made.id))
    executor.drain()
    assert services.reports.asked[-1].basis == "verified"


def test_a_long_reason_is_kept_whole_and_never_read_as_markup(window, workspace, made):
    screen = walk(window, made)
    press(screen, Qt.Key.Key_V)
    screen.verify.judge(0)
    dialog = dialog_of(screen)
    dialog.reason.setPlainText("<script>𬭚😀" * 2000)
    dialog._store()
    screen.presenter.go(FIRST)
    assert verdict(workspace, made).reason == "<script>𬭚😀" * 2000
    assert "<script>" in screen.pane.reply.verdict.text()


def test_the_verified_index_moves_and_the_self_one_does_not(window, workspace, made, tiny_pack):
    before = evaluate(tiny_pack, made.case()).index
    screen = walk(window, made)
    press(screen, Qt.Key.Key_V)
    screen.verify.judge(5)
    dialog = dialog_of(screen)
    dialog.reason.setPlainText("超出自评")
    dialog._store()
    result = evaluate(tiny_pack, workspace.load(made.id).case())
    assert result.index == before
    assert result.on("verified").index > before
