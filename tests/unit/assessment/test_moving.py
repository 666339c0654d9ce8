"""Moving to a newer version of the questionnaire: what is said before, and what the copy holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from compare_cases import BEFORE, earlier, tiny, tiny2

from aiplus_assess.assessment.model import Answer, EvidenceItem, Finding, TargetOverride
from aiplus_assess.assessment.moving import Dropped, first_events, moved, plan_move
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.assessment.versions import is_newer

NOW = datetime(2026, 12, 1, tzinfo=UTC)
OLD = replace(
    earlier().assessment,
    answers=BEFORE | {"2.2.1-02": Answer(level=1)},
    last_question="3.14-01",
    evidence=(EvidenceItem("e1", "计划", 1, ("2.2.1-01", "3.8-02")),),
    overrides=(TargetOverride("gf2025-11:3.8", {2027: 3}, "约定"),),
    findings=(Finding("gf2025-11:3.8", "现状"),),
    departments={"3.8-02": "李强", "3.14-01": "赵云", "data": "王敏"},
    assessor="王敏",
)


def test_what_would_change_is_said_question_by_question() -> None:
    move = plan_move(OLD, tiny(), tiny2())
    assert move.reworded == ("2.2.1-01",)
    assert set(move.unchanged) == {"1.2-01", "2.2.2-01", "3.8-01", "3.14-01", "3.14-03"}
    assert set(move.dropped) == {
        Dropped("2.2.1-02", "retired", (), answered=True),
        Dropped("2.2.2-02", "retired", (), answered=False),
        Dropped("3.8-02", "split", ("3.8-03", "3.8-04"), answered=True),
        Dropped("3.14-02", "meaning_changed", ("3.14-02",), answered=True),
    }
    assert set(move.added) == {"2.2.2-03", "3.8-03", "3.8-04", "3.14-02"}
    every = {*move.unchanged, *move.reworded, *move.added}
    assert every == set(tiny2().by_id)


def test_a_reworded_answer_waits_to_be_confirmed_and_the_others_do_not() -> None:
    answers = plan_move(OLD, tiny(), tiny2()).answers
    assert answers["2.2.1-01"] == replace(BEFORE["2.2.1-01"], to_confirm=True)
    assert answers["2.2.2-01"] == BEFORE["2.2.2-01"]
    assert not {"3.8-02", "3.14-02", "2.2.1-02"} & set(answers)


def test_the_copy_is_a_draft_of_its_own_and_the_original_stays() -> None:
    move = plan_move(OLD, tiny(), tiny2())
    copy = moved(OLD, move, "copy", NOW)
    assert (copy.id, copy.status, copy.revises, copy.revision, copy.pack.version) == (
        "copy",
        "draft",
        "old",
        2,
        "2.0.0",
    )
    assert (copy.created, copy.finalized, copy.last_question, copy.company) == (NOW, None, "3.14-01", OLD.company)
    assert copy.evidence[0].questions == ("2.2.1-01",)
    assert copy.departments == {"3.14-01": "赵云", "data": "王敏"}
    assert (copy.overrides, copy.findings, copy.actions) == (OLD.overrides, OLD.findings, ())
    assert OLD.pack.version == "1.0.0"
    assert OLD.final


def test_the_carried_answers_score_as_the_comparison_says() -> None:
    copy = moved(OLD, plan_move(OLD, tiny(), tiny2()), "copy", NOW)
    assert evaluate(tiny2(), copy.case()).levels == {"2.2.1-01": 1, "2.2.2-01": 3, "3.8-01": 1, "3.14-01": 2}


def test_history_begins_with_the_carried_answers() -> None:
    copy = moved(OLD, plan_move(OLD, tiny(), tiny2()), "copy", NOW)
    events = first_events(copy)
    assert {event.question for event in events} == set(copy.answers)
    assert {(event.by, event.at) for event in events} == {("王敏", NOW)}


def test_without_a_map_a_changed_text_waits_to_be_confirmed_and_a_raised_rev_is_dropped() -> None:
    bare = tiny2().model_copy(update={"migrations": ()})
    move = plan_move(OLD, tiny(), bare)
    assert "2.2.1-01" in move.reworded
    assert Dropped("3.14-02", "meaning_changed", ("3.14-02",), answered=True) in move.dropped


@pytest.mark.parametrize(
    ("version", "than", "newer"),
    [("2.0.0", "1.10.0", True), ("1.10.0", "1.9.0", True), ("1.0.0", "1.0.0", False), ("1.9.9", "2.0.0", False)],
)
def test_versions_are_compared_as_numbers(version: str, than: str, newer: bool) -> None:
    assert is_newer(version, than) is newer


def test_the_copy_follows_nobody_who_was_asked_the_older_questions() -> None:
    followed = {q: replace(answer, inherited=True) for q, answer in OLD.answers.items()}
    old = replace(OLD, inherits="parent", answers=followed | {"3.14-01": Answer(inherited=True)})
    move = plan_move(old, tiny(), tiny2())
    copy = moved(old, move, "copy", NOW)
    assert copy.inherits is None
    assert not any(answer.inherited for answer in copy.answers.values())
    assert copy.answers["2.2.1-01"] == replace(OLD.answers["2.2.1-01"], to_confirm=True)
    assert "3.14-01" not in copy.answers
