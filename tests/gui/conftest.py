"""What tests of the window share: the real look, a real workspace, the tiny questionnaire, jobs driven by hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from stage import FakeRenderer, OnePack, RecordingNavigator, answered, make_sample, shown

from aiplus_assess import i18n
from aiplus_assess.assessment.engagement import Engagement as Order
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.gui.engagement.screen import EngagementScreen
from aiplus_assess.gui.home.screen import HomeScreen
from aiplus_assess.gui.jobs import JobRunner, ManualExecutor
from aiplus_assess.gui.navigation import Engagement, Home
from aiplus_assess.gui.preferences import Preferences
from aiplus_assess.gui.screens import BUILDERS
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.theme.apply import apply_theme, theme_for
from aiplus_assess.gui.window import MainWindow
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import Workspace

if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def pytest_configure(config: pytest.Config) -> None:
    """What the offscreen platform can't do (raise, grab, hint sizes) concerns no user."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@pytest.fixture
def chinese() -> Iterator[None]:
    """Chinese in force, and again afterwards."""
    before = i18n.current()
    i18n.use("zh")
    yield
    i18n.use(before)


@pytest.fixture
def look(qapp: QApplication, chinese: None) -> Iterator[QApplication]:
    """The program's own look; every widget a test leaves is deleted."""
    apply_theme(qapp, theme_for("light", 1.0))
    yield qapp
    for widget in qapp.topLevelWidgets():
        if widget.windowType() != Qt.WindowType.Popup:  # a popup goes with its owner
            widget.close()
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def executor() -> ManualExecutor:
    """Runs jobs when the test says so."""
    return ManualExecutor()


@pytest.fixture
def library(tiny_pack: Pack) -> OnePack:
    return OnePack(tiny_pack)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A real one, in a file of its own."""
    opened = open_workspace(tmp_path / "test.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def services(workspace: Workspace, library: OnePack, executor: ManualExecutor, chinese: None) -> Services:
    """Everything a screen needs."""
    return Services(workspace, library, JobRunner(executor), Preferences(), lambda: NOW, FakeRenderer(), make_sample)


@pytest.fixture
def navigator() -> RecordingNavigator:
    return RecordingNavigator()


@pytest.fixture
def window(look: QApplication, services: Services) -> MainWindow:
    """The main window at home, shown."""
    services.preferences.change(language="zh", theme="light")
    made = MainWindow(services.preferences)
    made.show()
    made.attach(services, BUILDERS)
    return made


@pytest.fixture
def home(look: QApplication, services: Services, navigator: RecordingNavigator) -> HomeScreen:
    """Home, shown, with nothing in it yet."""
    return shown(HomeScreen(services, navigator), Home())


@pytest.fixture
def made(workspace: Workspace, tiny_pack: Pack) -> Assessment:
    """Every question answered, the desk turned on."""
    assessment = answered(workspace, tiny_pack, "华清精密制造有限公司")
    workspace.desk.put(assessment.id, Order())
    return workspace.load(assessment.id)


@pytest.fixture
def section(window: MainWindow, made: Assessment, request: pytest.FixtureRequest) -> QWidget:
    """The section of the desk that a test module names as its `PART`."""
    window.go(Engagement(made.id, request.module.PART))
    screen = window.screen_in_view
    assert isinstance(screen, EngagementScreen)
    return screen.section
