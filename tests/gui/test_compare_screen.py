"""The comparison in the window, as a user acts: choose, filter, open a question, save, and from home."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from compare_cases import AFTER, earlier, later, tiny, tiny2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from stage import FakeRenderer, RecordingNavigator, shown, stored

from aiplus_assess.assessment.engagement import Engagement
from aiplus_assess.assessment.model import Answer, Company
from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.gui.compare.saving import file_name
from aiplus_assess.gui.compare.screen import CompareScreen
from aiplus_assess.gui.compare.side_by_side import SideBySide
from aiplus_assess.gui.home.screen import HomeScreen
from aiplus_assess.gui.jobs import ManualExecutor
from aiplus_assess.gui.kit import Label, SvgView
from aiplus_assess.gui.navigation import Compare, Home, Result, Walk, from_text, to_text
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.window import MainWindow
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.beside import BesideSnapshot
from aiplus_assess.storage.protocol import Workspace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pair(workspace: Workspace) -> str:
    """Two assessments of one company, across versions; the company's id."""
    workspace.adopt(earlier().assessment, tiny())
    workspace.adopt(later().assessment, tiny2())
    return workspace.load("new").company.id


@pytest.fixture
def screen(
    look: QApplication, qtbot: QtBot, services: Services, navigator: RecordingNavigator, pair: str
) -> CompareScreen:
    return shown(CompareScreen(services, navigator), Compare(pair), 1200, 900)


def shown_rows(screen: CompareScreen) -> list[str]:
    model = screen.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def texts(screen: CompareScreen) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in screen.findChildren(Label) if label.isVisibleTo(screen))


def test_the_last_two_are_compared_and_every_number_is_the_engines(screen: CompareScreen) -> None:
    assert screen.place(Compare("c1")) == Compare("c1", "old", "new")
    assert screen.part is not None
    words = texts(screen)
    for part in (screen.part.delta, "按 4 个相同评估项", f"{screen.part.old.index} → {screen.part.new.index}"):
        assert part in words
    names = [view.accessibleName() for view in screen.findChildren(SvgView)]
    assert any(name.startswith("指数走势") for name in names)
    assert any("作答" in name for name in names)
    assert "期间完成的行动" in words


def test_filters_show_one_kind_by_mouse_and_by_keys(screen: CompareScreen, qtbot: QtBot) -> None:
    assert "3.8-01" not in shown_rows(screen)
    qtbot.mouseClick(screen.filter.buttons["unchanged"], LEFT)
    assert "3.8-01" in shown_rows(screen)
    screen.filter.buttons["regressed"].setFocus()
    qtbot.keyClick(screen.filter.buttons["regressed"], Qt.Key.Key_Return)
    assert shown_rows(screen) == ["2.2.2-01"]
    assert screen.filter.buttons["regressed"].text() == "▼ 下降 1"
    assert [b.isChecked() for b in screen.filter.buttons.values()].count(True) == 1


def test_a_row_opens_its_question_where_it_is_asked(
    screen: CompareScreen, qtbot: QtBot, navigator: RecordingNavigator
) -> None:
    for question, kind, expected in (
        ("2.2.1-01", "improved", Walk("new", "2.2.1-01")),
        ("3.8-02", "retired", Walk("old", "3.8-02")),
        ("2.2.2-03", "added", Walk("new", "2.2.2-03")),
    ):
        qtbot.mouseClick(screen.filter.buttons[kind], LEFT)
        screen.table.setFocus()
        screen.table.selectRow(shown_rows(screen).index(question))
        qtbot.keyClick(screen.table, Qt.Key.Key_Return)
        assert navigator.gone.pop() == expected


def test_notes_of_both_sides_stand_in_the_list(screen: CompareScreen) -> None:
    row = shown_rows(screen).index("2.2.1-01")
    assert (
        screen.table.model().index(row, 6).data()
        == "年度计划已批准 · 核定说明：没有预算页 · 经营计划 2026\n上次：只有口头设想"
    )


