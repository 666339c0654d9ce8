"""The walk as a user acts: keys, clicks, typing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from stage import RecordingNavigator, shown, stored

from aiplus_assess.assessment.model import Answer
from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.gui.navigation import Home, Review, Walk
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.walk import screen as walk_screen
from aiplus_assess.gui.walk.na_dialog import NotApplicableDialog
from aiplus_assess.gui.walk.option_card import OptionCard
from aiplus_assess.gui.walk.reply_percent import PercentReply, parse
from aiplus_assess.gui.walk.screen import WalkScreen
from aiplus_assess.gui.walk.side_pane import HISTORY, NOTE
from aiplus_assess.questionnaire.model import Pack


class Stage:
    """A walk on the screen, and the keyboard."""

    def __init__(self, screen: WalkScreen, services: Services, assessment_id: str) -> None:
        self.screen, self.services, self.id = screen, services, assessment_id

    def press(self, key: object, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, to whatever has the focus."""
        QApplication.processEvents()
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, modifier)

    def stored(self, question: str) -> Answer:
        return self.services.workspace.load(self.id).answers.get(question, Answer())

    @property
    def here(self) -> str:
        return self.screen.presenter.session.current

    def go(self, question: str) -> None:
        self.screen.presenter.go(question)
        self.screen.pane.take_focus()


@pytest.fixture
def stage(
    look: QApplication, qtbot: QtBot, services: Services, navigator: RecordingNavigator, tiny_pack: Pack
) -> Iterator[Stage]:
    made = stored(services.workspace, tiny_pack)
    screen = shown(WalkScreen(services, navigator), Walk(made.id, "2.2.1-01"), 1440, 900)
    screen.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield Stage(screen, services, made.id)
    screen.leave()


CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_digit_answers_is_stored_and_enter_goes_on(stage: Stage) -> None:
    stage.press("3")
    assert stage.stored("2.2.1-01") == Answer(level=3)
    assert stage.here == "2.2.1-01"
    assert stage.screen.pane.next.hasFocus()
    assert stage.screen.pane.head.saved.isVisible()
    stage.press(Qt.Key.Key_Return)
    assert stage.here == "2.2.1-02"


def test_clicking_a_card_answers_and_shows_it(stage: Stage) -> None:
    cards = stage.screen.pane.reply.findChildren(OptionCard)
    QTest.mouseClick(cards[2], Qt.MouseButton.LeftButton)
    assert stage.stored("2.2.1-01") == Answer(level=2)
    assert [card.isChecked() for card in cards] == [False, False, True, False, False, False]
    stage.press(Qt.Key.Key_Return)
    assert stage.here == "2.2.1-02"


def test_arrows_move_between_cards_and_space_chooses(stage: Stage) -> None:
    cards = stage.screen.pane.reply.findChildren(OptionCard)
    cards[0].setFocus()
    stage.press(Qt.Key.Key_Down)
    assert cards[1].hasFocus()
    stage.press(Qt.Key.Key_Space)
    assert stage.stored("2.2.1-01") == Answer(level=1)


def test_enter_chooses_a_card_first_and_then_goes_on(stage: Stage) -> None:
    card = stage.screen.pane.reply.findChildren(OptionCard)[4]
    card.setFocus()
    stage.press(Qt.Key.Key_Return)
    assert stage.stored("2.2.1-01") == Answer(level=4)
    stage.press(Qt.Key.Key_Return)
    assert stage.here == "2.2.1-02"


def test_arrow_keys_walk_and_past_the_end_comes_the_review(stage: Stage, navigator: RecordingNavigator) -> None:
    stage.go("3.14-01")
    stage.press(Qt.Key.Key_Right)
    assert stage.here == "3.14-03"
    stage.press(Qt.Key.Key_Left)
    assert stage.here == "3.14-01"
    stage.go("3.14-03")
    stage.press(Qt.Key.Key_Return)
    assert navigator.gone == [Review(stage.id)]


def test_n_asks_for_the_reason_and_needs_one(stage: Stage) -> None:
    stage.press("N")
    dialog = stage.screen.findChild(NotApplicableDialog)
    stage.press(Qt.Key.Key_Return)
    assert dialog.isVisible(), "no reason, no answer"
    QTest.keyClicks(dialog.reason, "no such business 5")
    stage.press(Qt.Key.Key_Return)
    assert stage.stored("2.2.1-01") == Answer(na="no such business 5")
    assert not dialog.isVisible()
    assert "no such business 5" in stage.screen.pane.state.text()


