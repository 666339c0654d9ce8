"""Who is asked what: every condition, their combination, and rules on earlier answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from scoring_packs import FACTORY, NOT_APPLICABLE, UNKNOWN, case, pack, question

from aiplus_assess.assessment.applicability import holds, scopes
from aiplus_assess.assessment.model import Answer
from aiplus_assess.assessment.scope_words import why_hidden
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.questionnaire.rules import Rule


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"industry": ["C"]}, True),
        ({"industry": ["C34"]}, True),
        ({"industry": ["C345", "A"]}, False),
        ({"size": ["small", "medium"]}, True),
        ({"size": ["micro"]}, False),
        ({"role": ["user"]}, True),
        ({"role": ["provider", "device"]}, False),
        ({"flag": ["rd"]}, False),
        ({"ai_use": ["saas"]}, True),
        ({"industry": ["C"], "size": ["large"]}, False),
        ({"not": {"flag": ["rd"]}}, True),
        ({"any": []}, False),
        ({"all": []}, True),
        ({"any": [{"flag": ["rd"]}, {"industry": ["C"]}]}, True),
        ({"all": [{"industry": ["C"]}, {"not": {"size": ["small"]}}]}, False),
        ({"answer": "2.2.1-01", "at_least": 2}, True),
        ({"answer": "2.2.1-01", "at_least": 3}, False),
        ({"answer": "2.2.1-09", "at_least": 0}, False),
    ],
)
def test_rule(rule: dict[str, Any], expected: bool) -> None:
    assert holds(Rule.model_validate(rule), FACTORY, {"2.2.1-01": 2}) is expected


def test_precedence_of_states() -> None:
    small = pack(
        question("2.2.1-01", editions=["advisor"]),
        question("2.2.1-02", applies="nobody", opportunity="everyone"),
        question("2.2.1-03", applies={"flag": ["rd"]}, opportunity={"size": ["large"]}),
        question("2.2.1-04", applies={"industry": ["C"]}, opportunity="everyone"),
        question("2.2.1-05"),
    )
    found = scopes(small, case({"2.2.1-05": NOT_APPLICABLE, "2.2.1-02": NOT_APPLICABLE}))
    assert list(found.values()) == ["hidden", "opportunity", "hidden", "counted", "na"]


def test_answers_outside_the_applicable_set_never_count() -> None:
    small = pack(question("2.2.1-01"), question("2.2.1-02", applies="nobody", opportunity="everyone"))
    result = evaluate(small, case({"2.2.1-01": 3, "2.2.1-02": 5}))
    assert (result.index, result.states["2.2.1-02"]) == (60, "opportunity")


def test_hiding_cascades_and_answers_come_back() -> None:
    chain = pack(
        question("2.2.1-01"),
        question("2.2.1-02", applies={"answer": "2.2.1-01", "at_least": 2}),
        question("2.2.1-03", applies={"answer": "2.2.1-02", "at_least": 1}),
    )
    answers: dict[str, Answer | int] = {"2.2.1-01": 3, "2.2.1-02": 3, "2.2.1-03": 5}
    assert len(evaluate(chain, case(answers)).applicable) == 3
    lowered = evaluate(chain, case(answers | {"2.2.1-01": 1}))
    assert (lowered.applicable, lowered.index) == (("2.2.1-01",), 20)
    for away in (UNKNOWN, NOT_APPLICABLE):
        assert "2.2.1-03" not in evaluate(chain, case(answers | {"2.2.1-01": away})).applicable


def test_a_rule_sees_its_question_wherever_it_stands() -> None:
    later_first = pack(question("2.2.1-01", applies={"answer": "3.14-01", "at_least": 1}), question("3.14-01"))
    assert scopes(later_first, case({"3.14-01": 1}))["2.2.1-01"] == "counted"


def test_rules_look_at_the_self_level_on_every_basis() -> None:
    small = pack(question("2.2.1-01"), question("2.2.1-02", applies={"answer": "2.2.1-01", "at_least": 4}))
    asked = case({"2.2.1-01": 4, "2.2.1-02": 2})
    assert evaluate(small, asked, "evidence").applicable == ("2.2.1-01", "2.2.1-02")


def test_why_hidden_names_the_deciding_point() -> None:
    small = pack(
        question("2.2.1-01", editions=["advisor"]),
        question("2.2.1-02", applies={"all": [{"industry": ["C"]}, {"flag": ["rd"]}]}),
    )
    assert "标准版" in why_hidden(small, case({}), "2.2.1-01")
    reason = why_hidden(small, case({}), "2.2.1-02")
    assert "研发" in reason
    assert "制造业" not in reason


def test_profile_outside_every_condition_is_told_in_words() -> None:
    small = pack(question("2.2.1-01", applies={"industry": ["A"], "size": ["large"]}))
    assert "农、林、牧、渔业" in why_hidden(small, case({}, profile=replace(FACTORY, roles=frozenset())), "2.2.1-01")
