"""Which answers of an earlier assessment may start a new one, and in which state."""

from __future__ import annotations

import pytest

from aiplus_assess.assessment.carrying import carried
from aiplus_assess.assessment.model import Answer, Verification
from aiplus_assess.questionnaire.model import Pack


def changed(pack: Pack, question_id: str, **fields: object) -> Pack:
    """The pack with one question altered, or without it (`gone`); as a next version would have it."""
    questions = tuple(
        q.model_copy(update=fields) if q.id == question_id else q
        for q in pack.questions
        if not (q.id == question_id and fields.get("gone"))
    )
    return Pack.model_construct(manifest=pack.manifest, policy=pack.policy, questions=questions)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("2.2.1-01", Answer(level=3, evidence=1, note="会议纪要")),
        ("1.2-01", Answer(value=42.5)),
        ("3.8-01", Answer(checked=("owner",))),
        ("3.14-03", Answer(duty="partial", note="标识已加")),
        ("3.8-02", Answer(unknown=True)),
        ("3.14-01", Answer(na="没有在用的系统")),
    ],
)
def test_every_kind_of_answer_comes_along_and_waits_to_be_confirmed(tiny_pack, question, answer):
    (taken,) = carried({question: answer}, tiny_pack, tiny_pack).items()
    assert taken[0] == question
    assert taken[1].to_confirm
    assert taken[1].with_reply() == answer.with_reply()
    assert (taken[1].level, taken[1].value, taken[1].checked, taken[1].duty, taken[1].unknown, taken[1].na) == (
        answer.level, answer.value, answer.checked, answer.duty, answer.unknown, answer.na,
    )  # fmt: skip


def test_a_note_without_an_answer_has_nothing_to_confirm(tiny_pack):
    assert carried({"3.8-02": Answer(note="问质量部")}, tiny_pack, tiny_pack) == {"3.8-02": Answer(note="问质量部")}


def test_verification_and_flag_stay_with_the_earlier_assessment(tiny_pack):
    before = Answer(level=3, flagged=True, verified=Verification(2, "只有一次记录", "张"))
    assert carried({"2.2.1-01": before}, tiny_pack, tiny_pack) == {"2.2.1-01": Answer(level=3, to_confirm=True)}


@pytest.mark.parametrize(
    ("question", "change", "answer"),
    [
        ("2.2.1-01", {"rev": 2}, Answer(level=3)),
        ("2.2.1-01", {"gone": True}, Answer(level=3)),
        ("3.8-01", {"items": ()}, Answer(checked=("owner",))),
    ],
)
def test_a_question_that_means_something_else_starts_empty(tiny_pack, question, change, answer):
    assert carried({question: answer}, tiny_pack, changed(tiny_pack, question, **change)) == {}


def test_a_question_of_another_kind_starts_empty(tiny_pack):
    as_level = tiny_pack.by_id["2.2.1-01"].model_copy(update={"id": "3.8-01"})
    now = Pack(manifest=tiny_pack.manifest, policy=tiny_pack.policy, questions=(as_level,))
    assert carried({"3.8-01": Answer(checked=("owner",))}, tiny_pack, now) == {}
