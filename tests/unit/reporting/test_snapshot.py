"""What is frozen: numbers from the scoring rules alone, in one language, the same every time."""

from __future__ import annotations

import pickle
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from report_cases import FACTORY, PLAIN, assessment, everything, frozen

from aiplus_assess import i18n
from aiplus_assess.assessment.model import Answer, EvidenceItem, PlannedAction
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.assessment.targets import attainment, gaps
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.parts.quoting import Piece, mark
from aiplus_assess.reporting.parts.steps import wan
from aiplus_assess.reporting.snapshot import Snapshot, freeze


def values(part: object) -> list[object]:
    """Every plain value in frozen data."""
    if isinstance(part, tuple):
        return [value for member in part for value in values(member)]
    if is_dataclass(part) and not isinstance(part, type):
        return [value for field in fields(part) for value in values(getattr(part, field.name))]
    return [part]


def test_plain_data_that_travels_and_never_differs(tiny_pack: Pack) -> None:
    first, again = frozen(tiny_pack), frozen(tiny_pack)
    assert first == again
    assert pickle.loads(pickle.dumps(first)) == first
    kinds = {type(value) for value in values(first)}
    assert kinds <= {str, int, float, bool, type(None), datetime}


def test_numbers_are_those_of_the_rules(tiny_pack: Pack) -> None:
    made = assessment(tiny_pack)
    result = evaluate(tiny_pack, made.case())
    shown = freeze(made, tiny_pack, language="en", program_version="0")
    assert shown.summary.gauge.value == float(result.index or Fraction(0))
    assert [row.share for row in shown.stages.chart.rows] == [
        float(attainment(result, stage) or 0) for stage in tiny_pack.manifest.stages
    ]
    listed = [row.question for table in shown.gaps.tables if table.stage for row in table.rows]
    assert set(listed) == {gap.question for gap in gaps(result)}
    assert len(listed) == len(set(listed))


def test_duties_come_first_and_ranks_run_through(tiny_pack: Pack) -> None:
    tables = frozen(tiny_pack).gaps.tables
    assert tables[0].stage == 0
    assert [row.question for row in tables[0].rows] == ["3.14-03"]
    ranks = [row.rank for table in tables for row in table.rows]
    assert ranks == list(range(1, len(ranks) + 1))
    assert frozen(tiny_pack).summary.steps[0].question == "3.14-03"


def test_effects_are_what_if_differences(tiny_pack: Pack) -> None:
    made = assessment(tiny_pack)
    result = evaluate(tiny_pack, made.case())
    step = next(step for step in frozen(tiny_pack).summary.steps if step.question == "3.8-02")
    after = result.with_levels(dict(result.levels) | {"3.8-02": 2})
    assert step.effect == f"+{float((after.index or 0) - (result.index or 0)):.1f}"


def test_the_plan_gives_owner_and_money(tiny_pack: Pack) -> None:
    action = PlannedAction("p", "3.8-02", "a2", owner="赵琳", budget_wan=8.5)
    steps = frozen(tiny_pack, actions=(action,)).summary.steps
    step = next(step for step in steps if step.question == "3.8-02")
    assert (step.owner, step.money) == ("赵琳", "预算 8.5 万元")


def test_large_amounts_are_told_in_the_unit_people_use() -> None:
    with i18n.language("zh"):
        assert [wan(amount) for amount in (3.5, 3600, 2_400_000)] == ["3.5 万元", "3600 万元", "240 亿元"]
    with i18n.language("en"):
        assert wan(3.5) == "CNY 35,000"


def test_missing_scores_are_a_dash(tiny_pack: Pack) -> None:
    empty = frozen(tiny_pack, {})
    assert empty.summary.cards[0].value == "—"
    assert empty.summary.gauge.value is None
    assert all(row.value is None for row in empty.overview.bars.rows)
    assert empty.summary.radar is None


def test_dates_come_from_the_assessment(tiny_pack: Pack) -> None:
    draft = frozen(tiny_pack)
    assert draft.made == datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    late = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
    final = frozen(tiny_pack, status="final", finalized=late)
    assert dict(final.cover.facts)["评估日期"] == "2027 年 1 月 1 日"
    assert final.made.astimezone(CHINA).year == 2027
    assert (draft.cover.status, final.cover.status) == ("草稿", "定稿")


def test_the_next_stage_is_the_one_ahead(tiny_pack: Pack) -> None:
    def stage(year: int) -> int:
        day = datetime(year, 6, 1, tzinfo=UTC)
        return freeze(assessment(tiny_pack), tiny_pack, language="zh", program_version="0", now=day).stage

    assert [stage(2026), stage(2027), stage(2028), stage(2036)] == [2027, 2027, 2030, 2035]


def test_english_keeps_the_policy_in_chinese(tiny_pack: Pack) -> None:
    english = frozen(tiny_pack, language="en")
    for clause in english.clauses:
        official = tiny_pack.policy.sentences_of(clause.clause)
        assert ["".join(piece.text for piece in quote.pieces) for quote in clause.quotes] == [s.text for s in official]
        assert [quote.translation for quote in clause.quotes] == [s.en for s in official]
    assert all(not quote.translation for clause in frozen(tiny_pack).clauses for quote in clause.quotes)


