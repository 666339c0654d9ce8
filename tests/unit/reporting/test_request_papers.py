"""The request list on paper: every paper with all that is known of it, in both languages, as PDF and as Word."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from report_cases import assessment

from aiplus_assess.assessment.engagement import Engagement, Member
from aiplus_assess.assessment.model import Assessment, AttachedFile, EvidenceItem
from aiplus_assess.assessment.requests import papers, request
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.i18n import use
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.legible import legible
from aiplus_assess.reporting.papers.draw import paper_docx, paper_html, paper_pdf
from aiplus_assess.reporting.papers.model import Paper
from aiplus_assess.reporting.papers.requests import request_list

TODAY = date(2026, 11, 24)
HOSTILE = "<script>alert(1)</script>{{ 7*7 }}\u202e𬭚😀"
BRAND = Brand(name="启明咨询", contact="0512-6666", disclaimer="仅供委托方")
ORDER = Engagement("集团公司", "R-7", team=(Member("李强", "组长"),))


@pytest.fixture
def listed(tiny_pack: Pack) -> Assessment:
    """The generated list, with a paper that is late, one no longer valid, and one the client added."""
    use("zh")
    made = assessment(tiny_pack, engagement=ORDER, departments={"data": "赵工"})
    ids = iter(f"paper-{n}" for n in range(1, 100))
    items = list(request(evaluate(tiny_pack, made.case()), made, lambda: next(ids)))
    items[0] = replace(items[0], due=date(2026, 11, 20), status="incomplete", note="缺三月的台账")
    file = AttachedFile("0" * 64, "台账-扫描.pdf", 9)
    items[1] = replace(
        items[1], status="provided", valid_until=date(2026, 1, 31), reference="第 7 页", file=file, due=TODAY
    )
    number = max(item.number for item in items) + 1
    added = EvidenceItem("own", HOSTILE, 1, ("3.8-02", "9.9-99"), "", status="missing", number=number)
    return replace(made, evidence=(*items, added))


def printed(paper: Paper) -> str:
    document = pypdfium2.PdfDocument(paper_pdf(paper))
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return re.sub(r"\s", "", text)


def in_word(paper: Paper) -> str:
    with zipfile.ZipFile(io.BytesIO(paper_docx(paper))) as file:
        return re.sub(r"<[^>]+>", "", file.read("word/document.xml").decode())


def test_every_paper_is_on_it_with_all_that_is_known(listed: Assessment, tiny_pack: Pack) -> None:
    text = printed(request_list(listed, tiny_pack, TODAY, language="zh", brand=BRAND))
    for item in listed.evidence:
        assert re.sub(r"\s", "", legible(item.title)) in text, item.title
        for question in item.questions:
            assert question in text
    for said in (
        "启明咨询", "0512-6666", "仅供委托方", "集团公司", "R-7", "李强组长", "2026年11月24日", "负责人：赵工",
        "缺三月的台账", "2026-11-20已逾期", "已提供已过期", "第7页·台账-扫描.pdf·有效期至2026-01-31", "9.9-99",
        "1/2", "2/2", tiny_pack.by_id["3.8-02"].title.zh,
    ):  # fmt: skip
        assert said in text, said


def test_it_is_grouped_by_department_in_the_order_of_the_numbers(listed: Assessment, tiny_pack: Pack) -> None:
    paper = request_list(listed, tiny_pack, TODAY, language="zh")
    grids = [block.grid for block in paper.blocks[:-1] if block.grid]
    numbers = [[int(row[0]) for row in grid.rows] for grid in grids]
    assert sorted(n for group in numbers for n in group) == sorted(item.number for item in listed.evidence)
    assert all(group == sorted(group) for group in numbers)
    known = [info.title.zh for info in tiny_pack.manifest.departments]
    headings = [block.heading for block in paper.blocks[:-1]]
    assert headings == [title for title in known if title in headings]
    assert all(row[-1] == "" and grid.high >= 10 for grid in grids for row in grid.rows)


def test_one_department_gets_its_own(listed: Assessment, tiny_pack: Pack) -> None:
    paper = request_list(listed, tiny_pack, TODAY, language="zh", department="data")
    title = next(info.title.zh for info in tiny_pack.manifest.departments if info.id == "data")
    assert paper.title == f"资料清单：{title}"
    assert [block.heading for block in paper.blocks[:-1]] == [title]


def test_the_questionnaires_words_follow_the_language_and_others_stay(listed: Assessment, tiny_pack: Pack) -> None:
    own = replace(listed.evidence[0], title="自己写的名称")
    made = replace(listed, evidence=(own, *listed.evidence[1:]))
    text = paper_html(request_list(made, tiny_pack, TODAY, language="en"))
    asked = papers(evaluate(tiny_pack, listed.case()), listed)
    english = {kind.en for question in tiny_pack.questions for kind in question.evidence if kind.zh == asked[1].title}
    assert english
    assert any(title in text for title in english)
    assert asked[1].title not in text
    assert "自己写的名称" in text
    assert "Responsible: 赵工" in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_list_gives_the_same_bytes_in_both_forms(listed: Assessment, tiny_pack: Pack, language: str) -> None:
    paper = request_list(listed, tiny_pack, TODAY, language=language, brand=BRAND)  # type: ignore[arg-type]
    assert (paper_pdf(paper), paper_docx(paper)) == (paper_pdf(paper), paper_docx(paper))
    words = in_word(paper)
    for said in (paper.title, "启明咨询", "0512-6666", "仅供委托方", "台账-扫描.pdf", "缺三月的台账"):
        assert said in words, said


def test_hostile_and_endless_texts_are_whole_and_shown_as_text(listed: Assessment, tiny_pack: Pack) -> None:
    long = replace(listed.evidence[2], note="长" * 10_000)
    made = replace(listed, evidence=(*listed.evidence[:2], long, *listed.evidence[3:]))
    paper = request_list(made, tiny_pack, TODAY, language="zh")
    html = paper_html(paper)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}[U+202E]" in html
    assert "<script" not in html
    assert printed(paper).count("长") >= 10_000
    words = in_word(paper)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}[U+202E]𬭚😀" in words
    assert words.count("长") >= 10_000
