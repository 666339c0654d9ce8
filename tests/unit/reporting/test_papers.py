"""Guides, sheets and letters: everything entered is on them, in both languages, as PDF and as Word."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from report_cases import assessment

from aiplus_assess.assessment.departments import department_of, questions_of
from aiplus_assess.assessment.engagement import Attendee, Engagement, Feedback, Meeting, MeetingNote
from aiplus_assess.assessment.model import Answer, Assessment
from aiplus_assess.i18n import Language
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.legible import legible
from aiplus_assess.reporting.papers.draw import paper_docx, paper_html, paper_pdf
from aiplus_assess.reporting.papers.interview import interview_guide
from aiplus_assess.reporting.papers.model import BOX, Paper
from aiplus_assess.reporting.papers.sheets import (
    ROWS,
    confirmation_letter,
    feedback_table,
    interview_record,
    sign_in_sheet,
)

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}\u202e𬭚"
MEETING = Meeting(
    "m1", "opening", date(2026, 10, 1), "09:30", "11:00", "二楼会议室", "it",
    (Attendee("王敏", "数据部", "经理"), Attendee(HOSTILE)),
    (MeetingNote("三条线在用", "2.2.1-01"), MeetingNote("另外说明")), "谈了两小时",
)  # fmt: skip
ORDER = Engagement(
    client="集团公司", report_number="R-7", assigned={"3.8-02": "it"}, meetings=(MEETING,),
    feedback=(Feedback("f1", "口径不对", "0.2", "3", "王敏", date(2026, 10, 5), "declined", "按公式算得", "李强"),),
)  # fmt: skip


@pytest.fixture
def engaged(tiny_pack: Pack) -> Assessment:
    answers = {"3.8-02": Answer(level=1, note="旧备注"), "2.2.1-01": Answer(unknown=True)}
    return assessment(tiny_pack, answers, engagement=ORDER, departments={"it": "赵工"})


def papers(made: Assessment, pack: Pack, language: Language) -> list[Paper]:
    department = department_of(made, pack, "3.8-02")
    questions = questions_of(made, pack, department)
    return [
        interview_guide(made, pack, department, questions, language=language),
        sign_in_sheet(made, pack, MEETING, language=language),
        interview_record(made, pack, MEETING, language=language),
        feedback_table(made, pack, language=language),
        confirmation_letter(made, pack, None, language=language),
    ]


def text_of_docx(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return re.sub(r"<[^>]+>", "", file.read("word/document.xml").decode())


def test_a_question_goes_to_the_department_it_was_given_to(engaged: Assessment, tiny_pack: Pack) -> None:
    assert department_of(engaged, tiny_pack, "3.8-02") == "it"
    assert "3.8-02" in questions_of(engaged, tiny_pack, "it")
    alone = replace(engaged, engagement=None)
    own = str(tiny_pack.by_id["3.8-02"].department)
    assert department_of(alone, tiny_pack, "3.8-02") == own
    assert "3.8-02" in questions_of(alone, tiny_pack, own)


def test_the_guide_has_levels_papers_and_what_is_known(engaged: Assessment, tiny_pack: Pack) -> None:
    html = paper_html(papers(engaged, tiny_pack, "zh")[0])
    question = tiny_pack.by_id["3.8-02"]
    for text in (question.text.zh, question.title.zh, *(kind.zh for kind in question.evidence), "旧备注", "赵工"):
        assert text in html
    assert "企业目前的自评：1 零散" in html


def test_what_to_ask_to_see_stands_in_one_line_with_boxes(engaged: Assessment, tiny_pack: Pack) -> None:
    guide = papers(engaged, tiny_pack, "zh")[0]
    block = next(one for one in guide.blocks if one.eyebrow.startswith("3.8-02"))
    kinds = tiny_pack.by_id["3.8-02"].evidence
    (line,) = [line for line in block.lines if line.startswith("请出示：")]
    assert line.count(BOX) == len(kinds) > 1
    assert all(kind.zh in line for kind in kinds)


def test_the_sheet_has_room_for_everybody(engaged: Assessment, tiny_pack: Pack) -> None:
    sheet = sign_in_sheet(engaged, tiny_pack, MEETING, language="zh")
    (block,) = sheet.blocks
    assert block.grid is not None
    assert len(block.grid.rows) == ROWS
    assert block.grid.rows[0][:4] == ("1", "王敏", "数据部", "经理")
    assert sheet.title == "签到表：启动会"


def test_feedback_says_what_became_of_it(engaged: Assessment, tiny_pack: Pack) -> None:
    html = paper_html(feedback_table(engaged, tiny_pack, language="zh"))
    for text in ("口径不对", "王敏 · 2026 年 10 月 5 日", "未采纳", "按公式算得", "R-7", "集团公司"):
        assert text in html


def test_the_letter_claims_nothing_official(engaged: Assessment, tiny_pack: Pack) -> None:
    html = paper_html(confirmation_letter(engaged, tiny_pack, None, language="zh"))
    assert "参考目标，非国家考核口径" in html
    assert "不是官方认定" in html


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_forms_hold_the_same_words(engaged: Assessment, tiny_pack: Pack, language: Language) -> None:
    for paper in papers(engaged, tiny_pack, language):
        pdf, docx = paper_pdf(paper), paper_docx(paper)
        assert (pdf, docx) == (paper_pdf(paper), paper_docx(paper))
        words = text_of_docx(docx)
        document = pypdfium2.PdfDocument(pdf)
        printed = re.sub(r"\s", "", "".join(page.get_textpage().get_text_bounded() for page in document))
        document.close()
        for text in (paper.title, paper.company, *(value for _label, value in paper.facts)):
            assert re.sub(r"\s", "", legible(text)) in printed
        assert paper.title in words


def test_hostile_text_is_shown_as_text(engaged: Assessment, tiny_pack: Pack) -> None:
    sheet = sign_in_sheet(engaged, tiny_pack, MEETING, language="zh")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}[U+202E]" in paper_html(sheet)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}[U+202E]𬭚" in text_of_docx(paper_docx(sheet))
