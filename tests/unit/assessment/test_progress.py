"""Gaps closed and opened between two assessments, and what the actions done in between moved."""

from __future__ import annotations

from fractions import Fraction

from scoring_packs import UNKNOWN, case, pack, question
from scoring_packs import action as step

from aiplus_assess.assessment.comparison import Comparison, compare
from aiplus_assess.assessment.correspondence import correspond
from aiplus_assess.assessment.model import Answer, Case
from aiplus_assess.assessment.progress import done_between, gap_moves
from aiplus_assess.assessment.records import PlannedAction
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.questionnaire.migration import Migration

STEPS = [step("a2", 2), step("a3", 3)]
PLAN = question("2.2.1-01", weight=2, actions=STEPS)
DATA = question("3.8-01", actions=STEPS)
DUTY = question("3.14-01", kind="duty", actions=[step("d1", "compliant")])
OLD = pack(PLAN, DATA, question("3.8-02"), DUTY)
NEW = pack(PLAN, DATA, question("3.8-05"), DUTY).model_copy(
    update={
        "manifest": OLD.manifest.model_copy(update={"version": "2.0.0"}),
        "migrations": (
            Migration.model_validate(
                {
                    "from": "1.0.0",
                    "to": "2.0.0",
                    "questions": {"3.8-02": {"change": "reworded", "comparable": True, "to": ["3.8-05"]}},
                }
            ),
        ),
    }
)
STAGE = 2027
"""Small, follow: the target is 2."""


def between(before: Case, after: Case, new: object = OLD) -> Comparison:
    return compare(evaluate(OLD, before), evaluate(new, after), correspond(OLD, new))  # type: ignore[arg-type]


def named(comparison: Comparison) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    closed, opened = gap_moves(comparison, STAGE)
    return [(g.question, g.size) for g in closed], [(g.question, g.size) for g in opened]


def test_a_gap_is_closed_where_the_level_reaches_the_target() -> None:
    before = case({"2.2.1-01": 0, "3.8-01": 3, "3.8-02": 1, "3.14-01": Answer(duty="partial")})
    after = case({"2.2.1-01": 2, "3.8-01": 1, "3.8-02": 1, "3.14-01": Answer(duty="compliant")})
    assert named(between(before, after)) == ([("3.14-01", 0), ("2.2.1-01", 2)], [("3.8-01", 1)])


def test_what_is_not_known_on_one_side_is_neither_closed_nor_new() -> None:
    before = case({"2.2.1-01": 0, "3.8-01": UNKNOWN})
    after = case({"2.2.1-01": UNKNOWN, "3.8-01": 0})
    assert named(between(before, after)) == ([], [])


def test_across_versions_a_gap_is_followed_to_its_new_id() -> None:
    assert named(between(case({"3.8-02": 0}), case({"3.8-05": 4}), NEW)) == ([("3.8-05", 2)], [])


def action(question: str, action_id: str = "a2", state: str = "done", place: int = 0) -> PlannedAction:
    return PlannedAction(f"{question} {action_id}", question, action_id, state=state, place=place)  # type: ignore[arg-type]


def test_done_actions_with_their_part_of_the_change() -> None:
    before: dict[str, Answer | int]
    after: dict[str, Answer | int]
    before, after = {"2.2.1-01": 1, "3.8-01": 1, "3.8-02": 1}, {"2.2.1-01": 1, "3.8-01": 3, "3.8-02": 1}
    comparison = between(case(before), case(after))
    done = done_between(comparison, [action("2.2.1-01"), action("3.8-01", place=1), action("3.8-02", state="planned")])
    assert [(one.action.question, one.before, one.after, one.moved) for one in done] == [
        ("3.8-01", 1, 3, Fraction(10)),
        ("2.2.1-01", 1, 1, 0),
    ]
    assert sum(comparison.same_basis.moved.values()) == comparison.same_basis.delta


def test_an_action_whose_level_was_there_before_was_done_before() -> None:
    comparison = between(case({"3.8-01": 2, "3.14-01": Answer(duty="compliant")}), case({"3.8-01": 4}))
    assert done_between(comparison, [action("3.8-01", "a2"), action("3.14-01", "d1")]) == ()


def test_an_action_in_words_of_ones_own_counts_where_the_level_moved() -> None:
    comparison = between(case({"3.8-01": 2, "3.8-02": 2}), case({"3.8-01": 3, "3.8-02": 2}))
    done = done_between(comparison, [action("3.8-01", ""), action("3.8-02", "")])
    assert [one.action.question for one in done] == ["3.8-01"]


def test_a_question_that_was_not_answered_before_has_no_part_of_the_change() -> None:
    comparison = between(case({"2.2.1-01": 1}), case({"2.2.1-01": 1, "3.8-01": 3}))
    (done,) = done_between(comparison, [action("3.8-01", "a3"), action("9.9-99")])
    assert (done.before, done.after, done.moved) == (None, 3, None)
