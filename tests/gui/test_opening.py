"""From process start to a usable window, on workspaces that open and on some that do not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from stage import FakeRenderer

from aiplus_assess import app as program
from aiplus_assess.gui.instance import Instance
from aiplus_assess.gui.jobs import ImmediateExecutor, JobRunner
from aiplus_assess.gui.navigation import Home
from aiplus_assess.gui.opening import Opening
from aiplus_assess.gui.preferences import Preferences
from aiplus_assess.gui.trouble import TroublePage
from aiplus_assess.gui.window import MainWindow


@pytest.fixture
def preferences(monkeypatch, tmp_path, chinese):
    """The user's settings, in a folder of the test; Chinese."""
    kept = Preferences(tmp_path / "config" / "window.json")
    kept.change(language="zh")
    monkeypatch.setattr(program, "default_path", lambda: tmp_path / "config" / "window.json")
    return kept


@pytest.fixture
def opening(look, preferences):
    """An opening that works step by step; its workspace is closed afterwards."""
    made = []

    def on(path):
        window = MainWindow(preferences)
        window.show()
        made.append(
            Opening(
                window, preferences, JobRunner(ImmediateExecutor()), path, program.store, FakeRenderer(), program.rescue
            )
        )
        made[-1].begin()
        return window, made[-1]

    yield on
    for one in made:
        one.close()


def test_a_new_workspace_is_made_and_home_is_shown(opening, tmp_path):
    window, _opening = opening(tmp_path / "neu.sqlite")
    assert (tmp_path / "neu.sqlite").is_file()
    assert window.place() == Home()
    assert window.screen_in_view.start.isVisible()


@pytest.mark.parametrize("content", [b"hello, this is no database at all" * 40, b"%PDF-1.7"])
def test_a_file_that_is_not_ours_is_left_alone_and_the_user_told(opening, tmp_path, content):
    path = tmp_path / "other.sqlite"
    path.write_bytes(content)
    window, _opening = opening(path)
    page = window.stack.currentWidget()
    assert isinstance(page, TroublePage)
    assert path.read_bytes() == content
    assert not window.bar.isEnabled()
    assert window.focusWidget() is page.again
    assert not any("已保存" in label.text() for label in window.bar.findChildren(QLabel) if label.isVisible())


def test_a_vanished_drive_can_be_connected_and_tried_again(opening, qtbot, tmp_path):
    path = tmp_path / "usb" / "workspace.sqlite"
    window, _opening = opening(path)
    page = window.stack.currentWidget()
    assert isinstance(page, TroublePage)
    path.parent.mkdir()
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    assert window.place() == Home()
    assert window.bar.isEnabled()
    assert window.stack.currentWidget() is window.screen_in_view


def test_another_workspace_can_be_opened_instead(opening, qtbot, tmp_path, monkeypatch):
    from PySide6.QtWidgets import QFileDialog

    window, one = opening(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *args: (str(tmp_path / "b.sqlite"), ""))
    qtbot.mouseClick(window.stack.currentWidget().choose, Qt.MouseButton.LeftButton)
    assert window.place() == Home()
    assert one.path == tmp_path / "b.sqlite"


def test_one_workspace_has_one_window(qtbot, tmp_path):
    first, second, other = (Instance(tmp_path / name) for name in ("a", "a", "b"))
    asked = []
    assert first.claim()
    first.listen(lambda: asked.append(True))
    assert not second.claim()
    assert other.claim()
    assert second.raise_first()
    qtbot.waitUntil(lambda: asked == [True])
    first.release()
    assert second.claim()
    second.release()
    other.release()


def test_a_link_leads_to_the_same_window(tmp_path):
    (tmp_path / "w.sqlite").touch()
    (tmp_path / "link.sqlite").symlink_to(tmp_path / "w.sqlite")
    first, second = Instance(tmp_path / "w.sqlite"), Instance(tmp_path / "link.sqlite")
    assert first.claim()
    assert not second.claim()


def test_a_first_window_that_does_not_answer_is_noticed(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("aiplus_assess.gui.instance.PATIENCE", 50)
    assert not Instance(tmp_path / "nobody").raise_first()


def test_the_program_opens_paints_becomes_usable_and_ends(look, qtbot, tmp_path, preferences, monkeypatch):
    monkeypatch.setattr("sys.excepthook", __import__("sys").excepthook)
    seen = []

    def watch(what):
        seen.append(what)
        if what == "usable":
            look.closeAllWindows()

    assert program.run_window(tmp_path / "w.sqlite", "zh", watch) == 0
    assert seen == ["painted", "usable"]
    assert (tmp_path / "config" / "window.json").is_file()


def test_a_second_start_leaves_at_once(look, qtbot, tmp_path, preferences):
    first = Instance(tmp_path / "w.sqlite")
    assert first.claim()
    first.listen(lambda: None)
    assert program.run_window(tmp_path / "w.sqlite", "zh") == 0
    first.release()
    assert not (tmp_path / "w.sqlite").exists()


def test_a_backup_is_taken_beside_the_window(opening, qtbot, tmp_path, tiny_pack):
    from aiplus_assess.assessment.model import Profile
    from aiplus_assess.storage.open import open_workspace
    from aiplus_assess.storage.protocol import NewAssessment
    from aiplus_assess.storage.rotation import existing

    path = tmp_path / "w.sqlite"
    filled = open_workspace(path)
    filled.create(NewAssessment(Profile("示例零件厂", "C34", "small")), tiny_pack)
    filled.close()
    opening(path)
    qtbot.waitUntil(lambda: len(existing(path)) == 1)


def test_a_backup_that_fails_is_told(opening, qtbot, tmp_path, monkeypatch):
    from aiplus_assess.errors import EnvironmentFailure
    from aiplus_assess.storage.workspace import SqlWorkspace

    def refuse(_workspace):
        raise EnvironmentFailure("磁盘已满")

    monkeypatch.setattr(SqlWorkspace, "keep_daily_backup", refuse)
    window, _opening = opening(tmp_path / "w.sqlite")
    qtbot.waitUntil(window.errors.isVisible)