def test_escape_in_the_reason_changes_nothing(stage: Stage) -> None:
    stage.press("N")
    dialog = stage.screen.findChild(NotApplicableDialog)
    QTest.keyClicks(dialog.reason, "x")
    stage.press(Qt.Key.Key_Escape)
    assert stage.stored("2.2.1-01") == Answer()


def test_letters_declare_flag_and_clear(stage: Stage) -> None:
    stage.press("U")
    stage.press("F")
    assert stage.stored("2.2.1-01") == Answer(unknown=True, flagged=True)
    stage.press(Qt.Key.Key_Delete)
    assert stage.stored("2.2.1-01") == Answer(flagged=True)


def test_ctrl_enter_finds_the_next_unanswered_even_from_a_text_field(stage: Stage) -> None:
    stage.press("1")
    stage.press("4", CTRL)
    stage.press("3", CTRL)
    assert stage.screen.side.note.edit.hasFocus()
    stage.press(Qt.Key.Key_Return, CTRL)
    assert stage.here == "2.2.2-01", "the opportunity before it waits for nobody"


def test_undo_and_redo_by_keys_cross_questions(stage: Stage) -> None:
    stage.press("2")
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_Return)
    stage.go("3.8-02")
    stage.press("5")
    stage.press("Z", CTRL)
    stage.press("Z", CTRL)
    assert stage.here == "2.2.1-01"
    assert stage.stored("2.2.1-01") == stage.stored("3.8-02") == Answer()
    stage.press("Y", CTRL)
    assert stage.stored("2.2.1-01") == Answer(level=2)


def test_digits_typed_into_a_note_never_answer(stage: Stage) -> None:
    stage.press("3", CTRL)
    note = stage.screen.side.note.edit
    assert note.hasFocus()
    QTest.keyClicks(note, "3 of 5 lines, NUF?")
    assert stage.stored("2.2.1-01").level is None
    assert stage.screen.pane.head.saved.isHidden(), "not called saved while typing"
    stage.press(Qt.Key.Key_Escape)
    assert stage.stored("2.2.1-01") == Answer(note="3 of 5 lines, NUF?")
    assert stage.here == "2.2.1-01"


def test_composing_with_an_input_method_triggers_no_key(stage: Stage) -> None:
    stage.press("3", CTRL)
    note = stage.screen.side.note.edit
    QApplication.sendEvent(note, QInputMethodEvent("zhi jian 3", []))
    committed = QInputMethodEvent("", [])
    committed.setCommitString("质检 3 个工位")
    QApplication.sendEvent(note, committed)
    assert stage.stored("2.2.1-01").level is None
    stage.screen.leave()
    assert stage.stored("2.2.1-01") == Answer(note="质检 3 个工位")


def test_a_note_is_stored_after_a_pause(stage: Stage, qtbot: QtBot) -> None:
    stage.press("3", CTRL)
    QTest.keyClicks(stage.screen.side.note.edit, "x")
    qtbot.waitUntil(lambda: stage.stored("2.2.1-01").note == "x", timeout=5000)


def test_a_note_half_typed_belongs_to_its_question_when_another_is_shown(stage: Stage) -> None:
    stage.press("3", CTRL)
    QTest.keyClicks(stage.screen.side.note.edit, "mine")
    stage.go("3.8-02")
    assert stage.stored("2.2.1-01").note == "mine"
    assert stage.screen.side.note.edit.toPlainText() == ""


def test_a_note_ends_at_its_limit(stage: Stage) -> None:
    note = stage.screen.side.note.edit
    note.setPlainText("字" * 10_050)
    assert len(note.toPlainText()) == 10_000
    assert stage.screen.side.note.counter.text() == "10,000 / 10,000"


def test_ticks_by_digits_and_the_level_they_give(stage: Stage) -> None:
    stage.go("3.8-01")
    stage.press("1")
    stage.press("3")
    assert stage.stored("3.8-01") == Answer(checked=("owner", "quality"))
    reached = [rung.level for rung in stage.screen.pane.reply.ladder.rungs if rung.property("reached")]
    assert reached == [2]
    stage.press("0")
    assert stage.stored("3.8-01") == Answer(checked=())


