"""The plain form keeps everything, writes nothing needless, and refuses what it does not know."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiplus_assess.assessment import plain, plain_records
from aiplus_assess.assessment.model import (
    Answer,
    AttachedFile,
    EvidenceItem,
    Finding,
    PlannedAction,
    Profile,
    TargetOverride,
    Verification,
)

REPLY = st.one_of(
    st.fixed_dictionaries({"level": st.integers(0, 5)}),
    st.fixed_dictionaries({"value": st.floats(0, 100)}),
    st.fixed_dictionaries({"checked": st.lists(st.text(), max_size=4).map(tuple)}),
    st.fixed_dictionaries({"duty": st.sampled_from(["compliant", "partial", "noncompliant"])}),
    st.just({"unknown": True}),
    st.fixed_dictionaries({"na": st.text()}),
    st.just({}),
)
ANSWERS = st.builds(
    lambda reply, rest: Answer(**reply, **rest),
    REPLY,
    st.fixed_dictionaries(
        {
            "evidence": st.integers(0, 3),
            "note": st.text(),
            "flagged": st.booleans(),
            "to_confirm": st.booleans(),
            "verified": st.none() | st.builds(Verification, st.integers(0, 5), st.text(), st.text()),
        }
    ),
)
FULL_PROFILE = Profile(
    company="苏州𬭚光精密机械有限公司",
    industry="C34",
    size="small",
    size_given=True,
    uscc="91320500MA1XXXXX0X",
    employees=0,
    revenue_wan=5600.0,
    assets_wan=0,
    region="江苏 苏州",
    roles=frozenset({"user", "device"}),
    ai_use="deployed",
    flags=frozenset({"rd", "robots"}),
)


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(value, ensure_ascii=False, allow_nan=False))


@given(ANSWERS)
def test_an_answer_comes_back_as_it_was(answer: Answer) -> None:
    assert plain.answer_from_plain(through_json(plain.answer_to_plain(answer))) == answer


def test_what_says_nothing_is_left_out() -> None:
    assert plain.answer_to_plain(Answer()) == {}
    assert plain.answer_to_plain(Answer(level=0)) == {"level": 0}
    assert plain.answer_to_plain(Answer(value=0)) == {"value": 0}
    assert plain.answer_to_plain(Answer(checked=())) == {"checked": []}
    assert plain.answer_to_plain(Answer(na="")) == {"na": ""}


def test_a_whole_value_is_written_as_an_integer_and_equal_things_alike() -> None:
    assert json.dumps(plain.answer_to_plain(Answer(value=42))) == json.dumps(plain.answer_to_plain(Answer(value=42.0)))


def test_a_profile_comes_back_as_it_was() -> None:
    written = through_json(plain.profile_to_plain(FULL_PROFILE))
    assert written["roles"] == ["device", "user"]
    assert written["employees"] == 0
    assert written["assets_wan"] == 0
    assert plain.profile_from_plain(written) == FULL_PROFILE


def test_a_small_profile_needs_few_fields() -> None:
    written = plain.profile_to_plain(Profile("甲", "C34", "micro"))
    assert written == {"company": "甲", "industry": "C34", "size": "micro", "roles": ["user"], "ai_use": "saas"}


@pytest.mark.parametrize(
    "item",
    [
        EvidenceItem("e1", "培训记录", 1),
        EvidenceItem(
            "e2", "MES 导出", 2, ("2.2.1-01", "3.8-02"), "system-record", "第 4 页", "incomplete", "production",
            date(2026, 5, 1), date(2027, 5, 1), date(2026, 9, 30), AttachedFile("ab" * 32, "导出.xlsx", 0), "备注",
        ),
    ],
)  # fmt: skip
def test_an_evidence_item_comes_back_as_it_was(item: EvidenceItem) -> None:
    assert plain_records.evidence_from_plain(through_json(plain_records.evidence_to_plain(item))) == item


def test_an_action_comes_back_as_it_was() -> None:
    action = PlannedAction(
        "a", "3.8-02", "a3", "做", "王工", date(2026, 12, 1), "in_progress", 12.5, 0.0, "先做数据", 3
    )
    assert plain_records.action_from_plain(through_json(plain_records.action_to_plain(action))) == action


def test_a_finding_and_an_override_come_back_as_they_were() -> None:
    finding = Finding("gf2025-11:3.8", "现状", "问题", "建议", "sha")
    assert plain_records.finding_from_plain(through_json(plain_records.finding_to_plain(finding))) == finding
    override = TargetOverride("gf2025-11:3.8", {2027: 2, 2030: 0}, "集团要求")
    assert plain.override_from_plain(through_json(plain.override_to_plain(override))) == override


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"levle": 3}, "levle"),
        ({"level": True}, "level"),
        ({"level": "3"}, "level"),
        ({"level": 3.0}, "level"),
        ({"level": 7}, "level"),
        ({"level": 0, "value": 0}, "level, value"),
        ({"unknown": True, "na": ""}, "unknown, na"),
        ({"value": float("nan")}, "value"),
        ({"value": float("inf")}, "value"),
        ({"value": 100.5}, "100.5"),
        ({"checked": "a"}, "checked"),
        ({"checked": [1]}, "checked"),
        ({"duty": "unknown"}, "duty"),
        ({"note": 3}, "note"),
        ({"evidence": 4}, "evidence"),
        ({"unknown": 1}, "unknown"),
        ({"verified": {"reason": "x"}}, "level"),
        ({"verified": 2}, ""),
        ([], ""),
        ({1: 2}, ""),
    ],
)
def test_a_wrong_answer_is_refused_in_one_line(entry: Any, fault: str) -> None:
    with pytest.raises(ValueError) as caught:
        plain.answer_from_plain(entry)
    assert fault in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "change",
    [{"size": "tiny"}, {"size": None}, {"roles": ["boss"]}, {"flags": ["x"]}, {"extra": 1}, {"employees": -1}],
)
def test_a_wrong_profile_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        plain.profile_from_plain(plain.profile_to_plain(FULL_PROFILE) | change)


@pytest.mark.parametrize("levels", [{"soon": 3}, {"2027": 6}, {"2027": "3"}, None, [2027]])
def test_a_wrong_override_is_refused(levels: Any) -> None:
    with pytest.raises(ValueError):
        plain.override_from_plain({"clause": "gf2025-11:3.8", "levels": levels})


def test_a_wrong_date_is_refused() -> None:
    with pytest.raises(ValueError, match="due"):
        plain_records.action_from_plain({"id": "a", "due": "31.12.2026"})


def test_the_two_numbers_travel_with_the_percentage_they_make() -> None:
    answer = Answer(value=33.33, counted=(1, 3))
    assert plain.answer_to_plain(answer) == {"value": 33.33, "counted": [1, 3]}
    assert plain.answer_from_plain({"value": 33.33, "counted": [1, 3]}) == answer


@pytest.mark.parametrize(
    "entry",
    [
        {"counted": [1, 3]},
        {"value": 50, "counted": [1, 3]},
        {"value": 50, "counted": [1]},
        {"value": 50, "counted": [1, True]},
        {"value": 50, "counted": "12"},
        {"value": 100, "counted": [0, 0]},
    ],
)
def test_numbers_that_do_not_make_the_percentage_are_refused(entry: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="counted"):
        plain.answer_from_plain(entry)
