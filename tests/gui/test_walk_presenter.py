"""The walk without widgets: what every action changes, stores, undoes, and keeps when storing fails."""

from __future__ import annotations

from dataclasses import replace

import pytest
from walk_case import ORDER, started, tiny, walking

from aiplus_assess.assessment.model import Answer
from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.gui.walk.opening import open_session
from aiplus_assess.gui.walk.presenter import NOTE_LIMIT, WalkPresenter
from aiplus_assess.gui.walk.session import Filter
from aiplus_assess.storage.protocol import NewAssessment


def stored(workspace, question):
    return workspace.load("a1").answers.get(question)


def test_a_session_opens_where_the_user_stopped_else_at_the_first_question():
    workspace, assessment = started()
    assert open_session(workspace, assessment).questions == ORDER
    assert open_session(workspace, assessment).current == "1.2-01"
    workspace.remember_place(assessment, "3.8-02")
    assert open_session(workspace, assessment).current == "3.8-02"
    assert open_session(workspace, assessment, "2.2.1-01").current == "2.2.1-01"
    assert open_session(workspace, assessment, "3.14-02").current == "3.8-02", "a hidden question can't be shown"


@pytest.mark.parametrize(
    ("question", "act", "expected"),
    [
        ("2.2.1-01", lambda p: p.level(3), Answer(level=3)),
        ("2.2.1-01", lambda p: p.unknown(), Answer(unknown=True)),
        ("2.2.1-01", lambda p: p.not_applicable("  没有这项业务 "), Answer(na="没有这项业务")),
        ("2.2.1-01", lambda p: p.flag(), Answer(flagged=True)),
        ("2.2.1-01", lambda p: p.stated_evidence(2), Answer(evidence=2)),
        ("1.2-01", lambda p: p.value(42.5), Answer(value=42.5)),
        ("3.8-01", lambda p: p.toggle("source"), Answer(checked=("source",))),
        ("3.8-01", lambda p: p.none_ticked(), Answer(checked=())),
        ("3.14-03", lambda p: p.duty("partial"), Answer(duty="partial")),
    ],
)
def test_every_action_is_stored_at_once(question, act, expected):
    presenter, workspace = walking(question=question)
    act(presenter)
    assert stored(workspace, question) == expected
    assert presenter.session.answer(question) == expected
    assert presenter.session.current == question, "answering keeps the question in view"


@pytest.mark.parametrize(
    ("question", "act"),
    [
        ("3.8-01", lambda p: p.level(3)),
        ("3.14-03", lambda p: p.level(1)),
        ("2.2.1-01", lambda p: p.duty("compliant")),
        ("2.2.1-01", lambda p: p.toggle("source")),
        ("2.2.1-01", lambda p: p.not_applicable("   ")),
        ("2.2.1-01", lambda p: p.clear()),
    ],
)
def test_what_does_not_fit_the_question_changes_nothing(question, act):
    presenter, workspace = walking(question=question)
    before = workspace.writes
    act(presenter)
    assert (workspace.writes, stored(workspace, question)) == (before, None)


def test_answering_again_the_same_way_writes_nothing():
    presenter, workspace = walking(question="2.2.1-01")
    presenter.level(2)
    before = workspace.writes
    presenter.level(2)
    assert workspace.writes == before


def test_a_reply_keeps_note_evidence_and_flag_and_clearing_takes_only_the_reply():
    kept = Answer(note="口头了解", evidence=1, flagged=True)
    presenter, workspace = walking({"2.2.1-01": replace(kept, unknown=True)}, "2.2.1-01")
    presenter.level(4)
    assert stored(workspace, "2.2.1-01") == replace(kept, level=4)
    presenter.clear()
    assert stored(workspace, "2.2.1-01") == kept


def test_ticks_come_in_the_order_of_the_items_and_can_be_taken_back():
    presenter, workspace = walking(question="3.8-01")
    for item in ("quality", "owner", "quality", "source"):
        presenter.toggle(item)
    assert stored(workspace, "3.8-01").checked == ("owner", "source")


def test_next_and_back_follow_the_document_and_remember_the_place():
    presenter, workspace = walking()
    seen = [presenter.session.current]
    while presenter.next():
        seen.append(presenter.session.current)
    presenter.remember_place()
    assert tuple(seen) == ORDER
    assert workspace.load("a1").last_question == "3.14-03"
    assert presenter.back()
    assert presenter.session.current == "3.14-01"


def test_next_follows_the_filter_even_when_the_question_in_view_has_left_it():
    presenter, _workspace = walking({"2.2.1-01": Answer(level=1)}, "1.2-01")
    presenter.show(Filter.UNANSWERED)
    presenter.value(10)
    assert "1.2-01" not in presenter.session.listed
    presenter.next()
    assert presenter.session.current == "2.2.2-01"


def test_next_open_goes_round_and_skips_what_needs_no_answer():
    answered = {q: Answer(level=1) for q in ("2.2.1-01", "3.8-02", "3.14-01")} | {"3.14-02": Answer(unknown=True)}
    presenter, _workspace = walking(answered, "3.8-01")
    presenter.next_open()
    assert presenter.session.current == "3.14-03"
    presenter.next_open()
    assert presenter.session.current == "1.2-01", "the opportunity 2.2.1-02 is never asked for"


