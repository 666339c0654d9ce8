"""The summary's sentences come from rules: each has its case here, and two companies never read the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from report_cases import PLAIN, assessment, frozen

from aiplus_assess import i18n
from aiplus_assess.assessment.model import Answer
from aiplus_assess.assessment.scoring import Result, evaluate
from aiplus_assess.questionnaire.model import ChecklistQuestion, Pack
from aiplus_assess.reporting import words

HIGH = {"2.2.1-01": Answer(level=4, evidence=2), "2.2.2-01": Answer(value=95.0, evidence=3)} | {
    question: Answer(level=4, evidence=2) for question in ("3.14-01", "3.14-02")
}


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    with i18n.language("zh"):
        yield


def result(pack: Pack, answers: dict[str, Answer], **changes: object) -> Result:
    return evaluate(pack, assessment(pack, answers, **changes).case())


def full(pack: Pack) -> dict[str, Answer]:
    items = pack.by_id["3.8-01"]
    assert isinstance(items, ChecklistQuestion)
    ticked = Answer(checked=tuple(item.id for item in items.items), evidence=3)
    levels = {q: Answer(level=5, evidence=3) for q in ("2.2.1-01", "3.8-02", "3.14-01", "3.14-02")}
    return levels | {"3.8-01": ticked, "2.2.2-01": Answer(value=95.0, evidence=3), "3.14-03": Answer(duty="compliant")}


def test_standing(tiny_pack: Pack) -> None:
    def said(answers: dict[str, Answer], **changes: object) -> str:
        return words.standing_sentence("甲公司", result(tiny_pack, answers, **changes))

    assert said(PLAIN) == "甲公司的就绪度指数为 39，就绪等级为 1 级“零散”。"
    assert said(PLAIN, edition="quick") == "本次初筛中，甲公司的就绪度指数为 39；快速版不评定等级。"
    assert said({"2.2.1-01": Answer(level=3)}) == "甲公司的就绪度指数为 60（区间 20–87）。"
    assert said({}) == "甲公司尚无计入指数的答复。"


def test_a_gate_holds_the_level(tiny_pack: Pack) -> None:
    held = result(tiny_pack, PLAIN | HIGH | {"3.8-02": Answer(level=0)})
    assert words.holding_sentence(held) == "仅按占比可达 4 级，但数据供给（0.0 分）低于门槛 60 分，把等级限制在 1 级。"


def test_the_share_of_the_next_level_holds_it(tiny_pack: Pack) -> None:
    held = result(tiny_pack, PLAIN | {"3.8-01": Answer(checked=("owner",)), "3.8-02": Answer(level=2)})
    assert held.rating.level == 2
    assert words.holding_sentence(held) == "按权重已有 25% 的评估项达到 3 级，距升到 3 级还差 35 个百分点。"


def test_coverage_holds_it(tiny_pack: Pack) -> None:
    assert "29%" in words.holding_sentence(result(tiny_pack, {"2.2.1-01": Answer(level=3)}))


def test_nothing_holds_the_highest_level(tiny_pack: Pack) -> None:
    top = result(tiny_pack, full(tiny_pack))
    assert words.holding_sentence(top) == "这已是最高等级：按权重 88% 的评估项处于 5 级。"
    assert words.extremes_sentence(top, 2027) == "各条款组均已达到 2027 年参考目标，其中“产业发展”领先（5.0 / 5）。"
    assert words.duties_sentence(top) == ""
    assert words.first_steps_sentence(top, {"3.8-01": 4}) == ""


def test_a_screening_is_not_held(tiny_pack: Pack) -> None:
    assert words.holding_sentence(result(tiny_pack, PLAIN, edition="quick")) == ""


def test_extremes_and_duties(tiny_pack: Pack) -> None:
    plain = result(tiny_pack, PLAIN)
    assert "“产业发展”相对领先（2.7 / 5），“数据供给”" in words.extremes_sentence(plain, 2027)
    assert words.duties_sentence(plain) == "1 项法定义务待整改：个人信息保护。"
    unsure = result(tiny_pack, PLAIN | {"3.14-03": Answer(unknown=True)})
    assert words.duties_sentence(unsure) == "1 项法定义务待确认。"


def test_without_answers_there_is_nothing_to_compare(tiny_pack: Pack) -> None:
    nothing = result(tiny_pack, {})
    assert words.extremes_sentence(nothing, 2027) == ""
    assert words.first_steps_sentence(nothing, {"3.8-02": 3}) == ""


def test_first_steps_are_computed(tiny_pack: Pack) -> None:
    plain = result(tiny_pack, PLAIN)
    raised = plain.with_levels(dict(plain.levels) | {"3.8-02": 3})
    assert raised.index is not None
    assert plain.index is not None
    assert words.first_steps_sentence(plain, {"3.8-02": 3}) == (
        f"以上行动完成后，指数预计由 {float(plain.index):.1f} 升到 {float(raised.index):.1f}，等级升至 2 级“局部试用”。"
    )


def test_two_companies_never_read_the_same(tiny_pack: Pack) -> None:
    first = frozen(tiny_pack).summary.sentences
    second = frozen(tiny_pack, full(tiny_pack)).summary.sentences
    assert not set(first) & set(second)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_placeholder_is_left(tiny_pack: Pack, language: str) -> None:
    for answers in (PLAIN, {}, full(tiny_pack), PLAIN | HIGH):
        summary = frozen(tiny_pack, answers, language).summary
        assert summary.sentences
        assert not any("{" in sentence for sentence in (*summary.sentences, summary.outlook))


def test_a_ratio_is_printed_with_its_two_numbers(tiny_pack: Pack) -> None:
    answers = {**PLAIN, "1.2-01": Answer(value=42.5, counted=(17, 40)), "2.2.2-01": Answer(value=20, counted=(4, 20))}
    snapshot = frozen(tiny_pack, answers)
    (metric,) = snapshot.stages.metrics
    assert (metric.value, metric.numerator[:5], metric.denominator[:5]) == ("42.5%", "17 · ", "40 · ")
    assert "20%（4/20）" in repr(snapshot)
