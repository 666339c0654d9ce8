"""The page for the boss: what to decide, why, and what starts on Monday; no two companies read the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
import yaml
from compare_cases import earlier, later
from report_cases import assessment, frozen
from report_companies import asked, real_pack, replies, report_on
from report_companies import assessment as real_assessment

from aiplus_assess import i18n, resources
from aiplus_assess.assessment.model import Answer, Assessment, PlannedAction, Profile
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.exchange.profile import read_profile
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting import counsel
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.parts.source import Source
from aiplus_assess.reporting.parts.summary import Summary, summary_of
from aiplus_assess.reporting.snapshot import freeze


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    with i18n.language("zh"):
        yield


def page(made: Assessment, pack: Pack) -> Summary:
    return summary_of(Source(made, pack, "zh", "self", Brand(), "0", made.updated))


def told(summary: Summary, company: str) -> str:
    """Everything the page says but the company's name."""
    decisions = (f"{s.title}{s.text}{s.owner}{s.why}{s.kpi}{s.effect}" for s in summary.steps)
    gaps = (f"{gap.title}{gap.text}" for gap in summary.gaps)
    cards = (f"{card.value}{card.note}" for card in summary.cards)
    waiting = (f"{row.title}{row.department}" for row in summary.to_answer)
    return "".join((*summary.sentences, *cards, *gaps, *decisions, *waiting, summary.outlook)).replace(company, "")


def profiles() -> dict[str, Profile]:
    rows = yaml.safe_load((resources.questionnaires() / "gf2025-11" / "profiles.yaml").read_text(encoding="utf-8"))
    return {row["name"]: read_profile(row["profile"]) for row in rows}


def patterns(profile: Profile) -> Iterator[dict[str, Answer]]:
    """Several ways to answer: all over the place, middling, everything low, everything high."""
    given = replies(profile, seed=1)
    yield given
    yield replies(profile, seed=3)
    yield {q: replace(answer, level=1) if answer.level is not None else answer for q, answer in given.items()}
    yield {q: replace(answer, level=4) if answer.level is not None else answer for q, answer in given.items()}


def test_no_two_companies_read_the_same() -> None:
    pages = {}
    for name, profile in profiles().items():
        for place, answers in enumerate(patterns(profile)):
            pages[name, place] = told(page(real_assessment(profile, answers), real_pack()), profile.company)
    assert len(pages) >= 24 * 4
    assert [pair for pair in combinations(pages, 2) if pages[pair[0]] == pages[pair[1]]] == []


def test_whoever_has_answers_below_target_is_told_what_to_do_and_why() -> None:
    for name, profile in profiles().items():
        summary = page(real_assessment(profile, replies(profile, seed=1)), real_pack())
        assert len(summary.steps) == 3, name
        for step in summary.steps:
            assert step.text, name
            assert step.owner, name
            assert step.why, name
            assert step.kpi, name
        first = summary.steps[0]
        assert summary.outlook.startswith(f"周一先做：{first.owner}启动“{first.title}”，{first.time}内做到："), name


def test_without_answers_it_says_what_to_ask_whom_first() -> None:
    summary = report_on("unknown").summary
    assert summary.steps == ()
    assert 12 < len(summary.to_answer) <= 18  # the page is theirs alone
    assert summary.to_answer[0].title == "个人信息保护"
    assert summary.outlook.startswith("周一先做：把上列评估项分给法务与合规、")
    told = [sentence for sentence in (*summary.sentences, summary.outlook) if "再答清 26 项即可评定等级" in sentence]
    assert len(told) == 1  # said once on the page
    assert not any(" 0% " in sentence for sentence in summary.sentences)


