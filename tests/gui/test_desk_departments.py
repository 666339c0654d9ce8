"""Departments as a consultant divides the work: in bulk, by drop, with names; the walk follows."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDropEvent
from stage import write

from aiplus_assess.gui.navigation import Engagement, Walk

PART = "departments"


def assigned(workspace, made):
    return dict(workspace.load(made.id).engagement.assigned)


def test_every_question_stands_with_its_department_and_progress(section, workspace, made):
    work = section.presenter.work
    assert sum(len(share.questions) for share in work.shares) == len(section.table.shown())
    share = next(share for share in work.shares if share.questions)
    assert section.rows[share.code].figures.text() == f"{share.answered}/{len(share.questions)}"
    idle = [section.rows[share.code] for share in work.shares if not share.questions]
    assert idle
    assert {(line.figures.text(), line.bar.isHidden()) for line in idle} == {("没有题目", True)}
    section.rows[share.code].button.click()
    assert section.table.shown() == list(share.questions)


def test_several_are_given_away_at_once_and_the_walk_follows(section, window, workspace, made, qtbot):
    questions = section.table.shown()[:3]
    section.table.choose(questions)
    section.target.setCurrentIndex(section.target.findData("legal"))
    qtbot.keyClick(section.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert set(assigned(workspace, made)) == set(questions)
    assert section.table.keys() == questions  # what was selected stays selected
    window.go(Walk(made.id))
    walk = window.screen_in_view
    walk.presenter.of_department("legal")
    assert set(questions) <= set(walk.presenter.session.listed)
    window.go(Engagement(made.id, "departments"))
    assert section.presenter.edited.undo()
    assert assigned(workspace, made) == {}


def test_an_undo_that_was_used_by_key_is_no_longer_offered(section, window, workspace, made, qtbot):
    section.table.choose(section.table.shown()[:1])
    section.target.setCurrentIndex(section.target.findData("legal"))
    qtbot.keyClick(section.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert window.toast.isVisible()
    section.presenter.edited.undo()
    assert assigned(workspace, made) == {}
    assert not window.toast.isVisible()


def test_dropping_on_a_department_gives_it_the_selected_questions(section, workspace, made):
    question = section.table.shown()[0]
    section.table.choose([question])
    drop = QDropEvent(
        QPoint(5, 5), Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    other = next(code for code in section.rows if code != section.presenter.work.owner(question))
    section.rows[other].dropEvent(drop)
    assert assigned(workspace, made) == {question: other}
    section.reset.click()
    assert assigned(workspace, made) == {}


def test_who_answers_for_a_department_is_kept(section, workspace, made, window):
    line = section.rows["it"]
    write(line.person, "赵工")
    section.table.setFocus()
    assert workspace.load(made.id).departments == {"it": "赵工"}
    line.person.setFocus()
    line.person.clear()
    line.person.setModified(True)
    section.leave()
    assert workspace.load(made.id).departments == {}


def test_a_final_assessment_is_only_looked_at(workspace, made, window):
    workspace.finalize(made.id)
    window.go(Engagement(made.id, "departments"))
    section = window.screen_in_view.section
    section.table.choose(section.table.shown()[:1])
    section._give("hr")
    assert section.target.isHidden()
    assert assigned(workspace, made) == {}
