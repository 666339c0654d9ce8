"""How the pages of the report are set: none empty, no lonely heads, no mark where a line can't begin, live links."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

import pytest
from pdf_reading import Char, Link, Reading
from report_companies import COMPANIES, real_pack, report_on

from aiplus_assess.assessment.engagement import Engagement, Member
from aiplus_assess.i18n import Language
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.pdf import render_pdf
from aiplus_assess.reporting.punctuation import CLOSING, OPENING
from aiplus_assess.reporting.snapshot import ReportEdition, freeze

MM = 72 / 25.4
TOP, BOTTOM = (297 - 20) * MM, 22 * MM
"""Where the text of a page begins and where it ends, in pt from the page's bottom."""
LOOKED_AT: tuple[tuple[str, Language, ReportEdition], ...] = (
    ("sample", "zh", "full"), ("sample", "en", "full"), ("hardly", "zh", "full"), ("one", "en", "full"),
    ("named", "zh", "full"), ("advisor", "zh", "brief"),
)  # fmt: skip
IDS = ["-".join(row) for row in LOOKED_AT]


@cache
def written(name: str, language: Language = "zh", edition: ReportEdition = "full") -> bytes:
    """Each report is rendered once for all tests of this file."""
    return render_pdf(report_on(name, language, edition))


def body(reading: Reading, page: int) -> list[Char]:
    """The page's characters above the footer."""
    return [char for char in reading.chars(page) if char.y > BOTTOM]


def last_line(chars: list[Char]) -> list[Char]:
    lowest = min(char.y for char in chars)
    return [char for char in chars if char.y - lowest < 2 and char.char.strip()]


@pytest.mark.parametrize("report", LOOKED_AT, ids=IDS)
def test_no_page_is_almost_empty(report: tuple[str, Language, ReportEdition]) -> None:
    with Reading(written(*report)) as reading:
        filled = {
            page + 1: (TOP - min(char.y for char in body(reading, page))) / (TOP - BOTTOM)
            for page in range(1, len(reading) - 1)
        }
    assert {page: round(share, 2) for page, share in filled.items() if share < 0.25} == {}


@pytest.mark.parametrize("report", LOOKED_AT, ids=IDS)
def test_no_head_ends_a_page(report: tuple[str, Language, ReportEdition]) -> None:
    with Reading(written(*report)) as reading:
        ends = {page + 1: last_line(body(reading, page)) for page in range(1, len(reading))}
    bold = {page: "".join(char.char for char in line) for page, line in ends.items() if all(c.bold for c in line)}
    bold = {page: words for page, words in bold.items() if not re.fullmatch(r"[\d%—]+", words)}  # numbers of a chart
    outlooks = [page for page, words in bold.items() if words.endswith(("。", "."))]  # the summary's last sentence
    assert {page: words for page, words in bold.items() if page not in outlooks} == {}
    assert len(outlooks) <= 1


@pytest.mark.parametrize("report", [row for row in LOOKED_AT if row[1] == "zh"], ids="-".join)
def test_no_line_begins_or_ends_with_the_wrong_mark(report: tuple[str, Language, ReportEdition]) -> None:
    wrong = []
    with Reading(written(*report)) as reading:
        for page in range(len(reading)):
            for before, after in pairwise(body(reading, page)):
                turned = 6 < before.y - after.y < 24 and after.x < before.x and before.size == after.size
                if turned and (after.char in CLOSING or before.char in OPENING):
                    wrong.append((page + 1, before.char, after.char))
    assert wrong == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", COMPANIES)
def test_the_brief_edition_is_four_pages_for_every_company(name: str, language: Language) -> None:
    with Reading(written(name, language, "brief")) as reading:
        assert len(reading) == 4


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["unknown", "one", "hardly"])
def test_few_answers_leave_no_page_of_the_brief_edition_half_empty(name: str, language: Language) -> None:
    with Reading(written(name, language, "brief")) as reading:
        filled = [(TOP - min(char.y for char in body(reading, page))) / (TOP - BOTTOM) for page in (2, 3)]
    assert min(filled) > 0.4, filled