def test_a_duty_by_digits(stage: Stage) -> None:
    stage.go("3.14-03")
    stage.press("2")
    assert stage.stored("3.14-03") == Answer(duty="partial")
    stage.press("U")
    assert stage.stored("3.14-03") == Answer(unknown=True)
    assert stage.screen.pane.reply.unknown.isChecked()


def test_a_percentage_begins_by_typing_and_enter_stores_it(stage: Stage) -> None:
    stage.go("2.2.2-01")
    stage.press("4")
    QTest.keyClicks(QApplication.focusWidget(), "2.5")
    stage.press(Qt.Key.Key_Return)
    assert stage.stored("2.2.2-01") == Answer(value=42.5)
    assert stage.screen.pane.next.hasFocus()
    stage.press(Qt.Key.Key_Return)
    assert stage.here != "2.2.2-01", "the second Enter goes on"


def test_enter_leads_from_the_first_number_to_the_second(stage: Stage) -> None:
    stage.go("2.2.2-01")
    reply = stage.screen.pane.reply
    assert isinstance(reply, PercentReply)
    reply.numerator.setFocus()
    QTest.keyClicks(reply.numerator, "3")
    stage.press(Qt.Key.Key_Return)
    assert reply.denominator.hasFocus()
    QTest.keyClicks(reply.denominator, "8")
    stage.press(Qt.Key.Key_Return)
    assert stage.stored("2.2.2-01") == Answer(value=37.5, counted=(3, 8))
    assert stage.screen.pane.next.hasFocus()


def test_two_numbers_make_the_percentage(stage: Stage) -> None:
    stage.go("2.2.2-01")
    reply = stage.screen.pane.reply
    assert isinstance(reply, PercentReply)
    reply.numerator.setFocus()
    QTest.keyClicks(reply.numerator, "3")
    reply.denominator.setFocus()
    QTest.keyClicks(reply.denominator, "8")
    assert reply.value.text() == "37.5"
    stage.press(Qt.Key.Key_Return)
    assert stage.stored("2.2.2-01") == Answer(value=37.5, counted=(3, 8))
    stage.press(Qt.Key.Key_Right)
    stage.go("2.2.2-01")
    again = stage.screen.pane.reply
    assert isinstance(again, PercentReply)
    assert (again.numerator.text(), again.denominator.text(), again.value.text()) == ("3", "8", "37.5")
    again.value.setFocus()
    again.value.selectAll()
    QTest.keyClicks(again.value, "40")
    stage.press(Qt.Key.Key_Return)
    assert stage.stored("2.2.2-01") == Answer(value=40), "a percentage typed by hand has no two numbers"
    assert again.numerator.text() == ""


@pytest.mark.parametrize(("top", "bottom"), [("25", "20"), ("4", ""), ("", "20"), ("x", "20")])
def test_two_numbers_that_make_no_percentage_stay_in_view_and_are_spoken_of(
    stage: Stage, navigator: RecordingNavigator, top: str, bottom: str
) -> None:
    stage.screen.presenter.change(Answer(value=10), "2.2.2-01")
    stage.go("2.2.2-01")
    reply = stage.screen.pane.reply
    assert isinstance(reply, PercentReply)
    for field, typed in ((reply.numerator, top), (reply.denominator, bottom)):
        field.setFocus()
        QTest.keyClicks(field, typed)
    assert reply.value.text() == "", "no percentage stands beside numbers that do not make it"
    stage.screen.go_on()
    assert stage.stored("2.2.2-01") == Answer(value=10)
    assert len(navigator.said) == 1, "what was not stored is never dropped without a word"
    stage.go("2.2.2-01")
    again = stage.screen.pane.reply
    assert isinstance(again, PercentReply)
    assert (again.numerator.text(), again.denominator.text()) == (top, bottom)


def test_the_two_boxes_are_called_numerator_and_denominator(stage: Stage) -> None:
    stage.go("2.2.2-01")
    reply = stage.screen.pane.reply
    assert isinstance(reply, PercentReply)
    words = [label.text() for label in reply.findChildren(QLabel)]
    assert {"分子", "每天由 AI 判定的工位数", "分母", "检验工位总数"} <= set(words)


