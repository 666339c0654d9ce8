"""Every answer is a durable transaction of its own, with its history and its summaries."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiplus_assess.assessment.model import BASES, Answer, Assessment, Verification
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.errors import InputError, StateError
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.workspace import SqlWorkspace

FULL = Answer(
    level=3,
    evidence=2,
    note="第一行\n第二行 “引号” 'x' --; DROP TABLE answer;",
    verified=Verification(2, "只覆盖一个班次", "李老师"),
    flagged=True,
    to_confirm=True,
)
REPLIES: dict[str, st.SearchStrategy[Answer]] = {
    "2.2.1-01": st.builds(Answer, level=st.integers(0, 5), evidence=st.integers(0, 3), note=st.text(max_size=20)),
    "2.2.2-01": st.builds(Answer, value=st.floats(0, 100)),
    "3.8-01": st.builds(Answer, checked=st.lists(st.sampled_from(["owner", "source"]), unique=True).map(tuple)),
    "3.8-02": st.builds(
        Answer, level=st.integers(0, 5), verified=st.none() | st.builds(Verification, st.integers(0, 5))
    ),
    "3.14-01": st.builds(Answer, level=st.integers(0, 5)),
    "3.14-02": st.builds(Answer, level=st.integers(0, 5)),
    "3.14-03": st.builds(Answer, duty=st.sampled_from(["compliant", "partial", "noncompliant"])),
    "1.2-01": st.builds(Answer, value=st.floats(0, 100)),
}
OTHERS = st.sampled_from([Answer(), Answer(unknown=True), Answer(na="不涉及"), Answer(note="只有备注")])
STEPS = st.lists(
    st.sampled_from(sorted(REPLIES)).flatmap(lambda q: st.tuples(st.just(q), REPLIES[q] | OTHERS)), max_size=12
)


def stored_rows(path: Path, table: str) -> list[Any]:
    with sqlite3.connect(path) as connection:
        found = connection.execute(f"SELECT * FROM {table}").fetchall()
    connection.close()
    return found


def test_an_answer_is_in_the_file_when_the_call_returns(workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.answer(draft.id, "2.2.1-01", FULL, "李老师")
    other = open_workspace(workspace.path)
    assert other.load(draft.id).answers == {"2.2.1-01": FULL}
    other.close()


def test_the_time_of_the_last_change_moves(workspace: SqlWorkspace, draft: Assessment) -> None:
    summary = workspace.answer(draft.id, "2.2.1-01", FULL)
    assert summary.updated > draft.updated
    assert workspace.load(draft.id).updated == summary.updated
    assert summary == workspace.summaries()[0]


def test_history_says_who_when_and_what(workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.answer(draft.id, "2.2.1-01", Answer(level=1), "王工")
    workspace.answer(draft.id, "3.8-02", Answer(unknown=True), "王工")
    workspace.answer(draft.id, "2.2.1-01", FULL, "李老师")
    workspace.answer(draft.id, "2.2.1-01", Answer(), "王工")
    history = workspace.history(draft.id, "2.2.1-01")
    assert [(event.by, event.before, event.after) for event in history] == [
        ("王工", Answer(), Answer(level=1)),
        ("李老师", Answer(level=1), FULL),
        ("王工", FULL, Answer()),
    ]
    assert [event.question for event in workspace.history(draft.id)] == ["2.2.1-01", "3.8-02", "2.2.1-01", "2.2.1-01"]
    assert workspace.load(draft.id).answers == {"3.8-02": Answer(unknown=True)}


def test_a_clock_set_back_does_not_reorder_history(workspace: SqlWorkspace, draft: Assessment, clock: Any) -> None:
    workspace.answer(draft.id, "2.2.1-01", Answer(level=1))
    clock.at = datetime(2020, 1, 1, tzinfo=UTC)
    workspace.answer(draft.id, "2.2.1-01", Answer(level=2))
    first, second = workspace.history(draft.id)
    assert (first.after.level, second.after.level) == (1, 2)
    assert second.at < first.at


@pytest.mark.parametrize("again", [FULL, Answer()])
def test_nothing_is_written_where_nothing_changes(workspace: SqlWorkspace, draft: Assessment, again: Answer) -> None:
    before = workspace.answer(draft.id, "2.2.1-01", again)
    content = workspace.path.read_bytes()
    assert workspace.answer(draft.id, "2.2.1-01", again) == before
    assert workspace.path.read_bytes() == content


def test_several_answers_are_stored_all_or_none(workspace: SqlWorkspace, draft: Assessment) -> None:
    with pytest.raises(InputError, match=r"9\.9-99"):
        workspace.answer_all(draft.id, {"2.2.1-01": FULL, "9.9-99": Answer(level=1)})
    assert workspace.load(draft.id) == draft
    summary = workspace.answer_all(draft.id, {"2.2.1-01": FULL, "3.8-02": Answer(level=4)}, "王工")
    assert workspace.load(draft.id).answers == {"2.2.1-01": FULL, "3.8-02": Answer(level=4)}
    assert summary == workspace.summaries()[0]
    assert len({event.at for event in workspace.history(draft.id)}) == 1


def test_a_fault_between_two_answers_leaves_none(workspace: SqlWorkspace, draft: Assessment) -> None:
    """The database's own rules refuse the second; the one before it must be gone too, from memory as well."""
    workspace.answer(draft.id, "3.8-02", Answer(level=1))
    before = workspace.load(draft.id)
    with pytest.raises(Exception, match="CHECK constraint"):
        workspace.answer_all(draft.id, {"2.2.1-01": FULL, "3.14-01": Answer(level=7)})
    assert workspace.load(draft.id) == before
    assert workspace.answer(draft.id, "3.8-02", Answer(level=1)).updated == before.updated


