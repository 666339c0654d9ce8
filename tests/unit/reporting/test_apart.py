"""Where people answered without sight of each other, the report says who said what."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from report_cases import assessment

from aiplus_assess.assessment.model import EMPTY, Answer, AnswerEvent
from aiplus_assess.exchange.result import disagreements_to_plain
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.html import render_html
from aiplus_assess.reporting.snapshot import freeze

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
ONE, OTHER = Answer(level=1), Answer(level=3)
HISTORY = (AnswerEvent("3.14-01", AT, "王敏", EMPTY, ONE), AnswerEvent("3.14-01", AT, "赵工", EMPTY, OTHER))


def test_the_answer_says_who_said_what(tiny_pack: Pack) -> None:
    made = assessment(tiny_pack, {"3.14-01": OTHER})
    shown = freeze(made, tiny_pack, language="zh", program_version="0", history=HISTORY)
    (entry,) = (one for group in shown.answers for one in group.entries if one.question == "3.14-01")
    assert "填写人说法不一：王敏：1 零散；赵工：3 落地" in entry.remarks
    assert "填写人说法不一" in render_html(shown)


def test_the_data_holds_every_statement_and_what_stands(tiny_pack: Pack) -> None:
    (one,) = disagreements_to_plain(HISTORY, assessment(tiny_pack, {"3.14-01": OTHER}), tiny_pack)
    assert [(said["by"], said["answer"]) for said in one["statements"]] == [
        ("王敏", {"level": 1}), ("赵工", {"level": 3}),
    ]  # fmt: skip
    assert one["stands"] == {"level": 3}


@pytest.mark.parametrize("history", [(), HISTORY[:1], (HISTORY[0], AnswerEvent("3.14-01", AT, "赵工", ONE, OTHER))])
def test_a_correction_is_no_disagreement(tiny_pack: Pack, history: tuple[AnswerEvent, ...]) -> None:
    made = assessment(tiny_pack, {"3.14-01": OTHER})
    shown = freeze(made, tiny_pack, language="zh", program_version="0", history=history)
    assert "填写人说法不一" not in render_html(shown)
    assert disagreements_to_plain(history, made, tiny_pack) == []
