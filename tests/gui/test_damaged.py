"""A damaged workspace is noticed at the start, set aside untouched, and one key goes back to the newest good backup."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from stage import FakeRenderer

from aiplus_assess import app as program
from aiplus_assess.assessment.model import Answer, Profile
from aiplus_assess.gui.damaged import DamagedPage
from aiplus_assess.gui.jobs import ImmediateExecutor, JobRunner
from aiplus_assess.gui.navigation import Home
from aiplus_assess.gui.opening import Opening
from aiplus_assess.gui.preferences import Preferences
from aiplus_assess.gui.window import MainWindow
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import NewAssessment


@dataclass
class Opened:
    window: MainWindow
    opening: Opening

    @property
    def page(self):
        return self.window.stack.currentWidget()

    def words(self):
        return " ".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisibleTo(self.page))


@pytest.fixture
def start(look, tmp_path, chinese):
    """The program's start, step by step."""
    kept = Preferences(tmp_path / "config" / "window.json")
    kept.change(language="zh")
    made = []

    def on(path):
        window = MainWindow(kept)
        window.show()
        jobs = JobRunner(ImmediateExecutor())
        made.append(Opening(window, kept, jobs, path, program.store, FakeRenderer(), program.rescue))
        made[-1].begin()
        return Opened(window, made[-1])

    yield on
    for one in made:
        one.close()


@pytest.fixture
def path(tmp_path, tiny_pack):
    """A backup with one company; since then an answer was changed there, and a second company has come."""
    path = tmp_path / "w.sqlite"
    workspace = open_workspace(path)
    made = workspace.create(NewAssessment(Profile("甲厂", "C34", "small"), title="首次评估"), tiny_pack).id
    workspace.answer(made, "2.2.1-01", Answer(level=1))
    workspace.keep_daily_backup()
    workspace.answer(made, "2.2.1-01", Answer(level=2))
    workspace.answer(made, "3.8-02", Answer(level=2))
    workspace.create(NewAssessment(Profile("乙厂", "C34", "small")), tiny_pack)
    workspace.close()
    return path


def spoil_header(path):
    with path.open("r+b") as stream:
        stream.write(b"\0" * 4096)


def spoil_table(path, name):
    """Break the table's first page, as a bad sector would."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as stream:
        stream.seek((page - 1) * size)
        stream.write(b"\xa5" * size)


def companies(opened):
    return [company.name for company in opened.opening.workspace.companies()]


def beside(path, pattern):
    return [one for one in path.parent.glob(f"{path.name}{pattern}") if not one.name.endswith("-journal")]


def test_one_key_goes_back_and_the_damaged_file_is_kept(start, qtbot, path):
    spoil_header(path)
    damaged = path.read_bytes()
    opened = start(path)
    page = opened.page
    assert isinstance(page, DamagedPage)
    assert path.read_bytes() == damaged
    assert "只能读出一部分" in opened.words()
    assert opened.window.focusWidget() is page.restore
    qtbot.keyClick(page.restore, Qt.Key.Key_Space)
    assert opened.window.place() == Home()
    assert companies(opened) == ["甲厂"]
    assert {one.read_bytes() for one in beside(path, ".damaged-*")} == {damaged}
    assert beside(path, ".before-restore-*") == []
    assert ".damaged-" in " ".join(label.text() for label in opened.window.toast.findChildren(QLabel))


def test_it_says_what_the_backup_lacks(start, qtbot, path):
    spoil_table(path, "evidence")
    opened = start(path)
    qtbot.waitUntil(lambda: isinstance(opened.page, DamagedPage))
    assert "甲厂 · 首次评估：2 次作答改动" in opened.words()
    assert "乙厂：整份评估" in opened.words()
    assert "只能读出一部分" not in opened.words()


def test_damage_where_home_does_not_look_is_noticed_beside_the_window(start, qtbot, path):
    spoil_table(path, "answer_event")
    opened = start(path)
    assert opened.window.place() == Home()
    qtbot.waitUntil(lambda: isinstance(opened.page, DamagedPage))
    qtbot.keyClick(opened.window, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(opened.page, DamagedPage)
    assert not opened.window.bar.isEnabled()
    qtbot.mouseClick(opened.page.restore, Qt.MouseButton.LeftButton)
    assert companies(opened) == ["甲厂"]


def test_no_copy_of_a_damaged_file_pushes_a_good_backup_out(start, qtbot, path):
    (backup,) = path.with_name("w.sqlite.backups").iterdir()
    older = backup.with_name("2020-01-01.sqlite")
    backup.rename(older)
    whole = older.read_bytes()
    spoil_table(path, "answer_event")
    opened = start(path)
    qtbot.waitUntil(lambda: isinstance(opened.page, DamagedPage))
    assert [one.read_bytes() for one in older.parent.iterdir()] == [whole]


def test_a_backup_that_is_damaged_too_is_not_offered(start, path):
    (backup,) = path.with_name("w.sqlite.backups").iterdir()
    spoil_table(backup, "answer")
    spoil_header(path)
    opened = start(path)
    assert opened.page.restore.isHidden()
    assert "没有完好的备份" in opened.words()
    assert opened.window.focusWidget() is opened.page.again


def test_a_disk_that_refuses_the_restoring_is_told_and_it_can_be_tried_again(start, qtbot, path, monkeypatch):
    from aiplus_assess.errors import EnvironmentFailure
    from aiplus_assess.storage import rescue

    spoil_header(path)
    opened = start(path)

    def refuse(_workspace, _backup):
        raise EnvironmentFailure("磁盘已满")

    monkeypatch.setattr(rescue, "restore", refuse)
    qtbot.mouseClick(opened.page.restore, Qt.MouseButton.LeftButton)
    assert opened.page.errors.text() == "磁盘已满"
    monkeypatch.undo()
    qtbot.mouseClick(opened.page.restore, Qt.MouseButton.LeftButton)
    assert companies(opened) == ["甲厂"]


def test_a_change_that_was_cut_off_is_followed_by_a_look_at_every_page(start, path):
    spoil_table(path, "answer_event")
    path.with_name("w.sqlite-journal").write_bytes(b"\0" * 512)
    assert isinstance(start(path).page, DamagedPage)