def test_an_unknown_assessment_is_named(workspace: SqlWorkspace) -> None:
    with pytest.raises(InputError, match="0199-none"):
        workspace.answer("0199-none", "2.2.1-01", FULL)


def test_what_another_process_changed_is_seen(workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.answer(draft.id, "2.2.1-01", Answer(level=1), "甲")
    other = open_workspace(workspace.path)
    other.answer(draft.id, "2.2.1-01", Answer(level=4), "乙")
    other.answer(draft.id, "3.8-02", Answer(level=2), "乙")
    summary = workspace.answer(draft.id, "3.14-01", Answer(level=3), "甲")
    assert {q: a.level for q, a in workspace.load(draft.id).answers.items()} == {
        "2.2.1-01": 4, "3.8-02": 2, "3.14-01": 3,
    }  # fmt: skip
    assert summary == other.summaries()[0]
    workspace.answer(draft.id, "2.2.1-01", Answer(level=5), "甲")
    assert workspace.history(draft.id)[-1].before == Answer(level=4)
    other.close()
    assert workspace.check().faults == ()


def test_another_process_may_have_made_it_final(workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.answer(draft.id, "3.14-03", Answer(unknown=True))
    other = open_workspace(workspace.path)
    other.finalize(draft.id)
    other.close()
    with pytest.raises(StateError):
        workspace.answer(draft.id, "2.2.1-01", FULL)


def test_long_and_rare_text_comes_back(workspace: SqlWorkspace, draft: Assessment) -> None:
    note = ("𬭚堃喆䶮🏭👩🏽‍🔧\u202e\u200b\x00\x07\r\n" + "长" * 100) * 100
    assert len(note) > 10_000
    workspace.answer(draft.id, "2.2.1-01", Answer(note=note, na="理由：𠮷"), "𠮷野")
    other = open_workspace(workspace.path)
    assert other.load(draft.id).answers["2.2.1-01"] == Answer(note=note, na="理由：𠮷")
    assert other.history(draft.id)[0].after.note == note
    other.close()


def test_a_place_is_remembered_without_being_a_change(workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.answer(draft.id, "2.2.1-01", FULL)
    before = workspace.load(draft.id)
    workspace.remember_place(draft.id, "3.8-01")
    content = workspace.path.read_bytes()
    workspace.remember_place(draft.id, "3.8-01")
    assert workspace.path.read_bytes() == content
    assert workspace.load(draft.id).last_question == "3.8-01"
    assert workspace.load(draft.id).updated == before.updated
    assert workspace.answer(draft.id, "3.8-02", Answer(level=1)).last_question == "3.8-01"
    with pytest.raises(InputError):
        workspace.remember_place("none", "3.8-01")


def test_threads_take_turns(workspace: SqlWorkspace, draft: Assessment) -> None:
    def answer(question: str) -> None:
        for number in range(25):
            workspace.answer(draft.id, question, Answer(level=number % 6, note=str(number)), question)
            workspace.remember_place(draft.id, question)
            workspace.load(draft.id)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(answer, ("2.2.1-01", "3.8-02", "3.14-01")))
    history = workspace.history(draft.id)
    for question in ("2.2.1-01", "3.8-02", "3.14-01"):
        assert [event.after.note for event in history if event.question == question] == [str(n) for n in range(25)]
    assert workspace.check().faults == ()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(STEPS)
def test_summaries_are_what_the_answers_give(
    workspace: SqlWorkspace, draft: Assessment, tiny_pack: Pack, steps: list[tuple[str, Answer]]
) -> None:
    for question, answer in steps:
        summary = workspace.answer(draft.id, question, answer)
        assert summary == workspace.summaries()[0]
    kept = stored_rows(workspace.path, "summary")
    case = workspace.load(draft.id).case()
    for basis, row in zip(BASES, sorted(kept, key=lambda row: BASES.index(row[1])), strict=True):
        result = evaluate(tiny_pack, case, basis)
        states = list(result.states.values())
        assert row[4:] == (
            None if result.index is None else float(result.index),
            None if result.low is None else float(result.low),
            None if result.high is None else float(result.high),
            result.rating.level,
            result.rating.standing,
            states.count("answered") + states.count("unknown"),
            states.count("answered") + states.count("unknown") + states.count("unanswered"),
            result.compliance.to_fix,
        )
    workspace.rebuild_summaries()
    assert sorted(stored_rows(workspace.path, "summary")) == sorted(kept)


@pytest.mark.parametrize("answer", [Answer(note="半个\ud83c"), Answer(na="\udc00")])
def test_half_a_character_is_refused_in_one_line(workspace: SqlWorkspace, draft: Assessment, answer: Answer) -> None:
    with pytest.raises(InputError, match="U\\+D"):
        workspace.answer(draft.id, "2.2.1-01", answer)
    assert workspace.load(draft.id) == draft
