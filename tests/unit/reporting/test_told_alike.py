"""What several places tell, they tell alike: open questions, targets of what has one, the record, the period."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest
from order_cases import TOKENS, order
from report_cases import PLAIN, assessment, frozen

from aiplus_assess import i18n
from aiplus_assess.assessment.model import Answer
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.gui.result.view import figures
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.counsel import open_sentence
from aiplus_assess.reporting.findings import draft_finding
from aiplus_assess.reporting.parts.overview import overview_of
from aiplus_assess.reporting.parts.source import Source
from aiplus_assess.reporting.snapshot import freeze
from aiplus_assess.reporting.words import extremes_sentence
from aiplus_assess.reporting.workbook import render_workbook, sheets

DAY = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    with i18n.language("zh"):
        yield


def test_card_summary_and_gaps_count_the_open_questions_alike(tiny_pack: Pack) -> None:
    answers = PLAIN | {"3.14-03": Answer(unknown=True), "3.8-02": Answer(unknown=True)}
    result = evaluate(tiny_pack, assessment(tiny_pack, answers).case())
    assert "（2 项未答或不清楚，其中 1 项为法定义务）" in figures(result)[0].detail
    assert open_sentence(result).startswith("2 项未答或不清楚，其中 1 项为法定义务")
    assert frozen(tiny_pack, answers).gaps.open == 2


def test_a_duty_is_not_measured_against_a_target(tiny_pack: Pack) -> None:
    answers = PLAIN | {"3.14-02": Answer(unknown=True), "3.14-01": Answer(level=1)}
    case = assessment(tiny_pack, answers).case()
    told = draft_finding(evaluate(tiny_pack, case), "gf2025-11:3.14", 2027).current
    assert told == "本条款共 3 个评估项，已答 2 个；其中 1 个设有 2027 年参考目标，尚未达到，最高为 1 级。"
    better = replace(case, answers=case.answers | {"3.14-01": Answer(level=5)})
    told = draft_finding(evaluate(tiny_pack, better), "gf2025-11:3.14", 2027).current
    assert told.startswith("本条款共 3 个评估项，已答 2 个；其中 1 个设有 2027 年参考目标，1 个达到。")


def test_the_workbook_has_the_record_and_the_confidentiality(tiny_pack: Pack) -> None:
    from openpyxl import load_workbook

    made = freeze(assessment(tiny_pack, engagement=order()), tiny_pack, language="zh", program_version="0")
    book = load_workbook(io.BytesIO(render_workbook(made)))
    cells = "\n".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None)
    assert [token for token in TOKENS if token not in cells] == []
    assert book.sheetnames[-3:] == ["会议与访谈", "意见反馈及处理", "本报告的版本"]
    assert "保密。" in cells
    assert len(sheets(frozen(tiny_pack))) == 7  # none of them where nobody turned the engagement on


def test_a_clock_that_was_put_back_is_told(tiny_pack: Pack) -> None:
    period = dict(frozen(tiny_pack, updated=datetime(2025, 11, 24, tzinfo=UTC)).scope.process)["评估期间"]
    assert period == "2026 年 11 月 2 日 开始，最后修改记为 2025 年 11 月 24 日（电脑日期曾不准，请核对）"
    assert dict(frozen(tiny_pack).scope.process)["评估期间"] == "2026 年 11 月 2 日 – 11 月 24 日"


def test_the_sentence_on_the_furthest_group_says_what_its_bar_says(tiny_pack: Pack) -> None:
    """Rounding a difference and taking the difference of rounded numbers are two numbers; a page prints one."""
    told = 0
    for one, two, three, four in product((0, 1, 2, 3), repeat=4):
        changed = {"2.2.1-01": one, "3.8-02": two, "3.14-01": three, "3.14-02": four}
        answers = PLAIN | {question: Answer(level=level) for question, level in changed.items()}
        found = Source(assessment(tiny_pack, answers), tiny_pack, "zh", "self", Brand(), "0", DAY)
        bars = [row.note for row in overview_of(found).bars.rows]
        missing = re.search(r"（差 ([0-9.]+) 级）", extremes_sentence(found.result, 2027))
        if missing is not None:
            told += 1
            assert any(f"−{missing[1]} 级" in shown for shown in bars), (bars, missing[0])
    assert told > 50