@pytest.mark.parametrize("typed", ["120", "abc", "-1"])
def test_what_is_no_percentage_is_refused_in_words_and_not_stored(stage: Stage, typed: str) -> None:
    stage.go("2.2.2-01")
    reply = stage.screen.pane.reply
    reply.value.setFocus()
    QTest.keyClicks(reply.value, typed)
    stage.press(Qt.Key.Key_Return)
    assert reply.fault.isVisible()
    assert stage.stored("2.2.2-01") == Answer()


@pytest.mark.parametrize(
    ("text", "value"),
    [("４２．５％", 42.5), ("1,200", 1200.0), (" 7 ", 7.0), ("nan", None), ("", None), ("1e999", None)],
)
def test_numbers_as_people_type_them(text: str, value: float | None) -> None:
    assert parse(text) == value


def test_search_by_keys_jumps_to_the_first_hit(stage: Stage) -> None:
    stage.press("F", CTRL)
    QTest.keyClicks(stage.screen.sidebar.search, "3.14-03")
    assert stage.screen.presenter.session.listed == ("3.14-03",)
    stage.press(Qt.Key.Key_Return)
    assert stage.here == "3.14-03"
    assert not stage.screen.sidebar.search.hasFocus()
    stage.press("F", CTRL)
    stage.press(Qt.Key.Key_Escape)
    assert stage.screen.sidebar.search.text() == ""


def test_escape_goes_back_and_the_link_goes_home(stage: Stage, navigator: RecordingNavigator) -> None:
    stage.press(Qt.Key.Key_Escape)
    assert navigator.backs == 1
    QTest.mouseClick(stage.screen.sidebar.back, Qt.MouseButton.LeftButton)
    assert navigator.gone == [Home()]


def test_the_question_mark_shows_the_keys(stage: Stage) -> None:
    stage.press("?")
    overlay = QApplication.activeModalWidget()
    assert isinstance(overlay, QDialog)
    words = " ".join(label.text() for label in overlay.findChildren(QWidget) if hasattr(label, "text"))
    assert "Ctrl+Enter" in words
    assert "“连续两期”指企业自己的两个相邻统计周期" in words
    stage.press(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_the_tree_goes_to_a_question_by_mouse_and_by_enter(stage: Stage) -> None:
    tree = stage.screen.sidebar.tree
    branch = tree._items["gf2025-11:3.8"]
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(branch).center())
    assert stage.here == "3.8-01"
    tree.setCurrentItem(tree._items["gf2025-11:3.14"])
    tree.setFocus()
    stage.press(Qt.Key.Key_Return)
    assert stage.here == "3.14-01"


def test_the_tree_counts_while_answering_and_a_new_question_appears(stage: Stage) -> None:
    stage.go("3.14-01")
    assert "3.14-02" not in stage.screen.sidebar.tree._items
    stage.press("2")
    assert "3.14-02" in stage.screen.sidebar.tree._items
    assert "已答 1 / 7" in stage.screen.sidebar.figures.text()


def test_what_cannot_be_stored_stays_in_view_and_can_be_tried_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_kwargs: object) -> None:
        raise EnvironmentFailure("磁盘已满。")

    with monkeypatch.context() as broken:
        broken.setattr(type(stage.services.workspace), "answer", full)
        stage.press("4")
    cards = stage.screen.pane.reply.findChildren(OptionCard)
    assert cards[4].isChecked()
    assert "磁盘已满。" in stage.screen.pane.banner.text()
    assert stage.screen.pane.head.saved.text() == "未保存"
    assert stage.stored("2.2.1-01") == Answer()
    QTest.mouseClick(stage.screen.pane.banner.retry, Qt.MouseButton.LeftButton)
    assert stage.stored("2.2.1-01") == Answer(level=4)
    assert stage.screen.pane.banner.text() == ""


def test_the_stated_evidence_level_is_stored(stage: Stage) -> None:
    stage.press("2", CTRL)
    stage.press(Qt.Key.Key_Down)
    assert stage.stored("2.2.1-01") == Answer(evidence=1)


