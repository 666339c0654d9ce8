"""The main window: where one can go, coming back, what is remembered, what is said when things go wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from stage import stored

from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.gui.kit import KeyboardOverlay
from aiplus_assess.gui.navigation import Home, NewAssessment, Questionnaires, Result, Review, Settings, Walk
from aiplus_assess.gui.preferences import Preferences
from aiplus_assess.gui.screens import BUILDERS
from aiplus_assess.gui.window import SMALLEST, USUAL, MainWindow


def entries(window):
    QApplication.processEvents()
    return [button.text() for button in window.bar.findChildren(QPushButton) if not button.isHidden()]


def test_the_bar_lists_only_what_can_be_opened_and_adds_the_assessment_one_is_in(window, qtbot, workspace, tiny_pack):
    assert entries(window) == ["工作台", "问卷库", "设置"]
    made = stored(workspace, tiny_pack)
    window.go(Walk(made.id))
    assert not window.bar.isVisible()
    window.go(Home())
    assert window.bar.isVisible()
    assert entries(window) == ["工作台", "作答", "复核", "结果", "行动计划", "报告", "问卷库", "设置"]
    for button in [b for b in window.bar.findChildren(QPushButton) if b.text() == "复核"]:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.place() == Review(made.id)


def test_keys_lead_everywhere(window, qtbot):
    def press(key, modifier=Qt.KeyboardModifier.ControlModifier):
        qtbot.keyClick(window, key, modifier)
        return window.place()

    assert press(Qt.Key.Key_N) == NewAssessment()
    assert press(Qt.Key.Key_Comma) == Settings()
    assert press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier) == Questionnaires()
    assert press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier) == Settings()
    assert press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier) == NewAssessment()
    assert press(Qt.Key.Key_Home) == Home()


def test_f1_shows_the_keys_of_screen_and_window(window, qtbot):
    seen = []

    def look_and_close():
        overlay = QApplication.activeModalWidget()
        assert isinstance(overlay, KeyboardOverlay)
        seen.extend(label.text() for label in overlay.findChildren(QLabel))
        qtbot.keyClick(overlay, Qt.Key.Key_F1)

    QTimer.singleShot(0, look_and_close)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert {"F2", "重命名", "Ctrl+N", "新建评估"} <= set(seen)


def test_the_place_is_found_again_after_a_restart(look, services, workspace, tiny_pack, tmp_path):
    made = stored(workspace, tiny_pack)
    path = tmp_path / "window.json"
    first = MainWindow(Preferences(path, "zh"))
    first.resize(1300, 800)
    first.show()
    first.attach(services, BUILDERS)
    first.go(Walk(made.id, "3.8-02"))
    first.close()
    again = MainWindow(Preferences(path, "zh"))
    again.show()
    again.attach(services, BUILDERS)
    assert again.place() == Walk(made.id, "3.8-02")
    assert again.size() != USUAL  # the offscreen screen is smaller than what was remembered


def test_a_remembered_place_that_is_gone_leads_home(look, services, workspace, tiny_pack, tmp_path):
    preferences = Preferences(tmp_path / "window.json", "zh")
    preferences.remember(f"route:{workspace.path}", "walk|0000|")
    window = MainWindow(preferences)
    window.attach(services, BUILDERS)
    assert window.place() == Home()


def test_what_goes_wrong_is_said_until_dismissed_or_left(window, qtbot):
    window.fail(EnvironmentFailure("磁盘已满。已保存的答案都在。", ("/dev/sda1",)))
    assert window.errors.isVisible()
    assert window.errors.text() == "磁盘已满。已保存的答案都在。"
    window.go(Settings())
    assert not window.errors.isVisible()
    window.fail(ValueError("a bug"))
    assert "程序出了问题" in window.errors.text()


def test_going_fails_whole_and_the_screen_stays(window, workspace):
    window.go(Settings())
    with pytest.raises(Exception, match="0000"):
        window.go(Result("0000"))
    assert window.place() == Settings()
    assert window.stack.currentWidget() is window.screen_in_view


def test_undo_is_offered_in_passing(window, qtbot):
    undone = []
    window.notify("已删除。", "撤销", lambda: undone.append(True))
    assert window.toast.isVisible()
    qtbot.mouseClick(window.toast.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert not window.toast.isVisible()


def test_a_deleted_assessment_leaves_bar_and_way_back(window, workspace, tiny_pack):
    made = stored(workspace, tiny_pack)
    window.go(Review(made.id))
    window.go(Home())
    window.forget(made.id)
    assert entries(window) == ["工作台", "问卷库", "设置"]
    window.back()
    assert window.place() == Home()


def test_the_window_can_be_as_small_as_promised(window):
    assert window.minimumSize() == SMALLEST == QSize(1024, 680)
    window.resize(SMALLEST)
    assert window.minimumSizeHint().width() <= SMALLEST.width()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_entry_of_the_bar_is_in_view_in_the_smallest_window_with_the_largest_text(
    window, workspace, tiny_pack, services, qtbot, language
):
    window.resize(SMALLEST)
    services.preferences.change(language=language, text_scale=1.5)
    made = stored(workspace, tiny_pack, title="一")
    stored(workspace, tiny_pack, title="二")
    window.go(Review(made.id))
    window.bar.list_entries(replace(window._opened, desk=True))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    buttons = window.bar.findChildren(QPushButton)
    assert len(buttons) == 10
    qtbot.waitUntil(lambda: all(b.visibleRegion().boundingRect().size() == b.size() for b in buttons))


def test_rebuilding_leaves_no_widget_behind(window, qtbot, services):
    def count():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(QApplication.allWidgets())

    window.go(Settings())
    services.preferences.change(theme="dark")
    before = count()
    for theme in ("light", "dark"):
        services.preferences.change(theme=theme)
    assert count() == before


def test_undo_survives_a_change_of_language_and_look(window, workspace, tiny_pack, services, qtbot):
    made = stored(workspace, tiny_pack)
    window.go(Walk(made.id, "2.2.1-01"))
    window.screen_in_view.presenter.level(3)
    window.screen_in_view.presenter.level(1)
    services.preferences.change(language="en", theme="dark")
    walk = window.screen_in_view
    walk.do("undo")
    assert workspace.load(made.id).answers["2.2.1-01"].level == 3
    window.go(Settings())
    services.preferences.change(language="zh")
    window.go(Walk(made.id, "2.2.1-01"))
    assert window.screen_in_view is not walk
    window.screen_in_view.do("undo")
    assert "2.2.1-01" not in workspace.load(made.id).answers
    window.screen_in_view.do("redo")
    window.screen_in_view.do("redo")
    assert workspace.load(made.id).answers["2.2.1-01"].level == 1


def test_a_half_typed_note_is_stored_when_the_desktop_goes_dark(window, workspace, tiny_pack, services):
    made = stored(workspace, tiny_pack)
    window.go(Walk(made.id, "2.2.1-01"))
    window.screen_in_view.side.note.edit.setPlainText("厂长说")
    services.preferences.change(theme="dark")
    assert workspace.load(made.id).answers["2.2.1-01"].note == "厂长说"


def test_files_under_way_arrive_in_the_new_language(window, workspace, tiny_pack, services, executor, tmp_path):
    from aiplus_assess.gui.walk.offer import Offer

    made = stored(workspace, tiny_pack)
    paper = tmp_path / "纪要.pdf"
    paper.write_bytes(b"%PDF")
    window.go(Walk(made.id, "2.2.1-01"))
    window.screen_in_view.proofs.attach([Offer.of(paper)], 1)
    services.preferences.change(language="en")
    executor.drain()
    session = window.screen_in_view.presenter.session
    assert [item.title for item in session.evidence("2.2.1-01")] == ["纪要.pdf"]
    assert session.attaching is None


def test_back_from_the_first_walk_is_not_the_empty_form(window, workspace, tiny_pack):
    made = stored(workspace, tiny_pack)
    window.go(Home())
    window.go(NewAssessment())
    window.go(Walk(made.id))
    window.back()
    assert window.place() == Home()