def test_next_open_also_finds_carried_answers_until_they_are_confirmed():
    everything = {q: Answer(unknown=True) for q in ORDER}
    presenter, workspace = walking(everything | {"3.8-02": Answer(level=2, to_confirm=True)}, "1.2-01")
    assert presenter.next_open()
    assert presenter.session.current == "3.8-02"
    presenter.confirm()
    assert stored(workspace, "3.8-02") == Answer(level=2)
    assert not presenter.next_open()


def test_a_question_appears_when_an_answer_asks_for_it_and_goes_with_its_answer_kept():
    presenter, workspace = walking(question="3.14-01")
    presenter.level(2)
    assert "3.14-02" in presenter.session.questions
    presenter.next()
    presenter.level(4)
    presenter.back()
    presenter.level(0)
    assert "3.14-02" not in presenter.session.questions
    assert stored(workspace, "3.14-02") == Answer(level=4)


def test_undo_and_redo_cross_questions_and_show_what_they_change():
    presenter, workspace = walking(question="2.2.1-01")
    presenter.level(2)
    presenter.go("3.8-02")
    presenter.level(5)
    presenter.undo()
    assert (presenter.session.current, stored(workspace, "3.8-02")) == ("3.8-02", None)
    presenter.undo()
    assert (presenter.session.current, stored(workspace, "2.2.1-01")) == ("2.2.1-01", None)
    assert not presenter.undo()
    presenter.redo()
    presenter.redo()
    assert stored(workspace, "3.8-02") == Answer(level=5)
    assert not presenter.redo()


def test_a_new_change_forgets_what_was_undone():
    presenter, _workspace = walking(question="2.2.1-01")
    presenter.level(2)
    presenter.undo()
    presenter.level(3)
    assert not presenter.redo()


def test_typing_on_in_a_note_is_one_step_of_undo():
    presenter, workspace = walking(question="2.2.1-01")
    presenter.level(1)
    presenter.note("2.2.1-01", "年度计划")
    presenter.note("2.2.1-01", "年度计划第 3 页")
    presenter.undo()
    assert stored(workspace, "2.2.1-01") == Answer(level=1)


def test_a_note_belongs_to_the_question_it_was_typed_at_and_has_a_limit():
    presenter, workspace = walking(question="2.2.1-01")
    presenter.go("3.8-02")
    presenter.note("2.2.1-01", "字" * (NOTE_LIMIT + 5))
    assert stored(workspace, "2.2.1-01").note == "字" * NOTE_LIMIT
    assert stored(workspace, "3.8-02") is None


def test_what_could_not_be_stored_stays_in_view_and_is_stored_by_retry():
    presenter, workspace = walking(question="2.2.1-01")
    workspace.broken = EnvironmentFailure("磁盘已满。")
    presenter.level(3)
    assert presenter.session.failure == "磁盘已满。"
    assert presenter.session.answer("2.2.1-01") == Answer(level=3)
    assert presenter.session.result.levels == {}, "nothing unsaved enters a score"
    presenter.go("3.8-02")
    presenter.level(1)
    assert not presenter.retry()
    workspace.broken = None
    assert presenter.retry()
    assert presenter.session.failure == ""
    assert stored(workspace, "2.2.1-01") == Answer(level=3)
    assert stored(workspace, "3.8-02") == Answer(level=1)


def test_the_next_change_also_stores_what_was_pending():
    presenter, workspace = walking(question="2.2.1-01")
    workspace.broken = EnvironmentFailure("x")
    presenter.level(3)
    workspace.broken = None
    presenter.flag()
    assert stored(workspace, "2.2.1-01") == Answer(level=3, flagged=True)
    assert not presenter.session.pending


def test_a_final_assessment_is_not_changed_and_says_so():
    workspace, assessment = started({"3.14-03": Answer(duty="compliant")})
    workspace.finalize(assessment)
    presenter = WalkPresenter(workspace, open_session(workspace, assessment, "2.2.1-01"))
    before = workspace.writes
    presenter.level(3)
    assert workspace.writes == before
    assert presenter.session.failure
    assert presenter.session.answer("2.2.1-01").level is None


def test_last_time_is_the_companys_latest_earlier_assessment():
    workspace, first = started({"2.2.1-01": Answer(level=1)})
    second = workspace.create(NewAssessment(workspace.load(first).profile, title="2027"), tiny()).id
    other = replace(workspace.load(first).profile, company="别的厂")
    workspace.create(NewAssessment(other), tiny())
    third = workspace.create(NewAssessment(workspace.load(first).profile), tiny()).id
    assert open_session(workspace, third).previous.id == second
    assert open_session(workspace, first).previous is None


def test_history_is_of_the_question_in_view_newest_first():
    presenter, _workspace = walking(question="2.2.1-01")
    presenter.level(1)
    presenter.level(2)
    presenter.go("3.8-02")
    assert presenter.history() == ()
    presenter.go("2.2.1-01")
    assert [event.after.level for event in presenter.history()] == [2, 1]


def test_listeners_hear_every_change():
    presenter, workspace = walking(question="2.2.1-01")
    heard = []
    listening = WalkPresenter(workspace, presenter.session, lambda: heard.append(1))
    listening.level(1)
    listening.next()
    assert len(heard) == 2
