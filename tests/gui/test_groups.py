"""Groups of companies as a consultant makes them: who belongs to whom, the league table, answers of the parent."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from stage import answered, stored

from aiplus_assess.assessment.model import Answer, Verification
from aiplus_assess.gui.group.belonging import BelongsDialog
from aiplus_assess.gui.group.inheriting import InheritDialog
from aiplus_assess.gui.group.screen import GroupScreen
from aiplus_assess.gui.navigation import Group, Home, Result, Walk, from_text, to_text

PARENT = "华清集团有限公司"


@pytest.fixture
def parent(workspace, tiny_pack):
    return answered(workspace, tiny_pack, PARENT, 4)


@pytest.fixture
def children(workspace, tiny_pack, parent):
    """Two with final assessments, one with a draft only."""
    made = [answered(workspace, tiny_pack, name, level) for name, level in (("甲厂", 1), ("乙厂", 3))]
    made.append(stored(workspace, tiny_pack, "丙厂"))
    for one in made:
        kind = "site" if one.company.name == "丙厂" else "subsidiary"
        workspace.desk.set_parent(one.company.id, parent.company.id, kind)
    for one in made[:2]:
        workspace.finalize(one.id)
    return made


def entries(window, assessment):
    window.go(Home())
    menu = window.screen_in_view.menu(assessment.id)
    return {action.text(): action for action in menu.actions() if action.text()}


def dialog_of(kind):
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    assert len(found) == 1
    return found[0]


def company(workspace, name):
    return next(one for one in workspace.companies() if one.name == name)


def lines(table):
    return [line.cells for line in table.model().rows]


def test_who_works_alone_sees_nothing_of_it(window, parent):
    assert not any("隶属" in words or words == "集团" for words in entries(window, parent))


def test_a_company_is_made_part_of_another_and_undone(window, workspace, tiny_pack, parent, services):
    services.preferences.change(consultant=True)
    child = stored(workspace, tiny_pack, "甲厂")
    entries(window, child)["隶属于…"].trigger()
    dialog = dialog_of(BelongsDialog)
    assert not dialog._kind.isEnabled()
    dialog.above.setCurrentIndex(dialog.above.findData(parent.company.id))
    dialog.kind.buttons()[1].click()
    dialog.save.click()
    made = company(workspace, "甲厂")
    assert (made.parent, made.kind) == (parent.company.id, "site")
    window.toast._button.click()
    made = company(workspace, "甲厂")
    assert (made.parent, made.kind) == (None, "company")


def test_a_circle_is_refused_in_words_and_nothing_changes(window, workspace, parent, children):
    entries(window, parent)["隶属于…"].trigger()
    dialog = dialog_of(BelongsDialog)
    dialog.above.setCurrentIndex(dialog.above.findText("甲厂"))
    dialog.save.click()
    assert dialog.isVisible()
    assert dialog._field.fault()
    assert company(workspace, PARENT).parent is None
    dialog.reject()


def test_the_league_table_ranks_final_assessments_and_names_the_rest(window, workspace, parent, children):
    entries(window, parent)["集团"].trigger()
    screen = window.screen_in_view
    assert isinstance(screen, GroupScreen)
    ranked = lines(screen.table)
    assert [(row[0], row[1]) for row in ranked] == [("1", "乙厂"), ("2", "甲厂")]
    assert float(ranked[0][3]) > float(ranked[1][3])
    assert [(row[0], row[2]) for row in lines(screen.rest)] == [("丙厂", "没有定稿的评估")]
    assert all(row[4] == "甲厂" for row in lines(screen.groups))
    assert all(row[5] == "2" for row in lines(screen.groups))
    assert "并非集团" in screen.note.text()
    assert screen.note.isVisible()


def test_the_basis_is_switched_and_what_is_not_verified_is_said(window, parent, children):
    window.go(Group(parent.company.id))
    screen = window.screen_in_view
    own = [float(row[3]) for row in lines(screen.table)]
    screen.basis.buttons()[1].click()
    assert "2 家成员没有核定等级" in screen.note.text()
    screen.basis.buttons()[2].click()
    proven = [float(row[3]) for row in lines(screen.table)]
    assert len(proven) == 2
    assert max(proven) < max(own)  # nothing is proven here
    assert "核定" not in screen.note.text()


def test_a_member_opens_its_result(window, parent, children):
    window.go(Group(parent.company.id))
    screen = window.screen_in_view
    screen.table.opened.emit(screen.table.shown()[0])
    assert window._route == Result(children[1].id)
    window.go(Group(parent.company.id))
    screen.rest.opened.emit(screen.rest.shown()[0])
    assert isinstance(window.screen_in_view, GroupScreen)


def test_a_group_without_members_says_how_to_add_them(window, parent):
    window.go(Group(parent.company.id))
    screen = window.screen_in_view
    assert screen.empty.isVisible()
    assert not screen.basis.isVisible()
    assert not any(card.isVisible() for card in screen.cards.values())


def test_the_route_survives_as_text_and_a_language_keeps_the_basis(window, parent, children):
    assert from_text(to_text(Group("c1"))) == Group("c1")
    window.go(Group(parent.company.id))
    window.screen_in_view.basis.buttons()[2].click()
    window._preferences.change(language="en")
    assert window.screen_in_view.basis.value() == "evidence"


def test_answers_are_taken_over_marked_released_and_undone(window, workspace, tiny_pack, parent, children):
    child = children[2]
    mine = next(q for q, answer in parent.answers.items() if answer.level is not None)
    workspace.answer(child.id, mine, Answer(level=0))
    entries(window, workspace.load(child.id))["沿用上级企业的答复…"].trigger()
    dialog = dialog_of(InheritDialog)
    offered = dialog._wanted()
    assert mine not in offered
    dialog.over.click()
    assert mine in dialog._wanted()
    dialog.over.click()
    dialog.take.click()
    after = workspace.load(child.id)
    assert after.inherits == parent.id
    assert after.answers[mine] == Answer(level=0)
    assert {q for q, answer in after.answers.items() if answer.inherited} == set(offered)
    window.toast._button.click()
    back = workspace.load(child.id)
    assert back.inherits is None
    assert set(back.answers) == {mine}


def test_undo_of_taking_over_keeps_what_was_answered_since(window, workspace, parent, children):
    child = children[2]
    mine = next(q for q, answer in parent.answers.items() if answer.level is not None)
    workspace.answer(child.id, mine, Answer(note="先记一笔"))
    entries(window, workspace.load(child.id))["沿用上级企业的答复…"].trigger()
    dialog_of(InheritDialog).take.click()
    taken = workspace.load(child.id).answers
    assert (taken[mine].note, taken[mine].inherited) == ("先记一笔", True)
    other = next(q for q, answer in taken.items() if answer.level is not None and q != mine)
    workspace.answer(child.id, other, Answer(level=1, note="刚问到"))
    window.toast._button.click()
    assert dict(workspace.load(child.id).answers) == {
        mine: Answer(note="先记一笔"),
        other: Answer(level=1, note="刚问到"),
    }


def test_the_walk_marks_what_follows_until_it_is_answered(window, workspace, parent, children, qtbot):
    child = children[2]
    question = next(q for q, answer in parent.answers.items() if answer.level is not None)
    workspace.desk.inherit(child.id, parent.id, [question])
    window.go(Walk(child.id, question))
    walk = window.screen_in_view
    assert walk.pane.head.inherited.isVisible()
    qtbot.keyClick(walk, Qt.Key.Key_1)
    assert not walk.pane.head.inherited.isVisible()
    assert not workspace.load(child.id).answers[question].inherited


def test_following_is_stopped_and_begun_again(window, workspace, parent, children):
    child = children[2]
    workspace.desk.inherit(child.id, parent.id, list(parent.answers))
    mine = next(q for q, answer in parent.answers.items() if answer.level is not None)
    own = replace(workspace.load(child.id).answers[mine], note="本厂", verified=Verification(2, "只见草稿", "王敏"))
    workspace.answer(child.id, mine, own)
    entries(window, workspace.load(child.id))["停止沿用"].trigger()
    stopped = workspace.load(child.id)
    assert stopped.inherits is None
    assert not any(answer.inherited for answer in stopped.answers.values())
    window.toast._button.click()
    again = workspace.load(child.id)
    assert again.inherits == parent.id
    assert all(answer.inherited for answer in again.answers.values())
    assert again.answers[mine] == own


def test_another_parent_ends_the_following_says_so_and_is_undone(window, workspace, parent, children):
    child = children[2]
    workspace.desk.inherit(child.id, parent.id, list(parent.answers))
    stood = workspace.load(child.id)
    entries(window, child)["隶属于…"].trigger()
    dialog = dialog_of(BelongsDialog)
    dialog.above.setCurrentIndex(dialog.above.findText("甲厂"))
    dialog.save.click()
    left = workspace.load(child.id)
    assert left.inherits is None
    assert not any(answer.inherited for answer in left.answers.values())
    assert f"{len(stood.answers)} 条答复" in window.toast._text.text()
    window.toast._button.click()
    back = workspace.load(child.id)
    assert (back.inherits, back.answers, back.company) == (stood.inherits, stood.answers, stood.company)