def test_that_many_answers_do_allow_a_level() -> None:
    made = report_on("unknown")
    count = int("".join(made.summary.sentences).partition("再答清 ")[2].partition(" 项")[0])
    pack, profile = real_pack(), real_assessment(profiles()["parts-factory"], {}).profile
    empty = evaluate(pack, real_assessment(profile, {q: Answer(unknown=True) for q in asked(profile)}).case())
    weights = empty.weights.of_question
    heaviest = sorted((q for q in counsel.open_questions(empty) if q in weights), key=lambda q: -weights[q])
    for given, level in ((count, True), (count - 1, False)):
        covered = sum(weights[q] for q in heaviest[:given]) >= counsel.RATED * empty.weights.total
        assert covered is level


def test_a_result_of_one_answer_warns() -> None:
    assert any("声明不适用，结论只代表其余各项" in sentence for sentence in report_on("one").summary.sentences)
    assert not any("声明不适用" in sentence for sentence in report_on("sample").summary.sentences)


def test_next_stage_decides_where_the_near_target_is_reached() -> None:
    summary = report_on("one").summary
    assert summary.gaps == ()
    assert "2030 年参考目标 3 级" in summary.steps[0].why


def test_owner_date_and_money_are_the_plan_s(tiny_pack: Pack) -> None:
    steps = frozen(tiny_pack).summary.steps
    assert all(step.suggested and not step.due and not step.budget for step in steps)
    planned = PlannedAction("p", "3.8-02", "a2", owner="赵琳", budget_wan=8.5)
    step = next(s for s in frozen(tiny_pack, actions=(planned,)).summary.steps if s.question == "3.8-02")
    assert (step.owner, step.suggested, step.budget) == ("赵琳", False, "8.5 万元")
    english = next(s for s in frozen(tiny_pack, None, "en", actions=(planned,)).summary.steps if s.question == "3.8-02")
    assert english.budget == "CNY 85,000"


def test_the_change_since_last_time_stands_on_the_page() -> None:
    before, now = earlier(), later()
    summary = freeze(now.assessment, now.pack, language="zh", program_version="0", earlier=(before,)).summary
    sentence = next(s for s in summary.sentences if s.startswith("与“2025 年”按相同的 "))
    assert "指数由 " in sentence
    assert summary.cards[2].label == "同口径变化"
    alone = freeze(now.assessment, now.pack, language="zh", program_version="0").summary
    assert alone.cards[2].label == "达到 2027 目标"


def test_the_share_with_proof_counts_answers(tiny_pack: Pack) -> None:
    result = evaluate(tiny_pack, assessment(tiny_pack).case())
    assert counsel.proof_share(result) == (4, 6)
    assert counsel.proof_words(result) == ("67%", "6 项答复中 4 项；1 项佐证不足")
    assert counsel.proof_words(evaluate(tiny_pack, assessment(tiny_pack, {}).case())) == ("—", "尚无答复")


def test_duties_and_gates_are_asked_first(tiny_pack: Pack) -> None:
    result = evaluate(tiny_pack, assessment(tiny_pack, {}).case())
    found = counsel.open_questions(result)
    assert found[0] == "3.14-03"
    assert found.index("3.8-02") < found.index("2.2.1-01")


@pytest.mark.parametrize("seed", range(4))
def test_the_least_work_to_the_next_level_does_lead_to_it(seed: int) -> None:
    told = 0
    for profile in profiles().values():
        result = evaluate(real_pack(), real_assessment(profile, replies(profile, seed=seed)).case())
        sentence = counsel.climb_sentence(result)
        if not sentence:
            continue
        told += 1
        goal = (result.rating.level or 0) + 1
        assert sentence.startswith(f"升到 {goal} 级最省力的路：“")
        below = [q for q in result.levels if f"“{real_pack().by_id[q].title.zh}”" in sentence]
        assert below
        assert all(result.levels[q] < goal for q in below)
        if "另外" not in sentence:
            assert result.with_levels(dict(result.levels) | dict.fromkeys(below, goal)).rating.level == goal
    assert told > 3


def test_a_duty_names_its_law() -> None:
    assert "《个人信息保护法》" in report_on("sample").summary.steps[0].why
