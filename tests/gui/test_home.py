"""Home as a user acts: continue, open, search, sort, rename, delete and undo, and the empty beginning."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from stage import answered, stored

from aiplus_assess import i18n
from aiplus_assess.assessment.engagement import Engagement
from aiplus_assess.assessment.model import Answer, AssessmentSummary, Verification
from aiplus_assess.errors import InputError
from aiplus_assess.gui.home.bin_dialog import BinDialog
from aiplus_assess.gui.home.rows import rows, when
from aiplus_assess.gui.home.table_model import COMPANY, INDEX, UPDATED
from aiplus_assess.gui.navigation import Home, NewAssessment, Result, Walk
from aiplus_assess.gui.preferences import report_key

NOW = datetime(2026, 11, 24, 9, 12, tzinfo=UTC)


def texts(home, column):
    model = home.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_an_empty_workspace_offers_to_start_and_the_sample(home, qtbot, executor, navigator):
    assert home.start.hasFocus()
    assert not home.table.isVisible()
    qtbot.keyClick(home.start, Qt.Key.Key_Return)
    assert navigator.gone == [NewAssessment()]
    qtbot.mouseClick(home.sample, Qt.MouseButton.LeftButton)
    assert not home.sample.isEnabled()
    executor.drain()
    assert texts(home, COMPANY) == ["示例企业"]
    assert home.table.isVisible()


def test_a_sample_that_can_not_be_made_says_why(home, qtbot, executor, library):
    library.error = InputError("问卷坏了。", ("pack.yaml:3",))
    qtbot.mouseClick(home.sample, Qt.MouseButton.LeftButton)
    executor.drain()
    assert home.page.errors.text() == "问卷坏了。"
    assert home.sample.isEnabled()


def test_enter_goes_on_at_the_question_where_the_user_stopped(home, qtbot, workspace, tiny_pack, navigator):
    made = stored(workspace, tiny_pack, q2_2_1__01=Answer(level=2))
    workspace.remember_place(made.id, "3.8-02")
    home.enter(Home())
    assert home.resume.button.hasFocus()
    qtbot.waitUntil(lambda: "第 6 题" in home.resume.button.text())
    qtbot.keyClick(home.resume.button, Qt.Key.Key_Return)
    assert navigator.gone == [Walk(made.id, "3.8-02")]


def test_going_on_passes_over_what_was_answered_meanwhile(home, qtbot, workspace, tiny_pack, navigator):
    made = stored(workspace, tiny_pack, q2_2_1__01=Answer(level=2))
    workspace.remember_place(made.id, "2.2.1-01")  # and it was answered from a file
    home.enter(Home())
    home.resume.button.click()
    opened = navigator.gone[-1]
    assert opened.question_id not in ("2.2.1-01", None)
    qtbot.waitUntil(lambda: "题" in home.resume.button.text())
    assert "第 1 题" not in home.resume.button.text()


def test_enter_in_the_table_opens_the_walk_or_the_result(home, qtbot, workspace, tiny_pack, navigator):
    half = stored(workspace, tiny_pack, "甲厂", q2_2_1__01=Answer(level=2))
    done = answered(workspace, tiny_pack, "乙厂")
    home.enter(Home())
    home.table.setFocus()
    for row in range(2):
        home.table.setCurrentIndex(home.table.model().index(row, 0))
        qtbot.keyClick(home.table, Qt.Key.Key_Return)
    assert set(navigator.gone) == {Walk(half.id), Result(done.id)}


def test_search_keeps_rows_that_hold_every_word_and_enter_opens_the_first(home, qtbot, workspace, tiny_pack, navigator):
    for name in ("甲厂", "乙厂", "丙种业"):
        stored(workspace, tiny_pack, name)
    wanted = stored(workspace, tiny_pack, "丁种业", "年度自查")
    home.enter(Home())
    qtbot.keyClick(home, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert home.search.hasFocus()
    home.search.setText("种业 自查")
    assert texts(home, COMPANY) == ["丁种业"]
    qtbot.keyClick(home.search, Qt.Key.Key_Return)
    assert navigator.gone == [Walk(wanted.id)]
    home.search.setText("无此企业")
    assert not home.table.isVisible()
    qtbot.keyClick(home.search, Qt.Key.Key_Escape)
    assert len(texts(home, COMPANY)) == 4


def test_a_click_on_a_head_sorts(home, qtbot, workspace, tiny_pack):
    stored(workspace, tiny_pack, "甲厂", q2_2_1__01=Answer(level=5))
    stored(workspace, tiny_pack, "乙厂")
    stored(workspace, tiny_pack, "丙厂", q2_2_1__01=Answer(level=1))
    home.enter(Home())
    header = home.table.horizontalHeader()
    x = header.sectionViewportPosition(INDEX) + 8
    press = (header.viewport(), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(*press, pos=header.rect().center().__class__(x, 10))
    assert texts(home, INDEX) == ["—", "20", "100"]
    qtbot.mouseClick(*press, pos=header.rect().center().__class__(x, 10))
    assert texts(home, INDEX) == ["100", "20", "—"]


def test_deleting_a_draft_asks_nothing_and_undo_brings_it_back(home, qtbot, workspace, tiny_pack, navigator, services):
    made = stored(workspace, tiny_pack)
    services.preferences.remember(report_key(made.id), "choices")
    home.enter(Home())
    home.table.setFocus()
    home.table.choose_first()
    qtbot.keyClick(home.table, Qt.Key.Key_Delete)
    assert workspace.summaries() == ()
    assert navigator.forgotten == [made.id]
    assert "示例零件厂" in navigator.said[0]
    assert services.preferences.state(report_key(made.id)) == ""
    navigator.undo()
    assert services.preferences.state(report_key(made.id)) == "choices"
    assert [s.id for s in workspace.summaries()] == [made.id]
    assert texts(home, COMPANY) == ["示例零件厂"]


def test_ctrl_z_brings_back_what_was_deleted_last(home, qtbot, workspace, tiny_pack, navigator):
    first, second = stored(workspace, tiny_pack, "甲厂"), stored(workspace, tiny_pack, "乙厂")
    home.enter(Home())
    home.activateWindow()
    for made in (first, second):
        home.deleting.delete(made.id)
    assert workspace.summaries() == ()
    assert home.deleting.link.text() == "回收站（2）"
    qtbot.keyClick(home, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert texts(home, COMPANY) == ["乙厂"]
    assert navigator.said[-1] == "“乙厂 · 2026 年第四季度 · 标准版”已恢复。"
    qtbot.keyClick(home, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(home, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert {s.id for s in workspace.summaries()} == {first.id, second.id}
    assert not home.deleting.link.isVisible()


def press(button_words: str, seen: list[str]) -> None:
    """Answer the question that is open, and keep its words."""
    dialog = QApplication.activeModalWidget()
    seen += [label.text() for label in dialog.findChildren(QLabel)]
    next(button for button in dialog.findChildren(QPushButton) if button.text() == button_words).click()


def test_a_final_assessment_goes_only_after_a_question_that_names_it(home, workspace, tiny_pack):
    made = answered(workspace, tiny_pack)
    workspace.finalize(made.id)
    home.enter(Home())
    seen: list[str] = []
    QTimer.singleShot(0, lambda: press("取消", seen))
    home.deleting.delete(made.id)
    assert "示例零件厂" in "".join(seen)
    assert "回收站" in "".join(seen)
    assert [s.id for s in workspace.summaries()] == [made.id]
    QTimer.singleShot(0, lambda: press("移入回收站", seen))
    home.deleting.delete(made.id)
    assert workspace.summaries() == ()


def test_the_bin_restores_and_deletes_for_good(home, qtbot, workspace, tiny_pack):
    first, second = stored(workspace, tiny_pack, "甲厂"), stored(workspace, tiny_pack, "乙厂")
    home.enter(Home())
    for made in (first, second):
        home.deleting.delete(made.id)
    assert home.start.isVisible()  # nothing is listed, and the bin can still be reached
    home.deleting.link.click()
    dialog = home.window().findChild(BinDialog)
    dialog.table.choose([first.id])
    seen: list[str] = []
    QTimer.singleShot(0, lambda: press("彻底删除", seen))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert "甲厂" in "".join(seen)
    assert [one.id for one in workspace.binned()] == [second.id]
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert [s.id for s in workspace.summaries()] == [second.id]
    assert dialog.nothing.isVisible()
    assert not dialog.restore.isEnabled()


@pytest.mark.parametrize(("key", "expected"), [(Qt.Key.Key_Return, "中期复评"), (Qt.Key.Key_Escape, "2026 年第四季度")])
def test_f2_renames_unless_one_thinks_better_of_it(home, qtbot, workspace, tiny_pack, key, expected):
    made = stored(workspace, tiny_pack)
    home.enter(Home())
    home.table.choose_first()

    def type_title():
        dialog = QApplication.activeModalWidget()
        field = dialog.findChild(QLineEdit)
        field.setText("中期复评")
        qtbot.keyClick(field, key)

    QTimer.singleShot(0, type_title)
    qtbot.keyClick(home.table, Qt.Key.Key_F2)
    assert workspace.load(made.id).title == expected


def test_the_menu_leads_to_every_screen_of_an_assessment(home, workspace, tiny_pack, navigator):
    made = stored(workspace, tiny_pack)
    home.enter(Home())
    menu = home.menu(made.id)
    names = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert names == ["作答", "复核", "结果", "报告", "以此为起点新建评估", "导出…", "重命名…", "删除"]
    menu.actions()[4].trigger()
    assert navigator.gone == [NewAssessment(made.id)]


# --- rows


def summary(number, **fields):
    base = AssessmentSummary(
        id=f"{number:04}", company_id="c1", company="甲厂", industry="C34", size="small", title="2026 年",
        edition="standard", status="draft", revision=1, updated=NOW,
        answered=10, applicable=10, index=40.5, low=40.5, high=40.5, level=2,
        standing="self_assessed",
    )  # fmt: skip
    return replace(base, **fields)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (None, {}, "首次"),
        ({"index": 26.5}, {"index": 40.5}, "▲ 14"),
        ({"index": 44.4}, {"index": 40.5}, "▼ 3"),
        ({"index": 41.0}, {"index": 40.5}, "±0"),
        ({"edition": "quick", "level": None, "standing": "screening"}, {}, "—"),
        ({"answered": 3, "standing": "unrated"}, {}, "—"),
        ({}, {"answered": 3, "standing": "unrated", "level": None}, "—"),
        ({"company_id": "c2"}, {}, "首次"),
    ],
)
def test_the_change_is_shown_only_where_it_is_fair(chinese, before, after, shown):
    known = [summary(2, **after)] + ([summary(1, **before)] if before is not None else [])
    assert rows(known, NOW)[0].change == shown


def test_an_engagement_is_listed_with_what_the_assessor_found(home, workspace, tiny_pack):
    alone = stored(workspace, tiny_pack, "甲厂", q3_8__02=Answer(level=3, verified=Verification(1, "只有一个班有")))
    sold = stored(workspace, tiny_pack, "乙厂", q3_8__02=Answer(level=3, verified=Verification(1, "只有一个班有")))
    workspace.desk.put(sold.id, Engagement("集团公司"))
    same = stored(workspace, tiny_pack, "丙厂", q3_8__02=Answer(level=3))
    workspace.desk.put(same.id, Engagement("集团公司"))
    home.enter(Home())
    assert dict(zip(texts(home, COMPANY), texts(home, INDEX), strict=True)) == {
        alone.company.name: "60", sold.company.name: "20 核定", same.company.name: "60"
    }  # fmt: skip


def test_a_verified_index_is_not_held_against_an_unverified_one(chinese):
    known = [summary(2, index=50.0), summary(1, index=40.0)]
    found = {2: replace(known[0], index=30.0), 1: replace(known[1], index=35.0)}
    assert rows(known, NOW)[0].change == "▲ 10"
    assert rows(known, NOW, {found[2].id: found[2]})[0].change == "—"
    assert rows(known, NOW, {one.id: one for one in found.values()})[0].change == "▼ 5"


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"level": 2}, "2 局部试用"),
        ({"level": None, "standing": "screening"}, "初筛"),
        ({"level": None, "standing": "unrated", "answered": 4}, "未定级"),
        ({"level": None, "standing": "unrated", "answered": 0}, "—"),
    ],
)
def test_the_level_is_said_in_words(chinese, fields, shown):
    assert rows([summary(1, **fields)], NOW)[0].level == shown


def test_progress_is_never_rounded_up_to_complete(chinese):
    assert rows([summary(1, answered=199, applicable=200)], NOW)[0].progress == "99%"
    assert rows([summary(1, status="final")], NOW)[0].progress == "定稿"
    assert rows([summary(1, answered=0, applicable=0)], NOW)[0].progress == "0%"


def test_times_are_as_short_as_they_can_be(chinese):
    assert when(NOW, NOW).startswith("今天 ")
    assert when(NOW - timedelta(days=10), NOW) == "11-14"
    assert when(NOW - timedelta(days=400), NOW) == "2025-10-20"


def test_rows_speak_english_too():
    with i18n.language("en"):
        row = rows([summary(1)], NOW)[0]
        shown = (row.trade, row.title, row.level)
    assert shown == ("C Manufacturing · Small", "2026 年 · Standard edition", "2 Local trial")


def test_the_newest_stands_first(home, workspace, tiny_pack):
    stored(workspace, tiny_pack, "甲厂")
    stored(workspace, tiny_pack, "乙厂")
    home.enter(Home())
    assert texts(home, COMPANY) == ["乙厂", "甲厂"]
    assert home.table.horizontalHeader().sortIndicatorSection() == UPDATED
