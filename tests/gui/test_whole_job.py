"""The whole job by keys alone: from an empty workspace to the PDF on the disk, with the real renderer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aiplus_assess.gui.home.screen import HomeScreen
from aiplus_assess.gui.jobs import JobRunner, ThreadExecutor
from aiplus_assess.gui.new_assessment.screen import NewAssessmentScreen
from aiplus_assess.gui.plan.screen import PlanScreen
from aiplus_assess.gui.rendering import Renderer
from aiplus_assess.gui.report.screen import ReportScreen
from aiplus_assess.gui.result.screen import ResultScreen
from aiplus_assess.gui.result.whatif_dialog import WhatIfDialog
from aiplus_assess.gui.review.screen import ReviewScreen
from aiplus_assess.gui.screens import BUILDERS
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.walk.screen import WalkScreen
from aiplus_assess.gui.window import MainWindow
from aiplus_assess.questionnaire.model import DutyQuestion

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def real(services: Services) -> Iterator[Services]:
    """Real threads and the real worker process."""
    executor, renderer = ThreadExecutor(), Renderer()
    yield replace(services, jobs=JobRunner(executor), reports=renderer)
    executor.finish(30_000)
    renderer.close()


def press(key: object, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key, to whatever has the focus."""
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None, "the keyboard leads nowhere"
    QTest.keyClick(focus, key, modifier)


def type_(text: str) -> None:
    for character in text:
        press(character)


def tab_to(widget: QWidget) -> None:
    """Press Tab until `widget` has the focus."""
    for _step in range(60):
        if widget.hasFocus():
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {widget.accessibleName() or widget}")


def test_from_nothing_to_the_pdf_by_keys_alone(
    look: QApplication, qtbot: QtBot, real: Services, tmp_path: Path, tiny_pack: object
) -> None:
    real.preferences.change(language="zh", theme="light")
    real.preferences.remember("report_folder", str(tmp_path))
    window = MainWindow(real.preferences)
    window.show()
    window.attach(real, BUILDERS)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert isinstance(window.screen_in_view, HomeScreen)

    press("N", CTRL)
    form = window.screen_in_view
    assert isinstance(form, NewAssessmentScreen)
    qtbot.waitUntil(form.company.company.hasFocus)
    type_("Huaqing Parts")
    tab_to(form.company.industry)
    type_("C34")
    press(Qt.Key.Key_Return)
    tab_to(form.company.employees)
    type_("60")
    tab_to(form.company.revenue)
    type_("4200")
    editions = {name: choice.button for name, choice in form.plan.editions.items()}
    tab_to(next(button for button in editions.values() if button.isChecked()))
    while not editions["standard"].isChecked():
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return, CTRL)

    walk = window.screen_in_view
    assert isinstance(walk, WalkScreen)
    answered = answer_all(window, walk)
    assert len(answered) >= 8

    assert isinstance(window.screen_in_view, ReviewScreen)
    press(Qt.Key.Key_Return)
    assert isinstance(window.screen_in_view, ResultScreen)
    plan_one_action(window)
    press(Qt.Key.Key_6, ALT)
    report = window.screen_in_view
    assert isinstance(report, ReportScreen)
    qtbot.waitUntil(lambda: report.save.isEnabled() and report.save.hasFocus(), timeout=60_000)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)  # PDF, with its data
    dialog = report.findChild(QFileDialog)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    press(Qt.Key.Key_Return)
    assert not dialog.isVisible()
    qtbot.waitUntil(report.saved.isVisible, timeout=60_000)
    (target,) = tmp_path.glob("*.pdf")
    assert target.name in report.saved.text()
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(str(target))).replace(
        "\r\n", ""
    )
    assert "Huaqing Parts" in text
    assert "以应用为导向，持续加强人工智能高质量数据集建设。" in text
    window.close()


def plan_one_action(window: MainWindow) -> None:
    """Assume the first action done, put it into the plan, and find it there."""
    press(Qt.Key.Key_I, CTRL)
    dialog = window.findChild(WhatIfDialog)
    press(Qt.Key.Key_Space)
    (wanted,) = dialog.whatif.chosen()
    tab_to(next(button for button in dialog.findChildren(QPushButton) if button.text() == "加入行动计划"))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    window.activateWindow()  # as a desktop does when a dialog closes
    press(Qt.Key.Key_5, ALT)
    plan = window.screen_in_view
    assert isinstance(plan, PlanScreen)
    assert plan.presenter is not None
    assert [line.action.question for line in plan.presenter.session.lines] == [wanted[0]]
    press(Qt.Key.Key_2)
    assert plan.presenter.session.lines[0].action.state == "in_progress"


def answer_all(window: MainWindow, walk: WalkScreen) -> list[str]:
    """Answer whatever comes by digits and go on by Enter, until the review is there."""
    answered: list[str] = []
    while window.screen_in_view is walk and len(answered) < 40:
        question = walk.presenter.session.current
        answered.append(question)
        kind = walk.presenter.session.question(question).kind
        if kind == "percent":
            type_("4")
            type_("0")
            press(Qt.Key.Key_Return)
        else:
            type_("1" if isinstance(walk.presenter.session.question(question), DutyQuestion) else "2")
        assert walk.presenter.session.answer(question).given
        assert not walk.presenter.session.pending
        press(Qt.Key.Key_Right)
    return answered
