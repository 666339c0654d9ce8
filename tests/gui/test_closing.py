"""Closing an order from home: delivered whole, then deleted only by whoever types the name; never after a failure."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from stage import answered, stored, write

from aiplus_assess.assessment.engagement import Engagement as Order
from aiplus_assess.assessment.engagement import ReportVersion
from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.exchange.closing import SUMS, broken
from aiplus_assess.gui.closing.dialog import CloseOutDialog
from aiplus_assess.gui.navigation import Home
from aiplus_assess.gui.preferences import report_key

NAME = "华清精密制造有限公司"


@pytest.fixture
def made(workspace, tiny_pack):
    found = answered(workspace, tiny_pack, NAME)
    workspace.desk.put(found.id, Order("华清集团"))
    workspace.desk.add_version(found.id, ReportVersion("v1", "0.1", found.created, "review"), b"%PDF-1.7 sent")
    stored(workspace, tiny_pack, "另一家企业")
    return workspace.load(found.id)


@pytest.fixture
def target(tmp_path):
    folder = tmp_path / "handed over"
    folder.mkdir()
    return folder


@pytest.fixture
def dialog(window, made, target):
    window.go(Home())
    menu = window.screen_in_view.menu(made.id)
    entry = next(action for action in menu.actions() if "结项" in action.text())
    entry.trigger()
    shown = next(one for one in QApplication.topLevelWidgets() if isinstance(one, CloseOutDialog) and one.isVisible())
    shown.folder.clear()
    write(shown.folder, str(target))
    return shown


def drain(executor):
    executor.drain()
    QApplication.processEvents()


def names(workspace):
    return [one.name for one in workspace.companies()]


def words(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def delivered(dialog, executor):
    dialog.forth["deliver"].click()
    drain(executor)
    return dialog.delivered.folder


def test_who_works_alone_is_not_offered_it(window, workspace, tiny_pack):
    alone = stored(workspace, tiny_pack, "自己评")
    window.go(Home())
    menu = window.screen_in_view.menu(alone.id)
    assert not any("结项" in action.text() for action in menu.actions())
    menu.deleteLater()


def test_everything_is_delivered_and_nothing_deleted(dialog, executor, workspace):
    folder = delivered(dialog, executor)
    assert broken(folder) == []
    found = {path.name for path in folder.rglob("*") if path.is_file()}
    assert {"报告.pdf", "报告.xlsx", SUMS} <= found
    assert any(name.endswith(".aiplus") for name in found)
    assert any(path.read_bytes() == b"%PDF-1.7 sent" for path in folder.rglob("*.pdf"))
    assert "校验和全部一致" in words(dialog)
    dialog.leave.click()
    assert NAME in names(workspace)


def test_deleting_asks_for_the_name_and_leaves_a_record(dialog, window, executor, workspace, made, services, qtbot):
    folder = delivered(dialog, executor)
    dialog.forth["ask"].click()
    assert "1 次评估" in words(dialog)
    assert "1 个已签发的报告版本" in words(dialog)
    write(dialog.name, "华清")
    dialog.forth["erase"].click()
    drain(executor)
    assert f"完整填写名称：{NAME}" in dialog._name.fault()
    assert NAME in names(workspace)
    dialog.name.clear()
    services.preferences.remember(report_key(made.id), "choices")
    write(dialog.name, NAME)
    qtbot.mouseClick(dialog.forth["erase"], Qt.MouseButton.LeftButton)
    drain(executor)
    assert names(workspace) == ["另一家企业"]
    assert services.preferences.state(report_key(made.id)) == ""
    assert NAME in (folder / "删除记录.txt").read_text(encoding="utf-8")
    assert NAME.encode() not in Path(workspace.path).read_bytes()
    assert window.screen_in_view._model.total() == 1
    dialog.leave.click()
    assert not dialog.isVisible()


def test_backups_that_hold_the_client_are_named_and_go_only_if_wanted(dialog, executor, workspace):
    backups = workspace.path.with_name(workspace.path.name + ".backups")
    backups.mkdir()
    copy = backups / "2026-11-20.sqlite"
    copy.write_bytes(b"not readable, so it counts as holding it")
    delivered(dialog, executor)
    dialog.forth["ask"].click()
    assert "2026-11-20" in words(dialog)
    assert not dialog.too.isChecked()
    dialog.too.click()
    write(dialog.name, NAME)
    dialog.forth["erase"].click()
    drain(executor)
    assert not copy.exists()


def test_nothing_is_deleted_where_the_folder_was_changed(dialog, executor, workspace):
    folder = delivered(dialog, executor)
    dialog.forth["ask"].click()
    next(folder.rglob("*.xlsx")).write_bytes(b"changed")
    write(dialog.name, NAME)
    dialog.forth["erase"].click()
    drain(executor)
    assert NAME in names(workspace)
    assert "没有删除" in dialog.errors.text()
    assert dialog.forth["erase"].isVisible()


def test_nothing_is_deleted_where_the_folder_is_gone(dialog, executor, workspace, tmp_path):
    folder = delivered(dialog, executor)
    folder.rename(tmp_path / "moved")
    dialog.forth["ask"].click()
    write(dialog.name, NAME)
    dialog.forth["erase"].click()
    drain(executor)
    assert NAME in names(workspace)
    assert "没有删除" in dialog.errors.text()


def test_stopping_leaves_no_folder_and_can_be_begun_again(dialog, executor, target):
    dialog.forth["deliver"].click()
    assert dialog.progress.isVisible()
    dialog.reject()
    assert dialog.isVisible()
    drain(executor)
    assert list(target.iterdir()) == []
    assert dialog.folder.text() == str(target)
    assert broken(delivered(dialog, executor)) == []


def test_a_report_that_fails_leaves_no_folder(dialog, executor, target, services, monkeypatch):
    def refuse(_request, _progress):
        raise EnvironmentFailure("磁盘已满")

    monkeypatch.setattr(services.reports, "render", refuse)
    dialog.forth["deliver"].click()
    drain(executor)
    assert dialog.errors.text() == "磁盘已满"
    assert list(target.iterdir()) == []
    assert dialog.forth["deliver"].isVisible()
    assert not dialog.forth["ask"].isVisible()


def test_a_folder_that_is_not_there_is_said(dialog, executor):
    dialog.folder.clear()
    write(dialog.folder, "nowhere/at/all")
    dialog.forth["deliver"].click()
    drain(executor)
    assert dialog.delivered is None
    assert "nowhere" in dialog.errors.text()
