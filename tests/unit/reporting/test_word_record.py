"""The life of a report in its Word file: meetings, feedback, versions, and the stage across every page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from order_cases import TOKENS, order
from report_cases import PLAIN, assessment, everything, frozen
from word_cases import W, body_of, parts_of, text_of

from aiplus_assess.assessment.engagement import Engagement
from aiplus_assess.i18n import Language
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.outline import outline_of
from aiplus_assess.reporting.snapshot import ReportEdition, Snapshot, freeze
from aiplus_assess.reporting.word.write import write_docx

V = "{urn:schemas-microsoft-com:vml}"


def report(pack: Pack, engagement: Engagement | None, language: Language = "zh", **changes: Any) -> Snapshot:
    return freeze(
        assessment(pack, engagement=engagement, **changes), pack, language=language, program_version="0"
    )  # fmt: skip


def stamps(content: bytes) -> list[str]:
    """The words across the pages, one for each header a kind of page has."""
    document = body_of(content)
    headers = [name for name in parts_of(content) if re.search(r"word/header\d\.xml$", name)]
    kinds = {mark.get(f"{W}type") for mark in document.iter(f"{W}headerReference")}
    assert kinds == {"default", "first", "even"}
    roots = [ElementTree.fromstring(parts_of(content)[name]) for name in sorted(headers)]
    return [path.get("string", "") for root in roots for path in root.iter(f"{V}textpath") if path.get("string")]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_on_record_is_in_the_file(tiny_pack: Pack, language: Language) -> None:
    made, texts = everything(tiny_pack, "TOK")
    shown = text_of(
        write_docx(freeze(replace(made, engagement=order()), tiny_pack, language=language, program_version="0"))
    )
    assert [text for text in (*TOKENS, *texts) if text not in shown] == []
    for day in ("2026-10-02", "2026-10-09", "2026-10-20") if language == "en" else ("2026 年 10 月 2 日",):
        assert day in shown


def test_alone_there_is_no_trace_of_it(tiny_pack: Pack) -> None:
    content = write_docx(report(tiny_pack, None))
    assert stamps(content) == []
    assert "会议与访谈" not in text_of(content)


@pytest.mark.parametrize("edition", ["full", "brief"])
def test_the_stage_stands_on_every_page_until_the_report_is_final(tiny_pack: Pack, edition: ReportEdition) -> None:
    def made(engagement: Engagement, **changes: Any) -> bytes:
        return write_docx(replace(report(tiny_pack, engagement, **changes), edition=edition))

    assert stamps(made(order("review"))) == ["征求意见稿"] * 3
    assert stamps(made(order("draft"))) == ["草稿"] * 3
    assert stamps(made(order("final"))) == []
    assert stamps(made(order("draft"), status="final", finalized=datetime(2026, 11, 24, tzinfo=UTC))) == []


def test_the_same_engagement_gives_the_same_bytes(tiny_pack: Pack) -> None:
    assert write_docx(report(tiny_pack, order())) == write_docx(report(tiny_pack, order()))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_chapter_of_the_outline_has_its_heading(tiny_pack: Pack, language: Language) -> None:
    snapshot = report(tiny_pack, order(), language)
    names = {mark.get(f"{W}name") for mark in body_of(write_docx(snapshot)).iter(f"{W}bookmarkStart")}
    assert [chapter.key for chapter in outline_of(snapshot) if f"chapter_{chapter.key}" not in names] == []


def test_what_is_signed_is_named(tiny_pack: Pack) -> None:
    snapshot = report(tiny_pack, order())
    index, level = (card.value for card in snapshot.summary.cards[:2])
    signed = f"双方已阅报告 {TOKENS[1]}（征求意见稿），知悉其按“自评”口径的结果：就绪度指数 {index}，就绪等级 {level}。"
    assert signed in text_of(write_docx(snapshot))


def test_clauses_without_an_answer_share_one_table(tiny_pack: Pack) -> None:
    none = freeze(assessment(tiny_pack, {}), tiny_pack, language="zh", program_version="0")
    shown = text_of(write_docx(none))
    assert [clause for clause in none.clauses if clause.unanswered]
    assert "尚无答复的条款" in shown
    assert all(shown.count(f"\n{clause.heading}\n") for clause in none.clauses if clause.unanswered)
    assert "尚无答复的条款" not in text_of(write_docx(freeze(
        assessment(tiny_pack, PLAIN), tiny_pack, language="zh", program_version="0")))  # fmt: skip


def test_gaps_and_proof_are_linked_from_the_answers(tiny_pack: Pack) -> None:
    snapshot = frozen(tiny_pack)
    links = {link.get(f"{W}anchor") or "" for link in body_of(write_docx(snapshot)).iter(f"{W}hyperlink")}
    assert [name for name in links if name.startswith("gap_")]
    assert {f"proof_{proof.number}" for proof in snapshot.proofs if proof.questions} <= links