def test_history_lists_who_changed_what(stage: Stage) -> None:
    stage.press("1")
    stage.press("2")
    stage.screen.side.open_tab(HISTORY)
    words = [label.text() for label in stage.screen.side.history.findChildren(QWidget) if hasattr(label, "text")]
    assert "1 零散 → 2 局部试用" in words
    assert stage.screen.side.tabs.currentIndex() == HISTORY
    assert NOTE != HISTORY


def test_a_final_assessment_is_shown_and_cannot_be_changed(stage: Stage) -> None:
    stage.go("3.14-03")
    stage.press("1")
    stage.services.workspace.finalize(stage.id)
    stage.screen.enter(Walk(stage.id, "2.2.1-01"))
    stage.press("3")
    assert stage.stored("2.2.1-01") == Answer()
    assert not stage.screen.pane.reply.isEnabled()


def test_every_control_has_a_name(stage: Stage) -> None:
    for question in stage.screen.presenter.session.questions:
        stage.go(question)
        for place in range(4):
            stage.screen.side.tabs.setCurrentIndex(place)
            nameless = [
                widget
                for widget in stage.screen.findChildren(QWidget)
                if widget.isVisible()
                and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
                and not (widget.accessibleName() or getattr(widget, "text", str)())
                and type(widget).__name__ not in ("QScrollArea", "QTabWidget", "QTabBar", "QLineEdit")
            ]
            assert not nameless


def test_tab_reaches_every_part_and_comes_round(stage: Stage) -> None:
    seen: list[QWidget] = []
    for _step in range(60):
        stage.press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus in seen:
            break
        seen.append(focus)
    assert stage.screen.pane.next in seen
    assert stage.screen.sidebar.tree in seen
    assert stage.screen.sidebar.search in seen
    assert stage.screen.side.tabs.tabBar() in seen


def test_no_widget_is_left_behind(stage: Stage) -> None:
    def count() -> int:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(stage.screen.findChildren(QWidget))

    stage.go("2.2.1-01")
    before = count()
    for question in ("3.8-01", "3.14-03", "2.2.2-01", "2.2.1-01"):
        stage.go(question)
    assert count() == before


@pytest.mark.parametrize("agreed", [False, True])
def test_leaving_with_unstored_answers_asks_first(
    stage: Stage, navigator: RecordingNavigator, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    def full(*_args: object, **_kwargs: object) -> None:
        raise EnvironmentFailure("磁盘已满。")

    with monkeypatch.context() as broken:
        broken.setattr(type(stage.services.workspace), "answer", full)
        broken.setattr(walk_screen, "confirm", lambda *_args, **_kwargs: agreed)
        stage.press("4")
        stage.press(Qt.Key.Key_Escape)
    assert navigator.backs == (1 if agreed else 0)
    stage.screen.leave()
    assert stage.stored("2.2.1-01") == Answer(level=4), "tried once more on the way out"


def test_the_place_is_remembered_on_leaving(stage: Stage) -> None:
    stage.go("3.8-02")
    stage.screen.leave()
    assert stage.services.workspace.load(stage.id).last_question == "3.8-02"
    assert stage.screen.place(Walk(stage.id)) == Walk(stage.id, "3.8-02")


def test_filters_and_departments_by_keys(stage: Stage) -> None:
    stage.press("U")
    box = stage.screen.sidebar.filter
    box.setFocus()
    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Down)
    assert box.currentText() == "不清楚 1"
    assert stage.screen.presenter.session.listed == ("2.2.1-01",)
    assert stage.screen.sidebar.tree._items["gf2025-11:2.2.1"].isExpanded()
    department = stage.screen.sidebar.department
    department.setFocus()
    stage.press(Qt.Key.Key_End)
    assert stage.screen.presenter.session.listed == ()
    assert stage.screen.sidebar.nothing.isVisible()
    stage.press("3")
    assert stage.stored("2.2.1-01") == Answer(unknown=True), "typing in a box answers nothing"


def test_a_carried_answer_is_confirmed_by_one_key(stage: Stage) -> None:
    stage.services.workspace.answer(stage.id, "2.2.1-01", Answer(level=2, to_confirm=True))
    stage.screen.enter(Walk(stage.id, "2.2.1-01"))
    assert "沿用" in stage.screen.pane.state.text()
    stage.press("C")
    assert stage.stored("2.2.1-01") == Answer(level=2)
    assert stage.screen.pane.state.isHidden()
