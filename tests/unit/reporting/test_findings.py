"""现状、主要问题、改进建议 drafted by rules: each rule has its case; what an assessor wrote goes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from report_cases import PLAIN, assessment, frozen
from report_companies import COMPANIES, real_pack

from aiplus_assess import i18n
from aiplus_assess.assessment.engagement import Engagement
from aiplus_assess.assessment.model import Answer, Finding, PlannedAction, Verification
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.assessment.written import answers_digest, outdated
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.findings import draft_finding
from aiplus_assess.reporting.html import render_html

DATA, SECURITY = "gf2025-11:3.8", "gf2025-11:3.14"


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    with i18n.language("zh"):
        yield


def drafted(pack: Pack, answers: dict[str, Answer], clause: str = DATA) -> Finding:
    return draft_finding(evaluate(pack, assessment(pack, answers).case()), clause, 2027)


def test_where_the_company_stands_counts_and_names_the_best(tiny_pack: Pack) -> None:
    better = drafted(tiny_pack, PLAIN | {"3.8-02": Answer(level=3, evidence=1)})
    assert better.current.startswith("本条款共 2 个评估项，已答 2 个，其中 1 个达到 2027 年参考目标。做得最好的是“")
    assert "均未达到 2027 年参考目标，最高为 1 级。" in drafted(tiny_pack, PLAIN).current
    assert drafted(tiny_pack, {}).current == "本条 2 项评估项尚无答复，暂不能判断现状。"
    excused = drafted(tiny_pack, {q: Answer(na="不涉及") for q in ("3.8-01", "3.8-02")})
    assert excused == Finding(DATA, "本条 2 项评估项均声明不适用。", "", "")


def test_problems_are_told_in_the_words_of_their_level(tiny_pack: Pack) -> None:
    question = tiny_pack.by_id["3.8-02"]
    text = drafted(tiny_pack, PLAIN).problems
    assert f"“{question.title.zh}”现为 1 级，距目标差 " in text
    assert question.levels[1].zh in text  # type: ignore[union-attr]


def test_duties_thin_proof_and_open_questions_are_problems(tiny_pack: Pack) -> None:
    found = drafted(tiny_pack, PLAIN | {"3.14-02": Answer(unknown=True)}, SECURITY)
    assert "法定义务“个人信息保护”未完全落实（未落实），须先整改。" in found.problems
    assert "的佐证不足以支持所答等级" in found.problems
    assert "1 项未答或不清楚，得分仍可能变动" in found.problems
    assert "还需补“内部文件”或更高级别的佐证。" in found.advice
    assert "问清未答各项后补答" in found.advice


def test_the_effect_of_the_advice_is_computed(tiny_pack: Pack) -> None:
    result = evaluate(tiny_pack, assessment(tiny_pack).case())
    advice = draft_finding(result, DATA, 2027).advice
    assert "完成后，本条由 " in advice
    gain = float(advice.partition("指数提高 ")[2].partition("。")[0])
    assert gain > 0


def test_an_assessor_s_words_replace_the_draft_part_by_part(tiny_pack: Pack) -> None:
    made = frozen(tiny_pack, findings=(Finding(DATA, problems="评估人看到的问题"),))
    section = next(clause for clause in made.clauses if clause.clause == DATA)
    assert section.finding is not None
    told = dict(section.finding.parts)
    assert told["主要问题"] == "评估人看到的问题"
    assert section.finding.drafted == ("现状", "改进建议")
    assert section.finding.by == "（王敏）"
    assert section.finding.by in render_html(made)
    nobody = frozen(tiny_pack, findings=(Finding(DATA, problems="评估人看到的问题"),), assessor="")
    assert render_html(nobody).count("（评估人）") == 1


def test_the_department_named_is_the_one_the_question_was_given_to(tiny_pack: Pack) -> None:
    made = assessment(tiny_pack, PLAIN | {"3.14-02": Answer(unknown=True)})
    own = tiny_pack.by_id["3.14-02"].department
    titles = {str(info.id): info.title.zh for info in tiny_pack.manifest.departments}
    other = next(code for code in titles if code != own)
    given = replace(made, engagement=Engagement(assigned={"3.14-02": other}))
    result = evaluate(tiny_pack, made.case())
    assert f"向{titles[own]}问清" in draft_finding(result, SECURITY, 2027, made).advice
    assert f"向{titles[other]}问清" in draft_finding(result, SECURITY, 2027, given).advice
    told = next(
        c for c in frozen(tiny_pack, answers=given.answers, engagement=given.engagement).clauses if c.clause == SECURITY
    )
    assert told.finding is not None
    assert f"向{titles[other]}问清" in dict(told.finding.parts)["改进建议"]


def test_the_owner_named_is_the_plan_s(tiny_pack: Pack) -> None:
    made = assessment(tiny_pack, PLAIN)
    result = evaluate(tiny_pack, made.case())
    plain = draft_finding(result, DATA, 2027, made).advice
    taken = PlannedAction("p", "3.8-02", "a2", owner="赵琳")
    assert "（赵琳，" not in plain
    assert "（赵琳，" in draft_finding(result, DATA, 2027, replace(made, actions=(taken,))).advice
    assert draft_finding(result, DATA, 2027, replace(made, actions=(replace(taken, state="dropped"),))).advice == plain
    assert draft_finding(result, DATA, 2027, replace(made, actions=(replace(taken, action="a3"),))).advice == plain


@pytest.mark.parametrize("name", COMPANIES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_clause_of_every_company_has_its_words(name: str, language: i18n.Language) -> None:
    made = replace(COMPANIES[name]())
    result = evaluate(real_pack(), made.case())
    clauses = {q.clause for q in real_pack().questions if result.states[q.id] not in ("hidden", "opportunity")}
    with i18n.language(language):
        found = [draft_finding(result, clause, 2027) for clause in sorted(clauses)]
    assert all(finding.current for finding in found)
    assert not any(mark in f"{f.current}{f.problems}{f.advice}" for f in found for mark in ("{", "。。", "..", "  "))
    scored = [f"{f.current}{f.problems}{f.advice}" for f in found if result.clauses.get(f.clause) is not None]
    assert len(set(scored)) == len(scored)


def test_a_draft_says_that_answers_changed_after_the_text(tiny_pack: Pack) -> None:
    before = assessment(tiny_pack, PLAIN)
    written = Finding(DATA, "写下的现状", "写下的问题", "写下的建议", answers_digest(before, tiny_pack, DATA))

    def told(**changed: object) -> dict[str, str]:
        made = frozen(tiny_pack, findings=(written,), **changed)
        section = next(section for section in made.clauses if section.clause == DATA)
        assert section.finding is not None
        assert written.answers_digest not in render_html(made)
        return dict(section.finding.parts)

    same = {"现状": "写下的现状", "主要问题": "写下的问题", "改进建议": "写下的建议"}
    assert told(answers=PLAIN) == same
    later = PLAIN | {"3.8-02": Answer(level=4, evidence=1)}
    assert told(answers=later) == same | {"待核对": "写成此段文字后，答复已有变动。"}
    assert told(answers=later, engagement=Engagement(stage="draft")).keys() > same.keys()
    assert told(answers=later, engagement=Engagement(stage="review")) == same
    assert told(answers=later, engagement=Engagement(stage="final")) == same


def test_what_is_noted_beside_an_answer_outdates_no_text(tiny_pack: Pack) -> None:
    def digest(answer: Answer, question: str = "3.8-02") -> str:
        return answers_digest(assessment(tiny_pack, PLAIN | {question: answer}), tiny_pack, DATA)

    stood = digest(Answer(level=2, evidence=1))
    assert digest(Answer(level=2, evidence=1, note="备" * 10_000, flagged=True)) == stood
    assert digest(Answer(level=3, evidence=1)) != stood
    assert digest(Answer(level=2, evidence=2)) != stood
    assert digest(Answer(level=2, evidence=1, verified=Verification(1, "<script>"))) != stood
    elsewhere = next(q.id for q in tiny_pack.questions if q.clause != DATA and q.id not in PLAIN)
    plain = answers_digest(assessment(tiny_pack, PLAIN), tiny_pack, DATA)
    assert digest(Answer(unknown=True), elsewhere) == plain
    old = Finding(DATA, "没有记录依据的文字")
    assert not outdated(old, assessment(tiny_pack, PLAIN), tiny_pack)


def test_one_question_and_all_reached_are_told_as_people_say_it() -> None:
    made = COMPANIES["named"]()
    result = evaluate(real_pack(), made.case())
    reached = draft_finding(result, "gf2025-11:3.7", 2027).current
    assert reached.startswith("本条只有 1 项评估项，已达到 2027 年参考目标。“选用 AI 工具的记录”现为 4 级：")
    assert (
        draft_finding(result, "gf2025-11:2.4.2", 2027).current
        == "本条只有 1 项评估项，现为 1 级，未达到 2027 年参考目标。"
    )
    whole = draft_finding(result, "gf2025-11:2.4.1", 2027).current
    assert whole.startswith("3 项评估项全部已答，均达到 2027 年参考目标。做得最好的是“AI 技能培训覆盖率”，3 级：")


def test_nothing_is_better_than_external_proof() -> None:
    result = evaluate(real_pack(), COMPANIES["named"]().case())
    told = draft_finding(result, "gf2025-11:2.2.2", 2027).advice
    assert "还需补“外部证明”。" in told
    assert "更高级别" not in told
