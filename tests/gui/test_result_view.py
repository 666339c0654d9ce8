"""The result's figures, rows and explanations against the worked example of scoring.md and seeded cases."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from walk_case import FACTORY, tiny

from aiplus_assess.assessment.model import Answer, Case, Verification
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.gui.result.chart import supports_chart
from aiplus_assess.gui.result.explain import explain
from aiplus_assess.gui.result.view import bases, bullets, chances, figures, gap_rows, supports

ALL = {
    "2.2.1-01": Answer(level=3, evidence=1),
    "2.2.2-01": Answer(value=40.0, evidence=1),
    "3.8-01": Answer(checked=("owner",), evidence=1),
    "3.8-02": Answer(level=1),
    "3.14-01": Answer(level=2, evidence=1),
    "3.14-02": Answer(level=2, evidence=1),
    "3.14-03": Answer(duty="partial"),
}


def result(answers: dict[str, Answer] | None = None, **changes: Any) -> Any:
    case = Case(**({"profile": FACTORY, "answers": ALL if answers is None else answers} | changes))
    return evaluate(tiny(), case)


def figure(key: str, *args: Any, **changes: Any) -> Any:
    return {f.key: f for f in figures(result(*args, **changes))}[key]


def test_the_index_says_its_range_and_how_many_questions_are_open() -> None:
    open_ = {q: a for q, a in ALL.items() if q not in ("3.8-01", "3.14-02")} | {"3.8-01": Answer(unknown=True)}
    shown = figure("index", open_)
    assert shown.figure == "46"
    assert shown.detail.startswith("区间 ")
    assert shown.detail.endswith("（未答与不清楚 2 题）")
    assert figure("index").detail == "全部题目都已作答。"


def test_nothing_answered_is_a_dash_and_the_widest_range() -> None:
    shown = figure("index", {})
    assert shown.figure == "—"
    assert shown.detail.startswith("区间 0–100")


def test_the_level_says_what_it_took_and_how_far_the_next_is() -> None:
    assert figure("level").figure == "2 局部试用"
    assert figure("level").detail == "75% 的评估项达到 2 级；3 级还差 23 个百分点"


def test_the_level_says_which_gate_holds_it() -> None:
    high = ALL | {q: Answer(level=5) for q in ("2.2.1-01", "3.14-01", "3.14-02")} | {"2.2.2-01": Answer(value=95.0)}
    low = high | {"3.8-01": Answer(checked=()), "3.8-02": Answer(level=0)}
    assert figure("level", low).figure == "1 零散"
    assert "受 数据供给 所限" in figure("level", low).detail


def test_the_quick_edition_is_a_screening_and_little_answered_is_not_rated() -> None:
    assert figure("level", edition="quick").figure == "初筛"
    few = {"2.2.1-01": Answer(level=3)}
    assert figure("level", few).figure == "未定级"
    assert "29%" in figure("level", few).detail


def test_duties_to_fix_are_named_and_alarm() -> None:
    shown = figure("duties")
    assert (shown.figure, shown.detail, shown.alarm) == ("1 项待整改", "个人信息保护", True)
    calm = figure("duties", ALL | {"3.14-03": Answer(duty="compliant")})
    assert (calm.figure, calm.alarm) == ("已落实", False)
    asked = figure("duties", {q: a for q, a in ALL.items() if q != "3.14-03"})
    assert (asked.figure, asked.detail) == ("待确认", "1 项待确认")


def test_bullets_hold_every_group_the_largest_gap_first_and_the_unanswered_last() -> None:
    found = bullets(result({q: a for q, a in ALL.items() if not q.startswith("3.14")}), 2027)
    assert [bullet.group for bullet in found] == ["3.8", "2.2", "3.14"]
    assert [bullet.note for bullet in found] == ["−1.0 级", "已达到", "未答"]
    assert found[-1].value is None
    unknown = {q: Answer(unknown=True) if q.startswith("3.14") else a for q, a in ALL.items()}
    assert bullets(result(unknown), 2027)[-1].note == "不清楚"
    part = {q: a for q, a in ALL.items() if q != "3.8-02"} | {"3.8-01": Answer(unknown=True)}
    assert bullets(result(part), 2027)[-1].note == "未答或不清楚"
    assert found[0].target == Fraction(2)


def test_supports_keep_the_packs_order() -> None:
    assert [bullet.group for bullet in supports(result(), 2027)] == ["3.8", "3.14"]


def test_few_axes_are_drawn_as_bars_and_no_group_as_nothing(look: object) -> None:
    svg, alt = supports_chart(supports(result(), 2027))
    assert svg.startswith("<svg")
    assert "数据供给 1.0，目标 2.0" in alt
    assert supports_chart(()) == ("", "")


def test_gaps_come_duties_first_then_by_priority_with_their_effect() -> None:
    rows = gap_rows(result(), 2027)
    assert [row.question for row in rows] == ["3.14-03", "3.8-01", "3.8-02"]
    assert rows[0].duty
    assert rows[0].effect == "消除待整改"
    assert rows[1].state == "1 → 2"
    assert rows[1].weeks == "3"
    assert rows[1].effect.startswith("+")
    assert len(gap_rows(result(), 2035)) > len(rows)


def test_opportunities_are_listed_outside_the_score() -> None:
    assert [chance.question for chance in chances(result())] == ["2.2.1-02"]


def test_verified_is_offered_only_where_something_was_checked() -> None:
    assert bases([Answer(level=1)]) == ("self", "evidence")
    assert bases([Answer(level=1, verified=Verification(1))]) == ("self", "verified", "evidence")


def lines(key: str, *args: Any, **changes: Any) -> list[str]:
    found = explain(result(*args, **changes), key, 2027)
    return [f"{step.label} | {step.formula}" for step in found.steps]


def test_the_index_is_explained_down_to_its_groups_with_their_numbers() -> None:
    found = lines("index")
    assert found[0] == "指数 | (0.5 × 60 + 0.5 × 32) ÷ 1 = 46.0"
    assert "重点行动 | (0.5 × 60) ÷ 0.5 = 60.0" in found
    assert "基础支撑 | (0.33 × 20 + 0.5 × 40) ÷ 0.83 = 32.0" in found
    assert "2.2 产业发展 | (2 × 60 + 1 × 60) ÷ 3 = 60.0" in found
    assert found[-1].endswith("| 46.0 – 46.0")


def test_a_group_is_explained_by_its_questions_and_they_can_be_jumped_to() -> None:
    found = explain(result({"3.8-01": ALL["3.8-01"]}), "3.8", 2027)
    assert found.steps[0].formula == "(1 × 20) ÷ 1 = 20.0"
    assert [(step.question, step.formula) for step in found.steps if step.question] == [
        ("3.8-01", "权重 1，1 级 → 20"),
        ("3.8-02", "未答"),
    ]
    assert found.steps[-2].formula == "2.0"


def test_the_level_is_explained_by_shares_and_gates() -> None:
    found = lines("level")
    assert found[0] == "已答比例（按权重） | 100% ≥ 80% ✓"
    assert "达到 2 级及以上的比例 | 75% ≥ 60% ✓" in found
    assert "达到 3 级及以上的比例 | 38% ≥ 60% ×" in found
    assert "门槛条款：数据供给 | 20.0 ≥ 20 ✓" in found
    assert "门槛条款：数据供给 | 20.0 ≥ 40 ×" in found


def test_attainment_is_explained_by_weights_and_what_is_missing() -> None:
    found = lines("attainment")
    assert found[0].endswith("| 6 ÷ 8 = 75%")
    assert "3.8-02 场景数据集 | 现状 1，目标 2" in found
    assert "第1句" in explain(result(), "attainment", 2027).meaning


def test_duties_are_explained_one_by_one() -> None:
    assert lines("duties") == ["3.14-03 个人信息保护 | 部分落实"]


def test_an_unknown_figure_is_an_error() -> None:
    with pytest.raises(KeyError):
        explain(result(), "9.9", 2027)
