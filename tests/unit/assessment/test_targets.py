"""Reference targets, gaps, their order, attainment, and what an action adds."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from scoring_packs import FACTORY, UNKNOWN, action, case, pack, question

from aiplus_assess.assessment.model import TargetOverride
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.assessment.targets import attainment, effect, gaps, mean_target, next_action, target


def test_target_precedence() -> None:
    small = pack(question("3.7-01"), question("3.7-02", targets={2027: 0}), question("3.8-01"))
    user = case({})
    provider = case({}, profile=replace(FACTORY, roles=frozenset({"user", "provider"})))
    overridden = replace(provider, overrides=(TargetOverride("gf2025-11:3.7", {2027: 5}, "行业龙头"),))
    asked, own, other = small.questions
    assert [target(small, user, asked, stage) for stage in (2027, 2030, 2035)] == [2, 3, 3]
    assert target(small, provider, asked, 2027) == 3
    assert target(small, provider, other, 2027) == 2
    assert (target(small, provider, own, 2027), target(small, provider, own, 2030)) == (0, 4)
    assert (target(small, overridden, own, 2027), target(small, overridden, own, 2030)) == (5, 4)


def test_next_action_is_the_cheapest_that_lifts() -> None:
    asked = question(
        "3.7-01",
        actions=[action("a", 2), action("b", 3, "M", 6), action("c", 4, "M", 3), action("d", 5, "L")],
    )
    found = [next_action(asked, level) for level in range(6)]
    assert [step and step.id for step in found] == ["a", "a", "c", "c", "d", None]


def test_gaps_by_priority_then_place_then_id() -> None:
    small = pack(
        question("3.10-01", weight=2, actions=[action("a", 3)]),
        question("3.8-01", weight=2, actions=[action("a", 3)]),
        question("3.8-02", weight=2, actions=[action("a", 3, "M")]),
        question("3.14-01"),
        question("3.14-02"),
    )
    answers = {"3.10-01": 1, "3.8-01": 1, "3.8-02": 1, "3.14-01": UNKNOWN, "3.14-02": 2}
    found = gaps(evaluate(small, case(answers)))
    assert [(gap.question, gap.stage) for gap in found] == [
        ("3.8-01", 2030), ("3.8-01", 2035), ("3.10-01", 2030), ("3.10-01", 2035),
        ("3.8-01", 2027), ("3.8-02", 2030), ("3.8-02", 2035), ("3.10-01", 2027),
        ("3.8-02", 2027), ("3.14-02", 2030), ("3.14-02", 2035),
    ]  # fmt: skip
    assert (found[0].priority, found[-1].priority, found[-1].action) == (4, Fraction(1, 3), None)


def test_attainment_counts_what_is_open_as_not_reached() -> None:
    small = pack(question("3.8-01", weight=3), question("3.8-02"), question("3.14-01"))
    result = evaluate(small, case({"3.8-01": 2, "3.8-02": 1, "3.14-01": UNKNOWN}))
    assert (attainment(result, 2027), attainment(result, 2030)) == (Fraction(3, 5), 0)
    assert mean_target(result, ["3.8-01", "3.8-02"], 2027) == 2
    assert mean_target(result, [], 2027) is None


def test_effect_is_the_what_if_difference() -> None:
    small = pack(question("3.8-01", actions=[action("a", 3)]), question("3.8-02"))
    result = evaluate(small, case({"3.8-01": 1, "3.8-02": 2}))
    assert effect(result, "3.8-01", small.questions[0].action("a")) == 20
