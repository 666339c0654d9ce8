"""Answer files: what is accepted, and that one bad entry refuses all of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from aiplus_assess.assessment.model import EMPTY, Answer, Verification
from aiplus_assess.errors import InputError
from aiplus_assess.exchange.answers import read_answers, refuse_hidden
from aiplus_assess.exchange.standing import standing

sys.path.insert(0, str(Path(__file__).parents[1] / "assessment"))
from scoring_packs import case, pack, question

PACK = pack(
    question("2.2.1-01"),
    question("2.2.1-02", kind="percent", thresholds=[0, 10, 30, 50, 80]),
    question("2.2.1-03", kind="checklist"),
    question("3.14-01", kind="duty"),
    question("3.14-02", applies={"flag": ["rd"]}),
    question("3.14-03", applies={"answer": "2.2.1-01", "at_least": 2}),
    question("1.2-01", kind="percent"),
)


def faults_of(question_id: str, entry: Any) -> tuple[str, ...]:
    with pytest.raises(InputError) as caught:
        read_answers({"answers": {"2.2.1-01": {"level": 1}, question_id: entry}}, PACK)
    return caught.value.faults


@pytest.mark.parametrize(
    ("question_id", "entry", "answer"),
    [
        ("2.2.1-01", {"level": 3, "evidence": 1, "note": "见台账"}, Answer(level=3, evidence=1, note="见台账")),
        ("2.2.1-01", {"unknown": True}, Answer(unknown=True)),
        ("2.2.1-01", {"na": " 不涉及 "}, Answer(na="不涉及")),
        ("2.2.1-01", {"clear": True}, EMPTY),
        ("2.2.1-01", {"note": "先记一笔"}, Answer(note="先记一笔")),
        ("2.2.1-02", {"value": 42.5}, Answer(value=42.5)),
        ("2.2.1-03", {"checked": ["a", "c"]}, Answer(checked=("a", "c"))),
        ("2.2.1-03", {"checked": []}, Answer(checked=())),
        ("3.14-01", {"duty": "partial"}, Answer(duty="partial")),
        ("3.14-01", {"duty": "unknown"}, Answer(unknown=True)),
        (
            "2.2.1-01",
            {"level": 3, "verified": {"level": 2, "reason": "只覆盖一班", "by": "李"}},
            Answer(level=3, verified=Verification(2, "只覆盖一班", "李")),
        ),
        ("2.2.1-01", {"level": 3, "verified": {"level": 3}}, Answer(level=3, verified=Verification(3))),
    ],
)
def test_accepted(question_id: str, entry: dict[str, Any], answer: Answer) -> None:
    assert read_answers({"answers": {question_id: entry}}, PACK).answers == {question_id: answer}


@pytest.mark.parametrize(
    ("question_id", "entry", "word"),
    [
        ("2.2.1-01", {"level": 7}, "7"),
        ("2.2.1-01", {"level": True}, "true"),
        ("2.2.1-01", {"level": "3"}, '"3"'),
        ("2.2.1-01", {"level": 3.0}, "3.0"),
        ("2.2.1-01", {"level": 3, "unknown": True}, "unknown"),
        ("2.2.1-01", {"unknown": False}, "false"),
        ("2.2.1-01", {"na": "  "}, "na"),
        ("2.2.1-01", {"clear": True, "note": "x"}, "clear"),
        ("2.2.1-01", {"value": 3}, "level"),
        ("2.2.1-01", {"level": 3, "evidence": 4}, "evidence"),
        ("2.2.1-01", {"level": 3, "note": 5}, "note"),
        ("2.2.1-01", {"level": 3, "notes": "x"}, "note"),
        ("2.2.1-01", {"level": 3, "verified": {"level": 2}}, "reason"),
        ("2.2.1-01", {"level": 3, "verified": {"level": 6}}, "level"),
        ("2.2.1-01", {"level": 3, "verified": 2}, "verified"),
        ("2.2.1-02", {"value": 100.5}, "100.5"),
        ("2.2.1-02", {"level": 3}, "value"),
        ("2.2.1-03", {"checked": ["a", "d"]}, "d"),
        ("2.2.1-03", {"checked": ["a", "a"]}, "checked"),
        ("2.2.1-03", {"checked": "a"}, "a, b, c"),
        ("3.14-01", {"duty": "yes"}, "noncompliant"),
        ("3.14-01", {"duty": "partial", "verified": {"level": 2}}, "verified"),
        ("3.14-99", {"level": 3}, "3.14-02"),
        ("2.2.1-02", 3, "level"),
    ],
)
def test_refused_with_one_fault(question_id: str, entry: Any, word: str) -> None:
    found = faults_of(question_id, entry)
    assert len(found) == 1, found
    assert word in found[0]


@pytest.mark.parametrize(
    "data", [None, [], {}, {"answers": []}, {"answers": {}, "assessor": 3}, {"answers": {}, "x": 1}]
)
def test_not_an_answer_file(data: Any) -> None:
    with pytest.raises(InputError):
        read_answers(data, PACK)


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(InputError) as caught:
        read_answers({"answers": {"2.2.1-01": {"level": 9}, "x": {}, "3.14-01": {"duty": 1}}}, PACK)
    assert len(caught.value.faults) == 3


def test_hidden_question_is_refused_with_its_reason() -> None:
    with pytest.raises(InputError) as caught:
        refuse_hidden(PACK, case({}), {"3.14-02": Answer(level=1)})
    assert "3.14-02" in caught.value.faults[0]
    assert "研发" in caught.value.faults[0]


def test_a_file_may_answer_what_it_makes_visible_and_clear_what_is_hidden() -> None:
    refuse_hidden(PACK, case({}), {"2.2.1-01": Answer(level=2), "3.14-03": Answer(level=1)})
    refuse_hidden(PACK, case({}), {"3.14-02": EMPTY})
    with pytest.raises(InputError):
        refuse_hidden(PACK, case({}), {"2.2.1-01": Answer(level=1), "3.14-03": Answer(level=1)})


def test_bad_entries_and_hidden_questions_are_named_together() -> None:
    entries: dict[str, Any] = {"2.2.1-01": {"level": 9}, "3.14-02": {"level": 1}, "3.14-03": {"level": 2}}
    with pytest.raises(InputError) as caught:
        read_answers({"answers": entries}, PACK, case({}))
    assert [line.split(":")[0] for line in caught.value.faults] == ["2.2.1-01.level", "3.14-02"]
    assert "研发" in caught.value.faults[1]  # and 3.14-03 waits for the answer that can't be read


def test_a_verdict_stays_unless_the_file_speaks_of_it() -> None:
    stored = {"2.2.1-01": Answer(level=3, verified=Verification(3)), "2.2.1-03": Answer(checked=("a",))}
    entries: dict[str, Any] = {"2.2.1-01": {"level": 1, "note": "x"}, "2.2.1-03": {"checked": []}}
    file = read_answers({"answers": entries}, PACK)
    after = standing(PACK, file.answers, file.silent, stored)
    assert after.answers["2.2.1-01"] == Answer(level=1, note="x", verified=Verification(3))
    assert (after.kept, after.apart, after.lost) == (("2.2.1-01",), ("2.2.1-01",), ())
    assert after.answers["2.2.1-03"] == Answer(checked=())


@pytest.mark.parametrize("entry", [{"level": 1, "verified": None}, {"clear": True}])
def test_a_file_may_take_a_verdict_away(entry: dict[str, Any]) -> None:
    stored = {"2.2.1-01": Answer(level=3, verified=Verification(2, "抽查", "李"))}
    file = read_answers({"answers": {"2.2.1-01": entry}}, PACK)
    after = standing(PACK, file.answers, file.silent, stored)
    assert after.answers["2.2.1-01"].verified is None
    assert (after.kept, after.lost) == ((), ("2.2.1-01",))


def test_the_same_percentage_from_a_file_keeps_its_two_numbers() -> None:
    there = {"2.2.2-01": Answer(value=20, counted=(4, 20))}
    for value, counted in ((20, (4, 20)), (25, None)):
        found = standing(PACK, {"2.2.2-01": Answer(value=value, note="x")}, {"2.2.2-01"}, there)
        assert found.answers["2.2.2-01"] == Answer(value=value, note="x", counted=counted)