def test_another_basis_compares_what_an_assessor_found(screen: CompareScreen, qtbot: QtBot) -> None:
    verified = next(b for b in screen.bar.bases.buttons() if b.text() == "核定")
    qtbot.mouseClick(verified, LEFT)
    row = shown_rows(screen).index("2.2.1-01")
    assert screen.table.model().index(row, 4).data() == "▲ 1（上次未核定）"
    assert "（其中 1 项只有一方经过核定）" in screen.filter.buttons["improved"].text()


def test_an_engagement_is_compared_on_what_the_assessor_found(
    screen: CompareScreen, workspace: Workspace, pair: str
) -> None:
    assert screen.presenter.basis == "self"
    workspace.desk.put("new", Engagement("集团公司"))
    screen.presenter.open(Compare("another"))
    screen.enter(Compare(pair))
    assert screen.presenter.basis == "verified"


def test_choosing_the_same_twice_turns_the_comparison_round(screen: CompareScreen) -> None:
    screen.bar.new.setCurrentIndex(0)
    screen.bar.new.activated.emit(0)
    assert screen.presenter.route() == Compare("c1", "new", "old")
    assert "3.8-03" in shown_rows(screen)


def test_a_third_assessment_can_be_chosen(screen: CompareScreen, workspace: Workspace, pair: str) -> None:
    workspace.adopt(replace(later().assessment, id="third", title="2027 年", answers=AFTER, actions=()), tiny2())
    screen.enter(Compare(pair))
    assert screen.page.heading.text() == "3 次评估对比"
    screen.bar.old.setCurrentIndex(0)
    screen.bar.old.activated.emit(0)
    assert (screen.presenter.old, screen.presenter.new) == ("old", "third")


def test_links_of_gaps_and_actions_lead_to_the_question(
    screen: CompareScreen, qtbot: QtBot, navigator: RecordingNavigator
) -> None:
    link = next(b for b in screen.findChildren(QPushButton) if "2.2.2-01" in b.text())
    qtbot.mouseClick(link, LEFT)
    assert navigator.gone == [Walk("new", "2.2.2-01")]


def test_one_assessment_alone_says_what_is_missing(
    look: QApplication, services: Services, navigator: RecordingNavigator, workspace: Workspace, tiny_pack: Pack
) -> None:
    made = stored(workspace, tiny_pack)
    shown = CompareScreen(services, navigator)
    shown.show()
    shown.enter(Compare(made.company.id))
    assert shown.part is None
    assert "两次评估" in texts(shown)
    assert not shown.save.isVisible()


def test_no_answers_in_common_draw_nothing_and_say_why(screen: CompareScreen, workspace: Workspace, pair: str) -> None:
    empty = replace(later().assessment, id="empty", answers={"1.2-01": Answer(unknown=True)}, actions=())
    workspace.adopt(empty, tiny2())
    screen.enter(Compare(pair, "new", "empty"))
    words = texts(screen)
    assert "没有两次都评了级的评估项" in words
    assert "无法分解" in words
    assert "没有指数" in words


def test_two_companies_are_labelled_and_never_subtracted(
    screen: CompareScreen, workspace: Workspace, pair: str
) -> None:
    other = replace(earlier().assessment, id="other", company=Company("c2", "绿野种业"), status="draft", finalized=None)
    workspace.adopt(other, tiny())
    screen.enter(Compare(pair, "other", "new"))
    assert screen.findChildren(SideBySide)
    assert screen.page.heading.text() == "两家企业并排"
    assert screen.part is None
    assert "绿野种业" in texts(screen)
    assert "同口径变化" not in texts(screen)
    assert "不是同一企业的前后变化" in texts(screen)


def test_two_companies_without_their_names_on_the_screen_and_in_the_file(
    screen: CompareScreen, workspace: Workspace, pair: str, qtbot: QtBot, executor: ManualExecutor,
    services: Services, tmp_path: Path,
) -> None:  # fmt: skip
    other = replace(earlier().assessment, id="other", company=Company("c2", "绿野种业"), status="draft", finalized=None)
    workspace.adopt(other, tiny())
    screen.enter(Compare(pair, "other", "new"))
    assert screen.save.isVisible()
    qtbot.keyClick(screen.beside.unnamed, Qt.Key.Key_Space)
    words = texts(screen) + "".join(view.accessibleName() for view in screen.findChildren(SvgView))
    assert "甲企业" in words
    assert "绿野种业" not in words
    assert not screen.bar.old.isVisible()
    assert not screen.bar.new.isVisible()
    snapshot = screen.presenter.snapshot("zh")
    assert isinstance(snapshot, BesideSnapshot)
    assert "绿野种业" not in repr(snapshot)
    assert file_name(snapshot) == "甲企业 乙企业 并排.pdf"
    screen.saver.save(snapshot, str(tmp_path / "并排"))
    executor.drain()
    assert (tmp_path / "并排.pdf").exists()
    assert isinstance(services.reports, FakeRenderer)
    assert services.reports.compared == [snapshot]
    qtbot.keyClick(screen.beside.unnamed, Qt.Key.Key_Space)
    assert "绿野种业" in texts(screen)


