"""The benchmark on the result screen: a line below ten companies, quartiles and a bar from ten on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from stage import RecordingNavigator, answered, stored

from aiplus_assess.assessment.model import Answer
from aiplus_assess.gui.kit import Label, SvgView
from aiplus_assess.gui.navigation import Result
from aiplus_assess.gui.result.screen import ResultScreen
from aiplus_assess.gui.services import Services
from aiplus_assess.questionnaire.model import Pack


@pytest.fixture
def screen(look: QApplication, services: Services, navigator: RecordingNavigator) -> ResultScreen:
    shown = ResultScreen(services, navigator)
    shown.resize(1200, 900)
    shown.show()
    return shown


def said(screen: ResultScreen) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in screen.findChildren(Label) if label.isVisibleTo(screen))


def drawn(screen: ResultScreen) -> list[str]:
    names = [view.accessibleName() for view in screen.findChildren(SvgView) if view.isVisibleTo(screen)]
    return [name for name in names if "四分位" in name]


def others(services: Services, pack: Pack, count: int) -> None:
    for place in range(count):
        made = answered(services.workspace, pack, f"同行{place}", place % 4 + 1)
        services.workspace.finalize(made.id)


def test_from_ten_companies_on(screen: ResultScreen, services: Services, tiny_pack: Pack) -> None:
    own = stored(services.workspace, tiny_pack, q3_14__01=Answer(level=2))
    others(services, tiny_pack, 9)
    screen.enter(Result(own.id))
    assert "其他企业有 9 家；不足 10 家时不显示任何比较" in said(screen)
    assert "四分位" not in said(screen)
    assert drawn(screen) == []
    others(services, tiny_pack, 10)  # nine of them for a second time, and one more
    screen.enter(Result(own.id))
    assert "n = 10 家" in said(screen)
    assert "同行0" not in said(screen)
    (name,) = drawn(screen)
    assert "本企业 40" in name


def test_it_follows_the_basis(screen: ResultScreen, services: Services, tiny_pack: Pack) -> None:
    own = stored(services.workspace, tiny_pack, q3_14__01=Answer(level=4, evidence=0))
    others(services, tiny_pack, 10)
    screen.enter(Result(own.id))
    assert "本企业 80" in said(screen)
    evidence = next(button for button in screen.basis.buttons() if button.text() == "佐证")
    QTest.mouseClick(evidence, Qt.MouseButton.LeftButton)
    assert "本企业 20" in said(screen)
