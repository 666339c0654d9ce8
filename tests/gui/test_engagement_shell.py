"""The desk: seen by nobody who has not asked for it, turned on and off, scope and team as a user fills them in."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from stage import answered, stored, write

from aiplus_assess.assessment.engagement import Member
from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.gui.editing.edited import Edited
from aiplus_assess.gui.engagement.scope.view import ScopeSection
from aiplus_assess.gui.kit import Dialog
from aiplus_assess.gui.navigation import Engagement, Home, Result, from_text, to_text


@pytest.fixture
def made(workspace, tiny_pack):
    return answered(workspace, tiny_pack, "华清精密制造有限公司")


def desk(window, made):
    window.go(Engagement(made.id))
    return window.screen_in_view


def head(workspace, made):
    return workspace.load(made.id).engagement


def entries(window):
    return [type(route).__name__ for route in window.bar.routes()]


def words_of_menu(window, made):
    window.go(Home())
    menu = window.screen_in_view.menu(made.id)
    found = [action.text() for action in menu.actions()]
    menu.deleteLater()
    return found


def answer_dialog(qtbot, click):
    """Press the confirming button of the dialog that `click` opens."""
    from PySide6.QtCore import QTimer

    def press():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        dialog.accept()

    QTimer.singleShot(0, press)
    click()


def test_who_works_alone_sees_nothing_of_it(window, made):
    window.go(Result(made.id))
    assert "Engagement" not in entries(window)
    assert not any("咨询项目" in words for words in words_of_menu(window, made))


def test_a_consultant_is_offered_it_and_turns_it_on(window, workspace, made, qtbot):
    from aiplus_assess.gui.navigation import Settings

    window.go(Settings())
    qtbot.keyClick(window.screen_in_view.consultant, Qt.Key.Key_Space)
    assert window.screen_in_view.consultant.isChecked()  # the window was built anew around the choice
    assert "启用咨询项目…" in words_of_menu(window, made)
    window.go(Result(made.id))
    assert "Engagement" in entries(window)
    screen = desk(window, made)
    assert not screen.empty.isHidden()
    assert screen.section is None
    qtbot.keyClick(screen.on, Qt.Key.Key_Return)
    assert isinstance(screen.section, ScopeSection)
    engagement = head(workspace, made)
    assert (engagement.client, engagement.report_number) == ("华清精密制造有限公司", "AI+2026-001")
    assert engagement.started == date(2026, 11, 24)


def test_where_it_is_on_everybody_sees_it(window, workspace, made, qtbot):
    qtbot.mouseClick(desk(window, made).on, Qt.MouseButton.LeftButton)
    assert not window._preferences.consultant
    assert "Engagement" in entries(window)
    assert "咨询项目" in words_of_menu(window, made)


def test_it_is_turned_off_after_asking_and_comes_back_as_it_was(window, workspace, made, qtbot):
    screen = desk(window, made)
    screen.on.click()
    write(screen.section.client, "华清集团")
    screen.section.leave()
    answer_dialog(qtbot, screen.off.click)
    assert head(workspace, made) is None
    assert "Engagement" not in entries(window)
    window.toast._button.click()
    assert head(workspace, made).client.endswith("华清集团")
    assert window.screen_in_view is screen
    assert "Engagement" in entries(window)


def test_fields_are_stored_when_they_are_left_and_undone(window, workspace, made, qtbot):
    screen = desk(window, made)
    screen.on.click()
    section = screen.section
    section.number.clear()
    write(section.number, "X-1")
    section.client.setFocus()
    section.client.clear()
    write(section.client, "总部")
    section.scope.setFocus()
    assert (head(workspace, made).report_number, head(workspace, made).client) == ("X-1", "总部")
    section.offer.setFocus()
    qtbot.keyClick(section.offer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert head(workspace, made).client == "华清精密制造有限公司"
    assert section.client.text() == "华清精密制造有限公司"
    write(section.ends.edit, "2026-11-01")
    section.ends.flush()
    assert "早于" in section._ends.fault()
    section.offer.click()
    assert head(workspace, made).report_number == "AI+2026-001"


def test_the_next_number_counts_every_assessment_of_the_workspace(window, workspace, tiny_pack, made):
    desk(window, made).on.click()
    other = stored(workspace, tiny_pack, "另一家")
    screen = desk(window, other)
    screen.on.click()
    assert head(workspace, other).report_number == "AI+2026-002"
    screen.section._set_pattern("评{year}-{n}")
    screen.section.offer.click()
    assert head(workspace, other).report_number == "评2026-1"


def test_the_team_is_edited_line_by_line(window, workspace, made, qtbot):
    screen = desk(window, made)
    screen.on.click()
    section = screen.section
    qtbot.mouseClick(section.team.add, Qt.MouseButton.LeftButton)
    section.team.names[0].clear()
    write(section.team.names[0], "李强")
    write(section.team.roles[0], "组长")
    section.team.add.setFocus()
    section.team.add.click()
    assert head(workspace, made).team == (Member("李强", "组长"), Member("成员 2"))
    section._remove_member(0)
    assert head(workspace, made).team == (Member("成员 2"),)
    window.toast._button.click()
    assert head(workspace, made).team[0] == Member("李强", "组长")


def test_a_change_of_language_keeps_the_part_and_the_steps(window, workspace, made, qtbot):
    screen = desk(window, made)
    screen.on.click()
    screen.section.presenter.edit("scope", "全厂")
    window._preferences.change(language="en")
    again = window.screen_in_view
    assert again is not screen
    assert again.section.scope.toPlainText() == "全厂"
    again.section.presenter.edited.undo()
    assert head(workspace, made).scope == ""


def test_routes_of_the_desk_survive_as_text():
    for route in (Engagement("a1"), Engagement("a1", "scope")):
        assert from_text(to_text(route)) == route


def test_what_the_disk_refuses_stays_in_view_and_is_stored_later():
    disk, broken = [], [True]

    def store(before, after):
        if broken[0]:
            raise EnvironmentFailure("disk full")
        disk.append((before, after))

    edited = Edited("a", store)
    assert not edited.put("b")
    assert (edited.state, edited.stored, edited.waiting, edited.failure) == ("b", "a", True, "disk full")
    broken[0] = False
    assert edited.put("c")
    assert disk == [("a", "c")]
    assert edited.undo()
    assert edited.undo()
    assert not edited.undo()
    assert edited.state == edited.stored == "a"


def test_typing_on_in_one_field_is_one_step():
    edited = Edited("", lambda _before, _after: None)
    for text in ("a", "ab", "abc"):
        edited.put(text, "note")
    edited.put("abcd", "other")
    edited.undo()
    edited.undo()
    assert edited.state == ""
    edited.redo()
    assert edited.state == "abc"
    edited.refresh("somebody else's")
    assert not edited.undo()