def test_saving_makes_the_pdf_beside_the_window(
    screen: CompareScreen, executor: ManualExecutor, services: Services, navigator: RecordingNavigator, tmp_path: Path
) -> None:
    snapshot = screen.presenter.snapshot("zh")
    assert snapshot is not None
    screen.saver.save(snapshot, str(tmp_path / "对比"))
    assert screen.progress.isVisibleTo(screen)
    executor.drain()
    assert (tmp_path / "对比.pdf").read_bytes() == b"%PDF-1.7"
    assert isinstance(services.reports, FakeRenderer)
    assert services.reports.compared == [snapshot]
    assert "对比.pdf" in navigator.said[0]


def test_a_cancelled_pdf_is_not_written(
    screen: CompareScreen, qtbot: QtBot, executor: ManualExecutor, tmp_path: Path
) -> None:
    snapshot = screen.presenter.snapshot("zh")
    assert snapshot is not None
    screen.saver.save(snapshot, str(tmp_path / "x.pdf"))
    qtbot.mouseClick(screen.progress.cancel, LEFT)
    executor.drain()
    assert not (tmp_path / "x.pdf").exists()
    assert not screen.progress.isVisibleTo(screen)


def test_a_pdf_that_can_not_be_made_says_why(
    screen: CompareScreen, executor: ManualExecutor, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise EnvironmentFailure("磁盘已满。")

    monkeypatch.setattr(services.reports, "render_comparison", refuse)
    snapshot = screen.presenter.snapshot("zh")
    assert snapshot is not None
    screen.saver.save(snapshot, str(tmp_path / "x.pdf"))
    executor.drain()
    assert screen.page.errors.text() == "磁盘已满。"


# --- the ways there


def test_the_route_comes_back_from_the_settings_file() -> None:
    for route in (Compare("c1"), Compare("c1", "a", "b")):
        assert from_text(to_text(route)) == route
    assert from_text("compare|||") is None


def test_the_bar_offers_it_where_there_is_something_to_compare(
    window: MainWindow, workspace: Workspace, tiny_pack: Pack, qtbot: QtBot
) -> None:
    first = stored(workspace, tiny_pack)
    window.go(Result(first.id))
    assert not [route for route in window.bar.routes() if isinstance(route, Compare)]
    second = stored(workspace, tiny_pack, title="2027 年")
    window.go(Result(second.id))
    (route,) = [route for route in window.bar.routes() if isinstance(route, Compare)]
    window.go(route)
    assert window.place() == Compare(first.company.id, first.id, second.id)
    workspace.delete(first.id)
    window.forget(first.id)
    assert not [route for route in window.bar.routes() if isinstance(route, Compare)]


def test_two_rows_at_home_are_compared_by_keys(
    look: QApplication, qtbot: QtBot, services: Services, navigator: RecordingNavigator, tiny_pack: Pack
) -> None:
    first, second = (stored(services.workspace, tiny_pack, title=title) for title in ("2025 年", "2026 年"))
    home = shown(HomeScreen(services, navigator), Home())
    assert not home.compare.isVisible()
    home.table.setFocus()
    home.table.choose_first()
    qtbot.keyClick(home.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(home.compare, Qt.Key.Key_Return)
    assert navigator.gone == [Compare(first.company.id, first.id, second.id)]
    words = [action.text() for action in home.menu(second.id).actions()]
    assert words[0] == "对比这两次"
    assert "与上一次对比" in words
    assert "与上一次对比" not in [action.text() for action in home.menu(first.id).actions()]