def test_document_control_of_an_engagement_stays_below_the_contents() -> None:
    order = Engagement("某集团有限公司", "AI+2026-031", scope="总部与两个制造基地", team=(Member("李强", "组长"),))
    made = replace(
        COMPANIES["unknown"](), engagement=replace(order, started=date(2026, 11, 2), ends=date(2026, 11, 20))
    )
    snapshot = freeze(
        made, real_pack(), language="zh", program_version="0.1.0", brand=Brand("某咨询", contact="a@b.cn")
    )
    assert len(snapshot.control) > 14
    with Reading(render_pdf(snapshot)) as reading:
        assert "AI+ Assess 0.1.0" in reading.text(1)
        assert "管理层摘要" in reading.text(2)


@pytest.mark.parametrize("name", ["sample", "hardly"])
def test_no_head_of_a_table_is_broken_within_a_word(name: str) -> None:
    gaps = ("Rank", "Assessment item", "Priority", "Next step", "Effort")
    others = ("Index effect", "Owner", "Verified", "Proof", "Gap and next step", "Reached", "Mean target", "Counted")
    with Reading(written(name, "en")) as reading:
        told = " ".join(" ".join(reading.text(page) for page in range(len(reading))).split())
    assert [word for word in (*gaps, *others) if word not in told] == []


def test_a_reply_is_not_torn_from_its_level() -> None:
    """Where spaces are kept, WeasyPrint ends a line after the level's number although the whole line has room."""
    with Reading(written("sample", "en")) as reading:
        lonely = {
            page + 1: line
            for page in range(len(reading))
            for line in re.findall(r"^[0-5]\r?$", reading.text(page), re.MULTILINE)
            if "Proof:" in reading.text(page)
        }
    assert lonely == {}


def test_the_bound_edge_is_wider() -> None:
    with Reading(written("sample")) as reading:
        for page in range(2, 12):
            left = min(char.x for char in body(reading, page)) / MM
            assert left == pytest.approx(21 if page % 2 == 0 else 15, abs=1.5), page + 1


def test_every_page_but_the_cover_says_which_of_how_many() -> None:
    with Reading(written("sample")) as reading:
        for page in range(1, len(reading)):
            assert f"{page + 1} / {len(reading)}" in reading.text(page)
        assert f"1 / {len(reading)}" not in reading.text(0)


def links(reading: Reading) -> list[Link]:
    return [link for page in range(len(reading)) for link in reading.links(page)]


def test_the_contents_lead_to_their_chapters() -> None:
    with Reading(written("sample")) as reading:
        rows = list(reading.links(1))
        assert len(rows) >= 14
        for row in rows:
            title = row.text.split(".")[0].split("、")[-1].split(" ")[-1].strip()
            assert title in reading.near(row.to_page, row.to_y), row


def test_findings_questions_clauses_and_sentences_are_linked_both_ways() -> None:
    """Gap → answer → sentence → answer → clause section → answer → gap, all followed in the file itself."""
    pack, snapshot = real_pack(), report_on("sample")
    with Reading(written("sample")) as reading:
        found = links(reading)
        ends = Counter((link.to_page, round(link.to_y)) for link in found)
        told = {place: reading.near(place[0], place[1], 24) for place in ends}
        led_to = {text.replace(" ", "") for text in told.values()}
        for table in snapshot.gaps.tables:
            for row in table.rows:
                assert any(text.startswith(row.question) for text in led_to), row.question
                assert any(link.text == f"差距第 {row.rank} 位" for link in found), row.rank
        for sentence in {r.id for q in snapshot.answers for e in q.entries for r in pack.by_id[e.question].sentences}:
            assert any(text.startswith(sentence) for text in led_to), sentence
        headings = {
            clause.heading.replace(" ", "")
            for clause in snapshot.clauses
            if clause.remarkable and not clause.unanswered
        }
        assert all(any(text.startswith(heading) for text in led_to) for heading in headings)
        cited = {proof.number for proof in snapshot.proofs if proof.questions and proof.status == "已提供"}
        assert len(cited) > 5  # a paper that is only asked for proves nothing yet, so no answer cites it
        assert cited <= {link.text for link in found}


def test_each_sentence_says_where_it_is_treated_or_why_not() -> None:
    for name in ("sample", "hardly", "advisor"):
        sentences = [s for clause in report_on(name).tracing.clauses for s in clause.sentences]
        assert len(sentences) == len(real_pack().policy.sentences) == 93
        assert [s.sentence for s in sentences if not (s.questions or s.reason)] == []
