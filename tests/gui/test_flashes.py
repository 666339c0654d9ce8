"""No widget is ever shown before it has a parent: that opens a window for a moment and takes the focus away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from stage import stored

from aiplus_assess.assessment.engagement import Engagement as Order
from aiplus_assess.assessment.engagement import Member
from aiplus_assess.assessment.model import Answer, EvidenceItem
from aiplus_assess.gui import navigation as routes
from aiplus_assess.gui.engagement.requests.view import RequestsSection
from aiplus_assess.gui.engagement.screen import EngagementScreen
from aiplus_assess.gui.engagement.sections import PARTS
from aiplus_assess.gui.jobs import ManualExecutor
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.walk.screen import WalkScreen
from aiplus_assess.gui.window import MainWindow
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.branding import StoredBrand


class Flashes(QObject):
    """Notes every top-level widget that is shown and is neither the window nor a dialog."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and not isinstance(watched, QMainWindow | QDialog):
            self.seen.append(f"{type(watched).__name__} {getattr(watched, 'text', str)()!r}")
        return False


@pytest.fixture
def flashes(look: QApplication) -> Iterator[Flashes]:
    watching = Flashes()
    look.installEventFilter(watching)
    yield watching
    look.removeEventFilter(watching)


def test_no_screen_flashes_a_window(
    flashes: Flashes, window: MainWindow, services: Services, executor: ManualExecutor, tiny_pack: Pack
) -> None:
    made = stored(services.workspace, tiny_pack, q2_2_1__01=Answer(level=3), q3_14__03=Answer(duty="partial"))
    again = stored(services.workspace, tiny_pack, q2_2_1__01=Answer(level=1), q3_8__01=Answer(checked=()))
    services.workspace.desk.put(made.id, Order(team=(Member("李强"),)))
    paper = EvidenceItem("e1", "台账", 2, ("2.2.1-01",), number=1)
    services.workspace.put_evidence(made.id, paper, b"proof")
    places = (
        routes.NewAssessment(),
        routes.NewAssessment(made.id),
        *(routes.Walk(made.id, question) for question in ("1.2-01", "2.2.1-01", "2.2.2-01", "3.8-01", "3.14-03")),
        routes.Review(made.id),
        routes.Result(made.id),
        routes.Plan(made.id),
        routes.Report(made.id),
        routes.Engagement(again.id),
        *(routes.Engagement(made.id, part.id) for part in PARTS),
        routes.Compare(made.company.id, again.id, made.id),
        routes.Brands(),
        routes.Questionnaires(),
        routes.Settings(),
        routes.Home(),
    )
    services.workspace.put_brand(StoredBrand("b1", "星辰咨询", {}))
    for place in places:
        window.go(place)
        executor.drain()
        QApplication.processEvents()
    window.go(routes.Engagement(made.id, "requests"))
    desk = window.screen_in_view
    assert isinstance(desk, EngagementScreen) and isinstance(desk.section, RequestsSection)
    desk.section.edit("e1")
    window.go(routes.Walk(made.id, "2.2.1-01"))
    walk = window.screen_in_view
    assert isinstance(walk, WalkScreen)
    walk.verify.toggle()
    walk.verify.judge(0)
    QApplication.processEvents()
    assert flashes.seen == []


def test_the_watch_sees_a_flash(flashes: Flashes) -> None:
    orphan = QWidget()
    orphan.setVisible(True)
    orphan.setVisible(False)
    assert flashes.seen == ["QWidget ''"]
