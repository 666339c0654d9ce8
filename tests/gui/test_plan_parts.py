"""The plan without widgets: lines, progress, outlook, suggestions, what can be typed, undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from walk_case import FACTORY, tiny

from aiplus_assess.assessment.model import Answer, Case, PlannedAction
from aiplus_assess.assessment.scoring import Result, evaluate
from aiplus_assess.assessment.targets import effect
from aiplus_assess.gui.engagement.interviews.typed import ends_early
from aiplus_assess.gui.plan.adding import suggestions
from aiplus_assess.gui.plan.entering import Kind, parse_amount, parse_day
from aiplus_assess.gui.plan.lines import PlanLine, Worths, left_out, money, outlook, passes, plan_lines, progress
from aiplus_assess.gui.plan.steps import Edit, PlanSteps

TODAY = date(2026, 11, 24)
ANSWERS = {
    "2.2.1-01": Answer(level=3, evidence=1),
    "2.2.2-01": Answer(value=40.0, evidence=1),
    "3.8-01": Answer(checked=("owner",), evidence=1),
    "3.8-02": Answer(level=1),
    "3.14-01": Answer(level=0),
    "3.14-03": Answer(duty="noncompliant"),
}
LIFT = PlannedAction("1", "3.8-02", "a3", "三级", "质量部", date(2026, 11, 1), budget_wan=1.1, place=1)
OTHER = PlannedAction("2", "3.8-01", "a2", "二级", "信息部", date(2026, 12, 1), "done", 2.2, 5.0, place=0)
GONE = PlannedAction("3", "9.9-99", "a9", "旧问卷的行动", place=2)
DUTY = PlannedAction("4", "3.14-03", tiny().by_id["3.14-03"].actions[0].id, "补齐", place=3)


def result(**more: Answer) -> Result:
    return evaluate(tiny(), Case(FACTORY, answers=ANSWERS | more))


def lines(*actions: PlannedAction, now: Result | None = None) -> tuple[PlanLine, ...]:
    found = now or result()
    return plan_lines(found, Worths(found), actions, TODAY)


@pytest.mark.usefixtures("chinese")
def test_lines_stand_in_the_user_s_order_with_their_effect_and_what_is_late() -> None:
    other, lift, gone, duty = lines(LIFT, OTHER, GONE, DUTY)
    action = next(a for a in tiny().by_id["3.8-02"].actions if a.id == "a3")
    assert lift.worth == effect(result(), "3.8-02", action) > 0
    assert (lift.overdue, lift.due) == (23, "2026-11-01\n已逾期 23 天")
    assert (other.overdue, other.due) == (0, "2026-12-01")
    assert (gone.worth, gone.effect, gone.known, gone.title) == (None, "—", False, "不在本问卷中")
    assert (duty.worth, duty.effect, duty.known) == (None, "消除待整改", True)


@pytest.mark.parametrize("state", ["done", "dropped"])
def test_what_is_finished_is_never_late(state: str) -> None:
    (line,) = lines(replace(LIFT, state=state))
    assert line.overdue == 0


def test_progress_counts_actions_and_the_points_they_bring() -> None:
    other, lift = lines(LIFT, OTHER)
    found = progress((other, lift))
    assert (found.done, found.total, found.overdue) == (1, 2, 1)
    assert found.share == other.worth / (other.worth + lift.worth)
    dropped = progress(lines(replace(LIFT, state="dropped"), OTHER))
    assert (dropped.done, dropped.total, dropped.share, dropped.dropped) == (1, 1, 1, 1)
    assert left_out(dropped) == "另有 1 项已放弃，未计入"
    assert left_out(found) == ""
    assert progress(lines(DUTY)).share is None
    assert progress(()).total == 0


def test_done_and_answered_anew_keeps_its_share() -> None:
    now = result(**{"3.8-02": Answer(level=3)})
    found = progress(lines(replace(LIFT, state="done"), OTHER, now=now))
    assert found.share == 1


def test_the_outlook_is_the_what_if_of_everything_that_is_not_dropped() -> None:
    now = result()
    both = outlook(now, 2027, lines(LIFT, OTHER, GONE, DUTY))
    assert both.raised == {"3.8-01": 2, "3.8-02": 3}
    assert both.after.index > now.index
    assert outlook(now, 2027, lines(replace(LIFT, state="dropped"))).raised == {}
    reached = outlook(result(**{"3.8-02": Answer(level=4)}), 2027, lines(LIFT))
    assert reached.raised == {}


@pytest.mark.usefixtures("chinese")
def test_the_outlook_says_when_the_scope_changes() -> None:
    step = PlannedAction("5", "3.14-01", tiny().by_id["3.14-01"].actions[0].id)
    assert "范围会变" in outlook(result(), 2027, lines(step)).scope_note


def test_suggestions_are_the_head_of_the_gap_table_without_what_is_planned() -> None:
    found = suggestions(result(), 2027)
    assert found[0][0] == "3.14-03", "a duty to put right comes first"
    assert len(found) <= 5
    rest = suggestions(result(), 2027, [DUTY])
    assert [q for q, _a in rest] == [q for q, _a in found if q != "3.14-03"]


def test_filters_by_state_and_owner() -> None:
    other, lift = lines(LIFT, OTHER)
    assert [passes(lift, state, None) for state in ("all", "open", "overdue", "done")] == [True, True, True, False]
    assert passes(other, "done", "信息部")
    assert not passes(other, "done", "")
    assert not passes(other, "done", "质量部")


def test_money_is_added_exactly_and_left_out_where_dropped() -> None:
    assert money(lines(LIFT, OTHER)) == ("3.3", "5")
    assert money(lines(replace(LIFT, state="dropped"), OTHER)) == ("2.2", "5")
    assert money(lines(GONE)) == ("—", "—")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-31", date(2026, 12, 31)),
        ("2026年3月1日", date(2026, 3, 1)),
        ("２０２６／１２／３１", date(2026, 12, 31)),
        ("20261231", date(2026, 12, 31)),
        ("12-31", date(2026, 12, 31)),
        ("3.1", date(2027, 3, 1)),
        ("11月24日", TODAY),
        ("+30", date(2026, 12, 24)),
        ("  ", None),
    ],
)
def test_days_are_read_as_people_write_them(text: str, day: date | None) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("11-20", "record", date(2026, 11, 20)),
        ("11-20", "meeting", date(2026, 11, 20)),
        ("12-20", "record", date(2025, 12, 20)),
        ("12-20", "meeting", date(2026, 12, 20)),
        ("1-5", "meeting", date(2027, 1, 5)),
        ("11-24", "record", TODAY),
    ],
)
def test_a_record_is_of_the_past_and_a_meeting_close_by(text: str, kind: Kind, day: date) -> None:
    assert parse_day(text, TODAY, kind) == day


@pytest.mark.parametrize(
    ("start", "end", "early"),
    [
        ("9:00", "8:00", True),
        ("09：00", "10:30", False),
        ("9点半", "9点", True),
        ("0930", "0800", True),
        ("", "8:00", False),
        ("25:00", "8:00", False),
        ("上午", "8:00", False),
    ],
)
def test_a_meeting_does_not_end_before_it_begins(start: str, end: str, early: bool) -> None:
    assert ends_early(start, end) is early


@pytest.mark.parametrize("text", ["2026-02-30", "13-01", "soon", "2026", "1", "+x"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("12.5", 12.5), ("1,200", 1200.0), ("１２．５万元", 12.5), (".5", 0.5), ("0", 0.0), (" ", None)],
)
def test_amounts_are_read(text: str, amount: float | None) -> None:
    assert parse_amount(text) == amount


@pytest.mark.parametrize("text", ["-1", "1e5", "abc", "1.2.3", "99999999999", "nan"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_amount(text)


def test_typing_on_is_one_step_and_another_field_is_another() -> None:
    first, second = replace(LIFT, note="先"), replace(LIFT, note="先报")
    steps = PlanSteps().with_step((Edit(LIFT, first),)).with_step((Edit(first, second),))
    assert steps.done == ((Edit(LIFT, second),),)
    third = replace(second, state="done")
    assert len(steps.with_step((Edit(second, third),)).done) == 2
    assert len(steps.after_undo().with_step((Edit(LIFT, first),)).done) == 1
    assert Fraction(len(steps.after_undo().after_redo().done)) == 1
