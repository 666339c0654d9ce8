"""The result on the screen: figures, bars, table, explanations, and where they lead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from stage import RecordingNavigator, shown, stored

from aiplus_assess.assessment.model import Answer, Verification
from aiplus_assess.gui.navigation import Report, Result, Walk
from aiplus_assess.gui.result.explain_dialog import ExplainDialog
from aiplus_assess.gui.result.screen import ResultScreen
from aiplus_assess.gui.services import Services
from aiplus_assess.questionnaire.model import Pack

ANSWERS = {
    "2.2.1-01": Answer(level=3, verified=Verification(1, "没有批准文件")),
    "2.2.2-01": Answer(value=40.0, evidence=1),
    "3.8-01": Answer(checked=("owner",), evidence=1),
    "3.8-02": Answer(level=1),
    "3.14-01": Answer(level=2, evidence=1),
    "3.14-02": Answer(level=2, evidence=1),
    "3.14-03": Answer(duty="noncompliant"),
}


@pytest.fixture
def screen(
    look: QApplication, qtbot: QtBot, services: Services, navigator: RecordingNavigator, tiny_pack: Pack
) -> ResultScreen:
    made = stored(services.workspace, tiny_pack)
    services.workspace.answer_all(made.id, ANSWERS)
    screen = shown(ResultScreen(services, navigator), Result(made.id))
    screen.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return screen


def words(screen: ResultScreen, key: str) -> str:
    return next(card.accessibleName() for card in screen.figures.cards if card.key == key)


def test_the_cards_say_what_the_engine_says(screen: ResultScreen) -> None:
    assert "46" in words(screen, "index")
    assert "2 局部试用" in words(screen, "level")
    assert "1 项待整改" in words(screen, "duties")


def test_the_verified_basis_changes_the_figures(screen: ResultScreen) -> None:
    verified = next(button for button in screen.basis.buttons() if button.text() == "核定")
    QTest.mouseClick(verified, Qt.MouseButton.LeftButton)
    assert screen.scores.basis == "verified"
    assert "33" in words(screen, "index")


def test_another_year_has_other_gaps(screen: ResultScreen) -> None:
    before = screen.table.model().rowCount()
    QTest.mouseClick(screen.stage.buttons()[2], Qt.MouseButton.LeftButton)
    assert screen.table.model().rowCount() > before


def test_every_card_and_bar_explains_itself_by_keys(screen: ResultScreen) -> None:
    for part in [*screen.figures.cards, *screen.rows]:
        part.setFocus()
        QTest.keyClick(part, Qt.Key.Key_Return)
        QApplication.processEvents()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExplainDialog)
        assert dialog.explanation.steps
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_question_in_an_explanation_leads_to_it(screen: ResultScreen, navigator: RecordingNavigator) -> None:
    screen.explain("3.8")
    dialog = screen.findChild(ExplainDialog)
    link = next(b for b in dialog.findChildren(QPushButton) if b.text().startswith("3.8-02"))
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert navigator.gone == [Walk(screen.scores and screen._assessment, "3.8-02")]
    assert not dialog.isVisible()


def test_a_line_of_the_table_leads_to_its_question(screen: ResultScreen, navigator: RecordingNavigator) -> None:
    table = screen.table
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert navigator.gone == [Walk(screen._assessment, "3.14-03")]


def test_enter_goes_on_to_the_report(screen: ResultScreen, navigator: RecordingNavigator) -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert navigator.gone == [Report(screen._assessment)]


def test_coming_back_leaves_no_widget_behind(screen: ResultScreen) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QWidget

    def count() -> int:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(screen.findChildren(QWidget))

    screen.enter(Result(screen._assessment))
    before = count()
    for _visit in range(3):
        screen.enter(Result(screen._assessment))
    assert count() == before