def test_every_sentence_is_accounted_for(tiny_pack: Pack) -> None:
    shown = [s for clause in frozen(tiny_pack).tracing.clauses for s in clause.sentences]
    assert [s.sentence for s in shown] == [s.id for s in tiny_pack.policy.sentences]
    assert all(s.questions or s.reason for s in shown)
    assert all(any(piece.marked for piece in s.pieces) == bool(s.questions) for s in shown)


@pytest.mark.parametrize(
    ("excerpts", "pieces"),
    [
        ([], [("甲乙丙丁", False)]),
        ([None], [("甲乙丙丁", True)]),
        (["乙丙"], [("甲", False), ("乙丙", True), ("丁", False)]),
        (["甲乙", "乙丙"], [("甲乙丙", True), ("丁", False)]),
        (["甲", "丁"], [("甲", True), ("乙丙", False), ("丁", True)]),
        (["没有"], [("甲乙丙丁", False)]),
    ],
)
def test_marking_is_verbatim(excerpts: list[str | None], pieces: list[tuple[str, bool]]) -> None:
    assert mark("甲乙丙丁", excerpts) == tuple(Piece(text, marked) for text, marked in pieces)


def test_what_was_not_asked_is_counted_with_a_reason(tiny_pack: Pack) -> None:
    scope = frozen(tiny_pack).scope
    hidden = evaluate(tiny_pack, assessment(tiny_pack).case()).states
    assert sum(row.count for row in scope.not_asked) == list(hidden.values()).count("hidden")
    assert all(row.reason for row in scope.not_asked)
    farm = frozen(tiny_pack, profile=replace(FACTORY, industry="P83")).scope
    assert any("行业" in row.reason for row in farm.not_asked)


def test_targets_are_labelled_wherever_they_stand(tiny_pack: Pack) -> None:
    part = frozen(tiny_pack).stages
    assert part.note == "参考目标，非国家考核口径"
    assert [target.sentence_id for target in part.targets] == list(tiny_pack.manifest.targets.derived_from.values())


def test_only_raw_ratios_meet_the_national_lines(tiny_pack: Pack) -> None:
    ratios = frozen(tiny_pack).stages.ratios
    assert ratios is not None
    assert [line for _, line in ratios.lines] == [70.0, 90.0]
    assert [row.label for row in ratios.rows] == ["智能体应用普及率"]


def test_proofs_are_numbered_where_they_are_cited(tiny_pack: Pack) -> None:
    items = (EvidenceItem("x", "甲", 1, ("3.8-02",)), EvidenceItem("y", "乙", 2, ("3.8-02", "3.14-01")))
    shown = frozen(tiny_pack, evidence=items)
    assert [proof.number for proof in shown.proofs] == ["E1", "E2"]
    row = next(row for clause in shown.clauses for row in clause.rows if row.question == "3.8-02")
    assert row.proof == "系统记录 E1、E2"


def test_a_proof_is_called_what_the_question_calls_it(tiny_pack: Pack) -> None:
    kind = tiny_pack.by_id["3.8-02"].evidence[0]
    items = (
        EvidenceItem("x", "甲", 1, ("3.8-02",), kind=kind.id),
        EvidenceItem("y", "乙", 1, ("3.8-02",), kind="手写"),
    )
    proofs = frozen(tiny_pack, evidence=items).proofs
    assert [dict(proof.details)["类型"] for proof in proofs] == [kind.zh, "手写"]


def test_everything_entered_is_frozen(tiny_pack: Pack) -> None:
    made, texts = everything(tiny_pack, "令牌")
    shown = freeze(made, tiny_pack, language="zh", program_version="0")
    everywhere = "\n".join(value for value in values(shown) if isinstance(value, str))
    assert [text for text in texts if text not in everywhere] == []


def test_a_brand_is_named(tiny_pack: Pack) -> None:
    brand = Brand("某咨询", "400-000", "仅供内部使用", "#ffee00")
    shown: Snapshot = freeze(assessment(tiny_pack), tiny_pack, language="zh", brand=brand, program_version="0")
    assert dict(shown.cover.facts)["咨询机构"] == "某咨询"
    assert dict(shown.control)["联系方式"] == "400-000"
    assert shown.cover.disclaimer == "仅供内部使用"


def test_bases_differ(tiny_pack: Pack) -> None:
    made = assessment(tiny_pack, PLAIN | {"3.14-01": Answer(level=4, evidence=0)})
    own = freeze(made, tiny_pack, language="zh", program_version="0")
    proven = freeze(made, tiny_pack, language="zh", basis="evidence", program_version="0")
    assert own.summary.gauge.value != proven.summary.gauge.value
    assert [row.question for row in own.overview.unproven] == ["3.14-01"]
