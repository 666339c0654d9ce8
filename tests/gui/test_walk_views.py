"""What the walk shows, derived from a session: tree, filters, search, extracts, cards, proof, words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from walk_case import started, tiny, walking

from aiplus_assess import i18n
from aiplus_assess.assessment.answer import percentage
from aiplus_assess.assessment.model import Answer, AnswerEvent, EvidenceItem
from aiplus_assess.assessment.replies import reply_words
from aiplus_assess.gui.walk.cards import last_time, next_step, target_card
from aiplus_assess.gui.walk.extracts import Piece, extracts, split
from aiplus_assess.gui.walk.opening import open_session
from aiplus_assess.gui.walk.outline import Tally, outline
from aiplus_assess.gui.walk.proof import proof
from aiplus_assess.gui.walk.replies import change_words
from aiplus_assess.gui.walk.session import Filter
from aiplus_assess.gui.walk.sheet import hints, sheet, speaks_of_periods, two_periods
from aiplus_assess.questionnaire.model import SentenceRef
from aiplus_assess.storage.protocol import NewAssessment

ANSWERED = {
    "2.2.1-01": Answer(level=3, flagged=True),
    "2.2.2-01": Answer(na="没有检验工位"),
    "3.8-01": Answer(checked=("owner", "source"), evidence=1),
    "3.8-02": Answer(unknown=True, note="问质量部王工"),
    "3.14-03": Answer(duty="noncompliant"),
}


def session(answers=ANSWERED, question=None, **new):
    return walking(answers, question, **new)[0].session


def test_the_tree_follows_the_document_and_rolls_progress_and_flags_up():
    tree = outline(session())
    assert [b.clause.partition(":")[2] for s in tree.sections for b in s.branches] == [
        "1.2", "2.2.1", "2.2.2", "3.8", "3.14",
    ]  # fmt: skip
    branches = {b.clause.partition(":")[2]: b for s in tree.sections for b in s.branches}
    assert branches["3.8"].tally == Tally(2, 2, 0)
    assert branches["2.2.2"].tally == Tally(0, 0, 0), "not applicable is out of the count"
    assert branches["3.8"].title == "（八）数据供给"
    assert branches["2.2.1"].title == "智能原生"
    assert tree.sections[1].tally == Tally(1, 2, 1)
    assert (tree.answered, tree.total, tree.flagged, tree.not_applicable) == (4, 5, 1, 1)


def test_progress_counts_as_the_stored_summary_does():
    workspace, assessment = started(ANSWERED)
    tree = outline(open_session(workspace, assessment))
    summary = workspace.summaries()[0]
    assert (tree.answered, tree.total) == (summary.answered, summary.applicable)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Filter.UNANSWERED, ("1.2-01", "3.14-01")),
        (Filter.UNKNOWN, ("3.8-02",)),
        (Filter.FLAGGED, ("2.2.1-01",)),
        (Filter.UNPROVEN, ("2.2.1-01",)),
        (Filter.DUTIES, ("3.14-03",)),
        (Filter.TO_CONFIRM, ()),
    ],
)
def test_filters(name, expected):
    presenter, _workspace = walking(ANSWERED)
    presenter.show(name)
    assert presenter.session.listed == expected
    assert outline(presenter.session).questions == expected
    assert presenter.session.count(name) == len(expected)


def test_departments_narrow_every_filter():
    presenter, _workspace = walking(ANSWERED)
    presenter.of_department("data")
    assert presenter.session.listed == ("3.8-01", "3.8-02")
    presenter.show(Filter.UNANSWERED)
    assert presenter.session.listed == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("王工", ("3.8-02",)),
        ("目录", ("3.8-01",)),
        ("REGISTER  ai", ("3.14-01",)),
        ("没有检验", ("2.2.2-01",)),
        ("3.14-03", ("3.14-03",)),
        ("没有这样的词", ()),
    ],
)
def test_search_looks_in_questions_and_notes(query, expected):
    presenter, _workspace = walking(ANSWERED)
    presenter.search(query)
    assert presenter.session.listed == expected


def test_the_sheet_says_where_the_question_stands():
    shown = sheet(session(question="2.2.1-01"), "2.2.1-01")
    assert shown.pill == "二（二）1 智能原生"
    assert (shown.number, shown.count, shown.level) == (1, 2, 3)
    assert shown.level_text == "年度计划里有目标、预算和负责人，并已批准。"
    with i18n.language("en"):
        assert sheet(session(), "2.2.1-01").pill == "2.2.1 AI-native"


def test_a_checklist_shows_the_level_its_ticks_give_and_a_metric_none():
    assert sheet(session(), "3.8-01").level == 2
    metric = session({"1.2-01": Answer(value=42.5)})
    assert sheet(metric, "1.2-01").level is None


def test_sheets_add_what_sector_and_law_say():
    assert any("制造业另有" in hint for hint in sheet(session(), "2.2.2-01").hints)
    duty = sheet(session(), "3.14-03").hints
    assert any("处理个人信息的企业" in hint for hint in duty)
    assert any("个人信息保护法" in hint and "2026-09" in hint for hint in duty)


def test_what_two_periods_running_means_is_said_where_a_level_asks_for_it():
    question = tiny().by_id["3.8-02"]
    assert not speaks_of_periods(question)
    level = question.levels[4].model_copy(update={"zh": "不合格率连续两期下降。"})
    asking = question.model_copy(update={"levels": (*question.levels[:4], level, question.levels[5])})
    assert speaks_of_periods(asking)
    assert two_periods() in hints(session(), asking)
    assert two_periods() not in hints(session(), question)


def test_an_extract_is_the_whole_clause_verbatim_with_the_excerpt_marked():
    found = extracts(session(), "3.8-02")
    assert [extract.heading for extract in found] == ["国发〔2025〕11号 三（八）"]
    text = "".join(sentence.text for sentence in tiny().policy.sentences_of("gf2025-11:3.8"))
    assert "".join(piece.text for piece in found[0].pieces) == text
    traced = [piece.text for piece in found[0].pieces if piece.traced]
    assert traced == ["高质量数据集建设", "支持发展数据标注、数据合成等技术，培育壮大数据处理和数据服务产业。"]
    assert found[0].translation == ""


def test_splitting_a_sentence():
    assert split("甲乙丙", None) == [Piece("甲乙丙", False)]
    assert split("甲乙丙", SentenceRef(id="x")) == [Piece("甲乙丙", True)]
    assert split("甲乙丙", SentenceRef(id="x", excerpt="乙")) == [
        Piece("甲", False), Piece("乙", True), Piece("丙", False),
    ]  # fmt: skip


def test_the_target_card_counts_what_is_missing_and_is_only_for_scored_questions():
    card = target_card(session(), "3.8-01")
    assert (card.goals, card.missing) == (((2027, 2), (2030, 3), (2035, 3)), 0)
    assert target_card(session(ambition="lead"), "3.8-01").missing == 1
    assert target_card(session(), "3.8-02").missing is None
    assert [target_card(session(), q) for q in ("1.2-01", "2.2.1-02", "3.14-03")] == [None, None, None]


def test_the_next_step_is_the_cheapest_action_and_for_a_duty_what_makes_it_compliant():
    step = next_step(session(), "2.2.1-01")
    assert "停掉无效项目" in step.text
    assert "4" in step.title
    assert "26" in step.detail
    assert next_step(session(), "3.8-02") is None
    assert "逐项补同意" in next_step(session(), "3.14-03").text
    assert next_step(session({"3.14-03": Answer(duty="compliant")}), "3.14-03") is None


def test_last_time_shows_both_answers_and_the_difference():
    workspace, first = started({"2.2.1-01": Answer(level=1), "3.14-03": Answer(duty="partial")})
    profile = workspace.load(first).profile
    second = workspace.create(NewAssessment(profile, answers={"2.2.1-01": Answer(level=2)}), tiny()).id
    now = open_session(workspace, second)
    card = last_time(now, "2.2.1-01")
    assert (card.before, card.now, card.change) == ("1 零散", "2 局部试用", 1)
    duty = last_time(now, "3.14-03")
    assert (duty.before, duty.now, duty.change) == ("部分落实", "", None)
    assert last_time(now, "3.8-01") is None


def test_proof_compares_what_is_there_with_what_the_answer_needs():
    workspace, assessment = started(ANSWERED)
    before = proof(open_session(workspace, assessment), "2.2.1-01")
    assert (before.needed, before.best, before.short) == (1, 0, True)
    workspace.put_evidence(assessment, EvidenceItem("e1", "2026 年度计划", 1, ("2.2.1-01",), kind="plan"))
    workspace.put_evidence(assessment, EvidenceItem("e2", "会议纪要", 2, ("3.8-01",), status="missing"))
    now = open_session(workspace, assessment)
    after = proof(now, "2.2.1-01")
    assert (after.best, after.short) == (1, False)
    assert [kind.present for kind in after.acceptable] == [True, False]
    assert [item.id for item in after.elsewhere] == ["e2"]
    assert proof(now, "3.8-01").best == 1, "what is still missing proves nothing"


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        ("2.2.1-01", Answer(level=2), "2 局部试用"),
        ("1.2-01", Answer(value=42.5), "42.5%"),
        ("2.2.2-01", Answer(value=10.0), "10% · 2 局部试用"),
        ("3.8-01", Answer(checked=("owner",)), "4 项中 1 项 · 1 零散"),
        ("3.14-03", Answer(duty="compliant"), "已落实"),
        ("3.8-02", Answer(unknown=True), "不清楚"),
        ("3.8-02", Answer(na="没有数据"), "不适用：没有数据"),
        ("3.8-02", Answer(note="只有备注"), "未答"),
    ],
)
def test_replies_in_words(question, answer, words):
    assert reply_words(tiny().by_id[question], answer) == words


def test_changes_in_words():
    at = datetime(2026, 11, 3, tzinfo=UTC)
    before, after = Answer(level=1), Answer(level=2, evidence=1, note="x", flagged=True)
    lines = change_words(tiny().by_id["2.2.1-01"], AnswerEvent("2.2.1-01", at, "", before, after))
    assert lines[0] == "1 零散 → 2 局部试用"
    assert len(lines) == 4
    assert "自述 → 内部文件" in lines[2]


@pytest.mark.parametrize(
    ("numerator", "denominator", "value"),
    [(3, 8, 37.5), (1, 3, 33.33), (0, 5, 0.0), (5, 5, 100.0), (6, 5, None), (1, 0, None), (-1, 5, None)],
)
def test_a_ratio_makes_a_percentage_or_nothing(numerator, denominator, value):
    assert percentage(numerator, denominator) == value
