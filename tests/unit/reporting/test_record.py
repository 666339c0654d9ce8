"""The life of a report in its pages: number, stage, watermark, meetings, feedback, versions; nothing when alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from order_cases import TOKENS, order
from report_cases import assessment

from aiplus_assess.assessment.engagement import Engagement, Meeting
from aiplus_assess.i18n import Language
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.html import render_html
from aiplus_assess.reporting.outline import outline_of
from aiplus_assess.reporting.snapshot import Snapshot, freeze


def report(pack: Pack, engagement: Engagement | None, language: Language = "zh", **changes: object) -> Snapshot:
    made = assessment(pack, engagement=engagement, **changes)
    return freeze(made, pack, language=language, program_version="0")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_on_record_is_printed(tiny_pack: Pack, language: Language) -> None:
    html = render_html(report(tiny_pack, order(), language))
    for token in TOKENS:
        assert token in html, token
    for day in ("2026-10-02", "2026-10-09", "2026-10-20") if language == "en" else ("2026 年 10 月 2 日",):
        assert day in html


def test_alone_there_is_no_trace_of_it(tiny_pack: Pack) -> None:
    shown = report(tiny_pack, None)
    assert shown.record is None
    assert shown.cover.watermark == ""
    assert "record" not in {chapter.key for chapter in outline_of(shown)}
    assert "background: url" not in render_html(shown)


def test_the_watermark_goes_with_the_final_version(tiny_pack: Pack) -> None:
    assert report(tiny_pack, order("review")).cover.watermark == "征求意见稿"
    assert report(tiny_pack, order("draft")).cover.watermark == "草稿"
    assert report(tiny_pack, order("final")).cover.watermark == ""
    made_final = {"status": "final", "finalized": datetime(2026, 11, 24, tzinfo=UTC)}
    assert report(tiny_pack, order("draft"), **made_final).cover.watermark == ""
    assert 'background: url("data:image/svg+xml;base64,' in render_html(report(tiny_pack, order("review")))


def test_the_engagements_own_number_and_confidentiality(tiny_pack: Pack) -> None:
    shown = report(tiny_pack, order("review", "confidential"))
    assert shown.cover.number == TOKENS[1]
    assert shown.cover.status == "征求意见稿"
    assert "保密" in shown.cover.confidentiality
    assert report(tiny_pack, order("review", "public")).cover.confidentiality == ""
    assert report(tiny_pack, Engagement()).cover.number.startswith("AI-20261124-")


def test_a_meeting_that_was_only_planned_is_no_record(tiny_pack: Pack) -> None:
    meetings = (
        Meeting("m1", "opening"),
        Meeting("m2", "interview", date(2026, 12, 20), "9:00", department="data", place="只是计划"),
        Meeting("m3", "interview", date(2026, 11, 20)),
        Meeting("m4", "closing", record="没有写日期，但写了记录"),
    )
    record = report(tiny_pack, Engagement(meetings=meetings)).record
    assert record is not None
    assert [one.heading[:2] for one in record.meetings] == ["访谈", "末次"]
    assert report(tiny_pack, Engagement(meetings=meetings[:2])).record is None
