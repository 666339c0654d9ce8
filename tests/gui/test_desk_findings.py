"""Findings as an assessor writes them: stored on leaving, marked when answers change, printed everywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from stage import answered, write

from aiplus_assess.assessment.engagement import Engagement as Order
from aiplus_assess.assessment.model import EMPTY, Verification
from aiplus_assess.gui.navigation import Engagement, Walk
from aiplus_assess.reporting.snapshot import freeze
from aiplus_assess.reporting.workbook import sheets

PART = "findings"


@pytest.fixture
def made(workspace, tiny_pack):
    assessment = answered(workspace, tiny_pack, "<b>华清</b> 𬭚 🏭")
    workspace.desk.put(assessment.id, Order())
    return workspace.load(assessment.id)


def findings(workspace, made):
    return {finding.clause: finding for finding in workspace.load(made.id).findings}


def change_an_answer(workspace, made, pack, clause):
    assessment = workspace.load(made.id)
    question = next(q for q in assessment.answers if pack.by_id[q].clause == clause)
    answer = assessment.answers[question]
    workspace.answer(made.id, question, replace(answer, evidence=0 if answer.evidence else 3))


def test_the_draft_is_taken_edited_and_taken_back(section, workspace, made, qtbot):
    clause, text = section.clause, section.texts["current"]
    assert text.placeholderText() == section.presenter.draft(clause).current != ""
    assert findings(workspace, made) == {}
    section.draft.click()
    assert findings(workspace, made)[clause].current == text.toPlainText() == text.placeholderText()
    assert section.saved.isVisible()
    qtbot.keyClick(section.go, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert findings(workspace, made) == {}
    assert text.toPlainText() == ""


def test_the_draft_is_the_one_the_report_begins_with(section, window, workspace, made, tiny_pack):
    own = section.presenter.draft("gf2025-11:3.8")
    moved = dict.fromkeys(("3.8-01", "3.8-02", "3.8-03"), "legal")
    workspace.desk.put(made.id, replace(workspace.load(made.id).engagement, assigned=moved))
    for question in moved:
        answer = workspace.load(made.id).answers.get(question)
        if answer is not None and answer.level is not None:
            workspace.answer(made.id, question, replace(answer, verified=Verification(0, "现场没有")))
    workspace.answer(made.id, "3.8-02", EMPTY)
    window.go(Engagement(made.id, PART))
    found = section.presenter.draft("gf2025-11:3.8")
    printed = freeze(workspace.load(made.id), tiny_pack, language="zh", program_version="0", basis="verified")
    part = next(one.finding for one in printed.clauses if one.clause == "gf2025-11:3.8")
    assert found != own
    assert found.problems in dict(part.parts).values()
    assert found.advice in dict(part.parts).values()
    assert "法务" in found.advice


def test_long_and_hostile_words_are_kept_whole_and_printed(section, workspace, made, tiny_pack):
    words = "<script>alert(1)</script> 𬭚 " + "长" * 10_000
    write(section.texts["problems"], words)
    section.table.setFocus()
    found = findings(workspace, made)[section.clause]
    assert (found.problems, found.current) == (words, "")
    snapshot = freeze(workspace.load(made.id), tiny_pack, language="zh", program_version="0")
    part = next(one.finding for one in snapshot.clauses if one.clause == section.clause)
    assert words in dict(part.parts).values()
    assert any(words in row for sheet in sheets(snapshot) for row in sheet.rows)


def test_another_clause_is_written_apart(section, workspace, made):
    first, second = section.table.shown()[:2]
    write(section.texts["advice"], "甲")
    section.table.choose([second])
    assert section.texts["advice"].toPlainText() == ""
    write(section.texts["advice"], "乙")
    section.leave()
    assert {c: f.advice for c, f in findings(workspace, made).items()} == {first: "甲", second: "乙"}


def test_what_answers_outdate_is_listed_kept_or_drafted_anew(section, window, workspace, made, tiny_pack):
    clause = section.clause
    write(section.texts["current"], "当时的现状")
    section.leave()
    change_an_answer(workspace, made, tiny_pack, clause)
    window.go(Walk(made.id))
    window.go(Engagement(made.id, "findings"))
    section = window.screen_in_view.section
    section.filter.setCurrentIndex(section.filter.findData("outdated"))
    section.filter.activated.emit(2)
    assert section.table.shown() == [clause]
    assert section.warning.isVisible()
    section.keep_text.click()
    assert section.warning.isHidden()
    assert findings(workspace, made)[clause].current == "当时的现状"
    section.presenter.edited.undo()
    assert section.warning.isVisible()
    section.renew.click()
    assert findings(workspace, made)[clause].current == section.presenter.draft(clause).current


def test_a_final_assessment_is_only_looked_at(window, workspace, made):
    workspace.finalize(made.id)
    window.go(Engagement(made.id, "findings"))
    section = window.screen_in_view.section
    assert section.draft.isHidden()
    assert section.texts["current"].isReadOnly()


class _Painted(QObject):
    """How far down the field was painted anew."""

    def __init__(self):
        super().__init__()
        self.reached = 0

    def eventFilter(self, watched, event):  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.reached = max(self.reached, event.region().boundingRect().bottom())
        return False


def test_another_grey_text_is_painted_whole(section, window):
    first, second = section.presenter.clauses[:2]
    field = section.texts["current"]
    section.table.choose([first])
    QApplication.processEvents()
    painted = _Painted()
    field.viewport().installEventFilter(painted)
    section.table.choose([second])
    QApplication.processEvents()
    assert painted.reached >= field.viewport().rect().bottom()
