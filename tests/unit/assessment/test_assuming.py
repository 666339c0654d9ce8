"""What other levels would give: the index, the questions that apply, and what a planned action is worth."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from scoring_packs import action, case, pack, question

from aiplus_assess.assessment.assuming import ScopeChange, assume, scope_change, worth
from aiplus_assess.assessment.model import Answer, Verification
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.assessment.targets import effect
from aiplus_assess.questionnaire.model import Action, Pack
from aiplus_assess.questionnaire.rules import Rule

STEP = Action.model_validate(action("a", 3))


def opening() -> Pack:
    """3.8-02 is asked from level 2 at 3.8-01 on, 3.8-03 below."""
    rule = Rule(answer="3.8-01", at_least=2)
    return pack(
        question("3.8-01", weight=2, actions=[action("a", 3)]),
        question("3.8-02", applies=rule),
        question("3.8-03", applies=Rule(**{"not": rule})),
        question("3.7-01"),
    )


def test_without_rules_on_the_answer_only_the_level_moves() -> None:
    now = evaluate(opening(), case({"3.8-01": 1, "3.7-01": 1}))
    after = assume(now, {"3.7-01": 4})
    assert after.levels == {"3.8-01": 1, "3.7-01": 4}
    assert after.applicable == now.applicable
    assert not scope_change(now, after)


def test_a_level_that_opens_and_closes_questions_changes_the_scope() -> None:
    now = evaluate(opening(), case({"3.8-01": 1, "3.8-03": 5, "3.7-01": 1}))
    after = assume(now, {"3.8-01": 3})
    assert after.levels == {"3.8-01": 3, "3.7-01": 1}
    assert scope_change(now, after) == ScopeChange(("3.8-02",), ("3.8-03",))
    assert after.low < after.index < after.high, "the question that comes in is open"
    assert after.index == evaluate(opening(), case({"3.8-01": 3, "3.8-03": 5, "3.7-01": 1})).index


def test_an_answer_kept_for_a_hidden_question_counts_when_it_opens() -> None:
    now = evaluate(opening(), case({"3.8-01": 1, "3.8-02": 5, "3.7-01": 1}))
    assert assume(now, {"3.8-01": 2}).levels == {"3.8-01": 2, "3.8-02": 5, "3.7-01": 1}


def test_a_question_that_does_not_apply_is_left_out() -> None:
    now = evaluate(opening(), case({"3.8-01": 1, "3.7-01": 1}))
    assert assume(now, {"3.8-02": 5, "9.9-99": 5}).levels == now.levels


@pytest.mark.parametrize("level", [1, 2, 3])
def test_on_the_verified_basis_the_finding_moves_and_the_own_level_only_rises(level: int) -> None:
    answers = {"3.8-01": Answer(level=2, verified=Verification(0, "没有记录")), "3.7-01": Answer(level=1)}
    now = evaluate(opening(), replace(case({}), answers=answers), "verified")
    after = assume(now, {"3.8-01": level})
    assert after.levels["3.8-01"] == level
    assert "3.8-02" in after.applicable, "the company's own level decides, and it is 2 already"


def test_an_action_is_worth_its_effect_until_it_is_done_and_keeps_a_weight_then() -> None:
    small = pack(question("3.8-01", weight=2, actions=[action("a", 3)]), question("3.8-02"), question("3.7-01"))
    before = evaluate(small, case({"3.8-01": 1, "3.8-02": 2, "3.7-01": 1}))
    done = evaluate(small, case({"3.8-01": 3, "3.8-02": 2, "3.7-01": 1}))
    assert worth(before, "3.8-01", STEP) == effect(before, "3.8-01", STEP) > 0
    assert worth(done, "3.8-01", STEP) == worth(before, "3.8-01", STEP) / 2
    assert worth(done, "3.8-01", STEP) > Fraction(0)


def test_a_duty_and_a_question_that_is_not_asked_are_worth_nothing_in_the_index() -> None:
    now = evaluate(opening(), case({"3.8-01": 1}))
    assert worth(now, "3.8-02", STEP) is None
    assert worth(now, "3.8-01", Action.model_validate(action("a", 3) | {"lifts_to": "compliant"})) is None
