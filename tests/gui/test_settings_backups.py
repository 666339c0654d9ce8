"""Backups in the settings: listed, gone back to, and back again."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton
from stage import stored

from aiplus_assess.gui.home.screen import HomeScreen
from aiplus_assess.gui.navigation import Settings, Walk
from aiplus_assess.gui.window import SMALLEST


@pytest.fixture
def backed_up(workspace, tiny_pack):
    """A backup with one company; since then there are two."""
    stored(workspace, tiny_pack, "甲厂")
    backup = workspace.keep_daily_backup()
    stored(workspace, tiny_pack, "乙厂")
    return backup


def card(window):
    window.go(Settings())
    QApplication.processEvents()
    return window.screen_in_view.backups


def answer(key):
    """Press a key in the dialog that is about to open; what it says."""
    said = []

    def press():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        said.append(" ".join(label.text() for label in dialog.findChildren(QLabel)))
        QTest.keyClick(dialog, key)

    QTimer.singleShot(0, press)
    return said


def companies(workspace):
    return [company.name for company in workspace.companies()]


def test_no_backup_is_said(window):
    words = [label.text() for label in card(window).findChildren(QLabel)]
    assert "还没有备份。" in words


def test_going_back_asks_keeps_what_was_there_and_can_be_undone(window, workspace, executor, backed_up):
    shown = card(window)
    (button,) = [b for b in shown.findChildren(QPushButton) if b.text() == "恢复…"]
    assert "自动备份" in button.accessibleName()
    button.setFocus()
    said = answer(Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert "现有内容会另存为一份备份" in said[0]
    executor.drain()
    assert companies(workspace) == ["甲厂"]
    assert isinstance(window.screen_in_view, HomeScreen)
    assert window.screen_in_view.table.model().rowCount() == 1
    assert "已恢复到所选备份" in window.toast.accessibleName()
    window.toast.findChild(QPushButton).click()
    executor.drain()
    assert sorted(companies(workspace)) == ["乙厂", "甲厂"]
    kinds = [backup.occasion for backup in workspace.backups()]
    assert sorted(kinds) == ["before_restore", "before_restore", "daily"]


def test_escape_changes_nothing(window, workspace, executor, backed_up):
    shown = card(window)
    (button,) = [b for b in shown.findChildren(QPushButton) if b.text() == "恢复…"]
    answer(Qt.Key.Key_Escape)
    QTest.keyClick(button, Qt.Key.Key_Return)
    executor.drain()
    assert len(companies(workspace)) == 2
    assert [backup.occasion for backup in workspace.backups()] == ["daily"]


def test_an_assessment_that_is_newer_than_the_backup_leaves_the_bar(window, workspace, executor, backed_up):
    newest = workspace.summaries()[0]
    window.go(Walk(newest.id))
    shown = card(window)
    assert len(window.bar.routes()) > 3
    shown.presenter.go_back(backed_up, lambda: None)
    executor.drain()
    assert len(window.bar.routes()) == 3
    window.back()
    assert isinstance(window.screen_in_view, HomeScreen)


def test_what_is_no_workspace_is_refused_and_nothing_changes(
    window, workspace, executor, backed_up, tmp_path, monkeypatch
):
    other = tmp_path / "其他.sqlite"
    other.write_text("not a workspace", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *args: (str(other), ""))
    shown = card(window)
    answer(Qt.Key.Key_Return)
    QTest.mouseClick(shown.choose, Qt.MouseButton.LeftButton)
    executor.drain()
    assert "其他.sqlite" in window.errors.text()
    assert len(companies(workspace)) == 2
    assert shown.isEnabled()


def test_many_backups_are_shown_on_demand(window, workspace, backed_up):
    for day in range(1, 9):
        copy = backed_up.with_name(f"2026-01-0{day}.sqlite")
        workspace.backup(copy)
        os.utime(copy, (1_700_000_000 + day, 1_700_000_000 + day))
    window.resize(SMALLEST)
    shown = card(window)

    def buttons(text):
        return [b for b in shown.findChildren(QPushButton) if text in b.text() and b.isVisible()]

    assert len(buttons("恢复…")) == 6, "five backups, and a copy somewhere else"
    (more,) = buttons("另有 4 份备份")
    QTest.keyClick(more, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert len(buttons("恢复…")) == 10
    assert shown.choose.hasFocus()
