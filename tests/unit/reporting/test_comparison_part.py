"""A comparison in words: every number from the engine, notes of both sides, nothing unanswered drawn as zero."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compare_cases import AFTER, earlier, later, tiny2

from aiplus_assess import i18n
from aiplus_assess.assessment.model import Answer
from aiplus_assess.assessment.series import Measured, between, lasting, refuse_unlike
from aiplus_assess.errors import InputError
from aiplus_assess.reporting.numbers import signed
from aiplus_assess.reporting.parts.comparison import ComparisonPart, comparison_of
from aiplus_assess.reporting.parts.moves import Move


def part(old: Measured | None = None, new: Measured | None = None, language: i18n.Language = "zh") -> ComparisonPart:
    before, after = old or earlier(), new or later()
    with i18n.language(language):
        return comparison_of([before, after], before, after)


def move(found: ComparisonPart, question: str, kind: str | None = None) -> Move:
    return next(m for m in found.moves if m.question == question and kind in (None, m.kind))


def test_the_headline_is_the_same_basis_change_with_its_questions() -> None:
    found, comparison = part(), between(earlier(), later())
    assert comparison.same_basis.questions == ("2.2.1-01", "2.2.2-01", "3.8-01", "3.14-01")
    assert found.delta == f"▲ {signed(comparison.same_basis.delta)}"
    assert found.questions == "按 4 个相同评估项"
    assert part(language="en").questions == "on the same 4 questions"
    assert found.reported == signed(later().result.index - earlier().result.index)  # type: ignore[operator]


def test_the_causes_lead_from_one_index_to_the_other() -> None:
    found = part()
    assert found.causes is not None
    total = found.causes.start + sum(step.value for step in found.causes.steps)
    assert total == pytest.approx(found.causes.end, abs=1e-9)
    assert [step.label for step in found.causes.steps] == ["计分规则", "问卷版本", "评估范围", "作答"]
    assert [bool(step.value) for step in found.causes.steps] == [False, True, True, True]


def test_group_shares_sum_to_the_change() -> None:
    found, comparison = part(), between(earlier(), later())
    drawn = sum(row.value for row in found.groups.rows if row.value is not None)
    assert drawn == pytest.approx(float(comparison.same_basis.delta or 0), abs=1e-9)


def test_the_change_list_has_the_notes_of_both_sides() -> None:
    found = part()
    plan = move(found, "2.2.1-01")
    assert (plan.kind, plan.before, plan.after, plan.change, plan.tone) == ("improved", "1", "3", "▲ 2", "good")
    assert plan.note_before == "只有口头设想"
    assert plan.note_after == "年度计划已批准 · 核定说明：没有预算页 · 经营计划 2026"
    assert plan.effect.startswith("+")
    fell = move(found, "2.2.2-01")
    assert (fell.change, fell.tone, fell.note_before, fell.note_after) == ("▼ 1", "gap", "三条线在用", "一条线停用")
    metric = move(found, "1.2-01")
    assert (metric.before, metric.after, metric.change) == ("10%", "42.5%", "▲ 32.5")
    duty = move(found, "3.14-03")
    assert (duty.before, duty.after, duty.change) == ("部分落实", "已落实", "▲ 提升")


def test_across_versions_retired_and_added_questions_are_named() -> None:
    found = part()
    kinds = {(m.question, m.kind) for m in found.moves}
    assert {("3.8-02", "retired"), ("3.8-03", "added"), ("3.14-02", "added"), ("3.14-02", "retired")} <= kinds
    gone = move(found, "3.8-02")
    assert (gone.before, gone.after, gone.note_before, gone.note_after) == ("2", "—", "旧题备注", "")
    assert move(found, "3.14-02", "retired").effect == ""
    assert found.differences[0] == "问卷版本 1.0.0 → 2.0.0：停用或含义有变 4 题，新增 4 题。"
    assert sum(n for _kind, n in found.counts) == len(found.moves)


def test_what_moved_most_comes_first() -> None:
    moved = between(earlier(), later()).same_basis.moved
    first = [m.question for m in part().moves][:2]
    assert first == sorted(moved, key=lambda q: -abs(moved[q]))[:2]


def test_gaps_and_actions_in_words() -> None:
    found = part()
    assert [(gap.question, gap.size) for gap in found.closed] == [("3.14-03", "法定义务"), ("2.2.1-01", "1 级")]
    assert [gap.question for gap in found.opened] == ["2.2.2-01"]
    (done,) = found.done
    assert (done.levels, done.owner) == ("1 → 3", "总经理")
    assert done.text == "把目标、预算写进年度计划并批准。"
    assert done.moved == f"指数 {move(found, '2.2.1-01').effect}"


def test_nothing_in_common_says_so_and_draws_no_causes() -> None:
    empty = later(answers={"2.2.2-03": Answer(level=2), "3.14-01": Answer(unknown=True)})
    found = part(earlier(answers={}), empty)
    assert (found.delta, found.rises, found.causes) == ("—", 0, None)
    assert found.questions == "没有两次都评了级的评估项。"
    assert found.why_not
    assert found.trend.points[0].value is None
    assert move(found, "3.14-01").before == "未答"
    assert move(found, "3.14-01").after == "不清楚"
    assert {row.shown for row in found.groups.rows} == {"—"}


def test_a_reason_given_for_not_applicable_is_a_ground() -> None:
    found = part(new=later(answers=AFTER | {"3.8-01": Answer(na="没有自有数据")}))
    catalogue = move(found, "3.8-01")
    assert (catalogue.kind, catalogue.after, catalogue.note_after) == ("na_changed", "不适用", "没有自有数据")


def test_another_edition_size_and_ambition_are_named() -> None:
    profile = replace(later().assessment.profile, size="medium")
    found = part(new=later(edition="advisor", ambition="lead", profile=profile))
    assert found.differences[1:4] == ("版本：标准版 → 顾问版", "进取程度：跟进 → 领先", "企业规模：小型 → 中型")


def test_the_verified_basis_compares_what_an_assessor_found() -> None:
    assert move(part(earlier("verified"), later("verified")), "2.2.1-01").change == "▲ 1（上次未核定）"


def test_a_replaced_revision_is_no_point_of_the_trend_unless_compared() -> None:
    first, second = earlier(), later(revises="old", revision=2)
    assert [one.id for one in lasting([second, first])] == ["new"]
    assert [one.id for one in lasting([second, first], ("old",))] == ["old", "new"]
    with i18n.language("zh"):
        assert comparison_of([first, second], first, second).trend.points[1].label == "2026 年（第 2 次修订）"


def test_only_one_company_and_one_questionnaire_compare() -> None:
    one = earlier().assessment
    with pytest.raises(InputError):
        refuse_unlike([one, replace(one, company=replace(one.company, id="c2"))])
    with pytest.raises(InputError):
        refuse_unlike([one, replace(one, pack=replace(one.pack, id="other"))])
    refuse_unlike([one, later().assessment])


def test_few_groups_are_a_table_instead_of_a_radar() -> None:
    found = part()
    assert found.radar is None
    assert [score[0] for score in found.scores] == [group.id for group in tiny2().manifest.groups]
