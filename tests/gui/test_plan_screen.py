"""The action plan as a user acts: keys, clicks, typing."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from stage import RecordingNavigator, stored, write

from aiplus_assess.assessment.model import Answer, PlannedAction
from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.gui import targets
from aiplus_assess.gui.jobs import ManualExecutor
from aiplus_assess.gui.navigation import Plan, Result, Walk
from aiplus_assess.gui.plan import export
from aiplus_assess.gui.plan.fields import CalendarPopup
from aiplus_assess.gui.plan.lines import STATES
from aiplus_assess.gui.plan.screen import PlanScreen
from aiplus_assess.gui.services import Services
from aiplus_assess.questionnaire.model import Pack

ANSWERS = {
    "2.2.1-01": Answer(level=1),
    "2.2.2-01": Answer(value=10.0),
    "3.8-01": Answer(checked=("owner",)),
    "3.8-02": Answer(level=1),
    "3.14-01": Answer(level=2),
    "3.14-02": Answer(level=1),
    "3.14-03": Answer(duty="noncompliant"),
}
ONE = PlannedAction("1", "3.8-02", "a2", "抽检数据", "质量部", date(2026, 10, 1), place=0)
TWO = PlannedAction("2", "3.8-01", "a2", "定责任人", "信息部", place=1)
THREE = PlannedAction("3", "3.14-03", "", "补齐台账", "", place=2)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Stage:
    def __init__(
        self, screen: PlanScreen, services: Services, assessment_id: str, navigator: RecordingNavigator
    ) -> None:
        self.screen, self.workspace, self.id, self.navigator = screen, services.workspace, assessment_id, navigator

    def plan(self) -> list[PlannedAction]:
        return list(self.workspace.load(self.id).actions)

    def press(self, key: object, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QApplication.processEvents()
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, modifier)

    def select(self, place: int) -> None:
        self.screen.table.setFocus()
        self.screen.table.selectRow(place)

    def shown(self, column: int) -> list[str]:
        model = self.screen.table.model()
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def open(self) -> None:
        self.screen.enter(Plan(self.id))


@pytest.fixture
def stage(
    look: QApplication, qtbot: QtBot, services: Services, navigator: RecordingNavigator, tiny_pack: Pack
) -> Iterator[Stage]:
    made = stored(services.workspace, tiny_pack)
    services.workspace.answer_all(made.id, ANSWERS)
    screen = PlanScreen(services, navigator)
    screen.resize(1400, 860)
    screen.show()
    found = Stage(screen, services, made.id, navigator)
    screen.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is screen)
    yield found
    screen.leave()


@pytest.fixture
def three(stage: Stage) -> Stage:
    for action in (ONE, TWO, THREE):
        stage.workspace.put_action(stage.id, action)
    stage.open()
    return stage


def test_an_empty_plan_suggests_and_takes_it_back_at_once(stage: Stage) -> None:
    stage.open()
    assert stage.screen.empty.isVisible()
    assert stage.screen.suggest.hasFocus()
    stage.press(Qt.Key.Key_Return)
    assert stage.plan()[0].question == "3.14-03"
    assert len(stage.plan()) == 5
    assert not stage.screen.empty.isVisible()
    assert stage.screen.table.hasFocus()
    QApplication.processEvents()
    for box in (stage.screen.filters.state, stage.screen.filters.owner):
        assert box.width() > box.fontMetrics().horizontalAdvance(box.currentText()) + 20, "the filters are read whole"
    stage.navigator.undo()
    assert stage.plan() == []
    assert stage.screen.empty.isVisible()


def test_details_are_edited_by_keys_and_stored_at_once(three: Stage) -> None:
    three.select(0)
    three.press(Qt.Key.Key_Return)
    details = three.screen.details
    assert details.text.hasFocus()
    details.text.selectAll()
    write(details.text, "每周抽检标注")
    three.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is details.owner
    assert three.plan()[0].text == "每周抽检标注"
    details.owner.lineEdit().selectAll()
    write(details.owner.lineEdit(), "李工")
    details.due.edit.setFocus()
    details.due.edit.selectAll()
    write(details.due.edit, "2027年1月15日")
    three.press(Qt.Key.Key_Tab)
    details.budget.setFocus()
    write(details.budget, "１２．５")
    details.benefit.setFocus()
    write(details.benefit, "30万")
    details.note.setFocus()
    write(details.note, "先报预算")
    three.press(Qt.Key.Key_Escape)
    assert three.screen.table.hasFocus()
    assert three.plan()[0] == replace(
        ONE,
        text="每周抽检标注",
        owner="李工",
        due=date(2027, 1, 15),
        budget_wan=12.5,
        benefit_wan=30.0,
        note="先报预算",
    )
    assert three.screen.table.here() == "1", "the line stays chosen"


def test_what_is_no_date_or_amount_is_marked_and_not_stored(three: Stage) -> None:
    details = three.screen.details
    for field, edit in ((details.due, details.due.edit), (details.budget, details.budget)):
        edit.setFocus()
        edit.selectAll()
        write(edit, "很快")
        three.press(Qt.Key.Key_Tab)
        assert edit.property("invalid")
        assert edit.text() == "很快", "what was typed stays, to be mended"
        field.flush()
    assert three.plan()[0] == ONE


def test_arrows_move_the_day_and_the_calendar_picks_one(three: Stage) -> None:
    due = three.screen.details.due
    due.setFocus()
    three.press(Qt.Key.Key_Down)
    three.press(Qt.Key.Key_PageDown)
    assert three.plan()[0].due == date(2026, 10, 9)
    three.press(Qt.Key.Key_Down, ALT)
    popup = due.findChild(CalendarPopup)
    calendar = popup.findChild(QCalendarWidget)
    QTest.keyClick(calendar.findChild(QWidget, "qt_calendar_calendarview"), Qt.Key.Key_Right)
    QTest.keyClick(calendar.findChild(QWidget, "qt_calendar_calendarview"), Qt.Key.Key_Return)
    assert three.plan()[0].due == date(2026, 10, 10)
    three.press(Qt.Key.Key_Z, CTRL)


def test_digits_set_the_state_and_undo_takes_it_back(three: Stage) -> None:
    three.select(1)
    for key, state in zip(
        (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_1), STATES[1:] + STATES[:1], strict=True
    ):
        three.press(key)
        assert three.plan()[1].state == state
    for state in reversed(STATES[1:]):
        three.press(Qt.Key.Key_Z, CTRL)
        assert three.plan()[1].state == state
    three.press(Qt.Key.Key_Z, CTRL)
    three.press(Qt.Key.Key_Z, CTRL)
    assert three.plan()[1].state == "planned"
    three.press(Qt.Key.Key_Y, CTRL)
    assert three.plan()[1].state == "in_progress"
    assert three.screen.table.here() == "2"


def test_lines_are_moved_by_keys_and_buttons(three: Stage) -> None:
    three.select(2)
    three.press(Qt.Key.Key_Up, ALT)
    assert [action.id for action in three.plan()] == ["1", "3", "2"]
    assert three.screen.table.here() == "3"
    QTest.mouseClick(three.screen.details.up, Qt.MouseButton.LeftButton)
    assert [action.id for action in three.plan()] == ["3", "1", "2"]
    assert not three.screen.details.up.isEnabled()
    three.press(Qt.Key.Key_Up, ALT)
    three.screen.table.setFocus()
    three.press(Qt.Key.Key_Z, CTRL)
    three.press(Qt.Key.Key_Z, CTRL)
    assert [action.id for action in three.plan()] == ["1", "2", "3"]


def test_an_action_is_taken_out_and_back(three: Stage) -> None:
    three.select(1)
    three.press(Qt.Key.Key_Delete)
    assert [action.id for action in three.plan()] == ["1", "3"]
    assert three.screen.table.here() == "3", "the next one is chosen"
    three.navigator.undo()
    assert three.plan() == [ONE, TWO, THREE]
    assert three.screen.table.here() == "2"


def test_filters_by_keys_and_a_moved_line_passes_what_is_hidden(three: Stage) -> None:
    filters = three.screen.filters
    filters.state.setFocus()
    three.press(Qt.Key.Key_Down)
    three.press(Qt.Key.Key_Down)
    assert filters.state.currentText() == "已逾期 1"
    assert three.shown(0) == ["抽检数据"]
    three.press(Qt.Key.Key_Home)
    filters.owner.setFocus()
    three.press(Qt.Key.Key_Down)
    assert filters.owner.currentText() == "未指定责任人"
    assert three.shown(0) == ["补齐台账"]
    write(three.screen.details.owner.lineEdit(), "质量部")
    three.screen.table.setFocus()
    assert three.shown(0) == ["补齐台账"], "what was just changed stays in view"
    three.screen.presenter.of_owner("质量部")
    three.select(1)
    three.press(Qt.Key.Key_Up, ALT)
    assert [action.id for action in three.plan()] == ["3", "1", "2"]


def test_what_is_late_says_so_in_words(three: Stage) -> None:
    assert "已逾期 54 天" in three.shown(3)[0]
    words = [label.text() for label in three.screen.summary.findChildren(QWidget) if hasattr(label, "text")]
    assert "完成 0/3 项" in words
    assert "1 项已逾期" in words
    assert any(text.startswith("就绪等级") for text in words)


def test_a_full_disk_loses_nothing_and_trying_again_stores_all(three: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise EnvironmentFailure("磁盘已满。")

    with monkeypatch.context() as broken:
        broken.setattr(type(three.workspace), "put_action", full)
        three.select(0)
        three.press(Qt.Key.Key_3)
        three.select(1)
        three.press(Qt.Key.Key_2)
        assert three.plan() == [ONE, TWO, THREE]
        assert three.screen.banner.text().startswith("磁盘已满。")
        assert three.shown(4) == ["✓ 已完成", "进行中", "计划中"]
        three.screen.leave()
        three.open()
        assert three.shown(4) == ["✓ 已完成", "进行中", "计划中"], "still here after going away and back"
    QTest.mouseClick(three.screen.banner.retry, Qt.MouseButton.LeftButton)
    assert [action.state for action in three.plan()] == ["done", "in_progress", "planned"]
    assert three.screen.banner.text() == ""


def test_a_final_assessment_still_takes_actions(three: Stage) -> None:
    three.workspace.finalize(three.id)
    three.open()
    three.select(0)
    three.press(Qt.Key.Key_3)
    assert three.plan()[0].state == "done"


def test_the_plan_goes_on_in_the_next_assessment(three: Stage, tiny_pack: Pack) -> None:
    later = stored(three.workspace, tiny_pack, title="2027 年")
    three.screen.enter(Plan(later.id))
    three.select(0)
    three.press(Qt.Key.Key_3)
    assert three.plan()[0].state == "done"


def test_links_lead_to_the_question_and_the_result(three: Stage) -> None:
    QTest.mouseClick(three.screen.details.go, Qt.MouseButton.LeftButton)
    QTest.mouseClick(three.screen.whatif, Qt.MouseButton.LeftButton)
    assert three.navigator.gone == [Walk(three.id, "3.8-02"), Result(three.id)]


def test_the_plan_is_saved_as_excel_beside_the_window(
    three: Stage, executor: ManualExecutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "计划.xlsx"
    session = three.screen.presenter.session
    assert export.file_name(session) == "示例零件厂 2026 年第四季度 行动计划.xlsx"
    three.screen.export.save_to(session, str(target.with_suffix("")))
    assert not target.exists()
    executor.drain()
    with zipfile.ZipFile(target) as archive:
        assert "抽检数据" in archive.read("xl/sharedStrings.xml").decode()
    assert three.navigator.said[-1] == "已保存：计划.xlsx"
    target.write_bytes(b"mine")
    monkeypatch.setattr(targets, "confirm", lambda *_args, **_kwargs: False)
    three.screen.export.save_to(session, str(target))
    executor.drain()
    assert target.read_bytes() == b"mine"
    three.screen.export.save_to(session, str(tmp_path / "none" / "计划.xlsx"))
    executor.drain()
    assert isinstance(three.navigator.failures[-1], EnvironmentFailure)


def test_ctrl_e_asks_where(three: Stage) -> None:
    from PySide6.QtWidgets import QFileDialog

    three.select(0)
    three.press(Qt.Key.Key_E, CTRL)
    dialog = three.screen.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()


def test_coming_back_leaves_no_widget_behind_and_keeps_undo(three: Stage) -> None:
    def count() -> int:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(three.screen.findChildren(QWidget))

    three.select(0)
    three.press(Qt.Key.Key_3)
    three.open()
    before = count()
    for _visit in range(3):
        three.open()
        three.select(1)
        three.select(0)
    assert count() == before
    three.press(Qt.Key.Key_Z, CTRL)
    assert three.plan()[0].state == "planned"


def test_every_control_has_a_name(three: Stage) -> None:
    nameless = [
        widget
        for widget in three.screen.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or (isinstance(widget, QPushButton) and widget.text()))
        and not widget.objectName().startswith("qt_")
        and type(widget).__name__ not in ("QScrollArea", "Page", "DayField")
    ]
    assert nameless == []
