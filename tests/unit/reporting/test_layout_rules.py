"""Chapters, what fits on one page, and short reasons for what was not asked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report_cases import FACTORY, assessment, frozen

from aiplus_assess import i18n
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.questionnaire.rules import Rule
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.html import anchor, palette_of, render_html
from aiplus_assess.reporting.outline import outline_of
from aiplus_assess.reporting.parts.exclusion import why_left_out
from aiplus_assess.reporting.parts.fitting import nearest_of, steps_that_fit
from aiplus_assess.reporting.parts.source import Source
from aiplus_assess.reporting.parts.steps import Step
from aiplus_assess.reporting.tokens import contrast

STEP = Step("3.8-02", "标题", "三（八）第1句", "做一件事。", "质量部", "4 周", "+0.5", "记录")


def test_chapters_are_numbered_and_lettered(tiny_pack: Pack) -> None:
    with i18n.language("zh"):
        labels = [(chapter.key, chapter.label) for chapter in outline_of(frozen(tiny_pack))]
    assert labels[:2] == [("summary", "一、"), ("reading", "二、")]
    assert labels[-2:] == [("answers", "附录 B"), ("method", "附录 C")]
    with i18n.language("en"):
        brief = outline_of(replace(frozen(tiny_pack, language="en"), edition="brief"))
    assert [chapter.label for chapter in brief] == ["1", "2", "3"]


def test_chapters_without_content_are_left_out(tiny_pack: Pack) -> None:
    keys = {
        chapter.key for chapter in outline_of(replace(frozen(tiny_pack), roadmap=(), opportunities=(), look_ups=()))
    }
    assert not keys & {"roadmap", "register", "opportunities", "proofs"}


def test_as_many_steps_as_fit_and_never_less_than_two() -> None:
    long = replace(STEP, text="很长的说明。" * 40)
    assert steps_that_fit(("短。",), (STEP,) * 4) == (STEP,) * 4
    assert steps_that_fit(("短。",), (long,) * 4) == (long,) * 2
    assert len(steps_that_fit(("很长的导语。" * 120,), (STEP,) * 4)) == 2


def test_the_brief_edition_holds_what_fits(tiny_pack: Pack) -> None:
    shown = frozen(tiny_pack)
    found = nearest_of(shown)
    assert [duty.question for duty in found.duties] == ["3.14-03"]
    assert found.table is not None
    assert found.gaps == found.table.rows
    table = next(table for table in shown.gaps.tables if table.stage == shown.stage)
    many = replace(table, rows=tuple(replace(row, rank=n) for n in range(20) for row in table.rows))
    crowded = nearest_of(replace(shown, gaps=replace(shown.gaps, tables=(many,))))
    assert 0 < len(crowded.gaps) < len(many.rows)


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (Rule(industry=("A",)), "不在适用范围（行业）"),
        (Rule(industry=("A", "C"), size=("large",)), "不在适用范围（规模）"),
        (Rule(all=(Rule(industry=("A",)), Rule(flag=("robots",)))), "不在适用范围（行业、企业情况）"),
        (Rule(any=(Rule(role=("provider",)), Rule(ai_use=("deployed",)))), "不在适用范围（角色、AI 使用情况）"),
        (Rule.model_validate({"not": {"size": ["small"]}}), "不在适用范围（规模）"),
        (Rule(answer="3.8-02", at_least=4), "不在适用范围（前题答复）"),
        ("nobody", "与本企业无关"),
    ],
)
def test_reasons_name_the_kind_of_condition(tiny_pack: Pack, rule: Rule | str, reason: str) -> None:
    question = tiny_pack.by_id["3.8-01"].model_copy(update={"applies": rule})
    others = tuple(q if q.id != "3.8-01" else question for q in tiny_pack.questions)
    pack = tiny_pack.model_copy(update={"questions": others})
    for cached in ("by_id", "evaluation_order"):
        vars(pack).pop(cached, None)
    made = assessment(pack)
    with i18n.language("zh"):
        source = Source(made, pack, "zh", "self", Brand(), "0", made.updated)
        assert source.states["3.8-01"] == "hidden"
        assert why_left_out(source, "3.8-01") == reason


def test_an_edition_is_a_reason_of_its_own(tiny_pack: Pack) -> None:
    made = assessment(tiny_pack, edition="quick")
    with i18n.language("zh"):
        source = Source(made, tiny_pack, "zh", "self", Brand(), "0", made.updated)
        left = next(q.id for q in tiny_pack.questions if "quick" not in q.editions)
        assert why_left_out(source, left) == "不在快速版内"


@pytest.mark.parametrize(("colour", "used"), [("#1f4e79", True), ("url(http://x)", False), ("", False), ("red", False)])
def test_only_a_plain_colour_brands_the_report(tiny_pack: Pack, colour: str, used: bool) -> None:
    shown = replace(frozen(tiny_pack), brand=Brand("x", colour=colour))
    palette = palette_of(shown)
    assert (palette.accent == palette.brand) is used
    assert contrast(palette.brand, palette.surface) >= 4.5
    assert "http://x" not in render_html(shown)


def test_anchors_are_plain() -> None:
    assert anchor("p", "gf2025-11:3.8#s1") == "p-gf2025-11-3.8-s1"


def test_a_long_name_is_shortened_in_the_footer_only(tiny_pack: Pack) -> None:
    name = "某超长名称国际智能装备与数据服务（集团）股份有限公司第三事业部华东区域研发制造与运营中心"
    page = render_html(frozen(tiny_pack, profile=replace(FACTORY, company=name)))
    footer = page.partition('data-running="')[2].partition('"')[0]
    assert footer.endswith("…")
    assert name in page
