"""What can be checked here of PDF/UA-1 and PDF/A-3a: the tag tree as pdfium reads it, and the file's own words.

No conformance checker is part of the tests; docs/report-files.md says which ones have seen the files.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pytest
from pypdfium2 import raw
from report_cases import everything
from test_pdf import unpacked

from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.attached import source_file
from aiplus_assess.reporting.pdf import render_pdf
from aiplus_assess.reporting.snapshot import freeze


@dataclass(frozen=True)
class Tag:
    kind: str
    alt: str
    scope: str
    path: tuple[str, ...]
    page: int


@pytest.fixture(scope="module")
def content(tiny_pack: Pack) -> bytes:
    made, _ = everything(tiny_pack, "TOK")
    carried = [source_file("assessment.aiplus", b"PK")]
    return render_pdf(freeze(made, tiny_pack, language="zh", program_version="0"), attached=carried)


@pytest.fixture(scope="module")
def document(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    opened = pypdfium2.PdfDocument(content)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def tags(document: pypdfium2.PdfDocument) -> list[Tag]:
    found: list[Tag] = []
    for number in range(len(document)):
        tree = raw.FPDF_StructTree_GetForPage(document[number])
        for place in range(raw.FPDF_StructTree_CountChildren(tree)):
            found += below(raw.FPDF_StructTree_GetChildAtIndex(tree, place), (), number + 1)
        raw.FPDF_StructTree_Close(tree)
    return found


def below(element: object, path: tuple[str, ...], page: int) -> Iterator[Tag]:
    kind = words(raw.FPDF_StructElement_GetType, element)
    yield Tag(kind, words(raw.FPDF_StructElement_GetAltText, element), scope(element), path, page)
    for place in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, place)
        if child:
            yield from below(child, (*path, kind), page)


def words(read: object, element: object) -> str:
    length = read(element, None, 0)  # type: ignore[operator]
    buffer = ctypes.create_string_buffer(length)
    read(element, buffer, length)  # type: ignore[operator]
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def scope(element: object) -> str:
    for place in range(max(0, raw.FPDF_StructElement_GetAttributeCount(element))):
        value = raw.FPDF_StructElement_Attr_GetValue(
            raw.FPDF_StructElement_GetAttributeAtIndex(element, place), b"Scope"
        )
        if value:
            buffer, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
            raw.FPDF_StructElement_Attr_GetStringValue(value, buffer, 64, length)
            return buffer.raw[: length.value].decode("utf-16-le").rstrip("\0")
    return ""


def test_every_chart_says_what_it_shows(tags: list[Tag]) -> None:
    figures = [tag for tag in tags if tag.kind == "Figure"]
    assert len(figures) >= 5
    assert [figure for figure in figures if len(figure.alt) < 8] == []


def test_every_table_has_heads_that_say_of_what(tags: list[Tag]) -> None:
    heads = [tag for tag in tags if tag.kind == "TH"]
    assert {tag.scope for tag in heads} == {"Row", "Column"}
    assert [tag for tag in tags if tag.kind == "Table" and tag.path[-1] == "Table"] == []
    assert [tag for tag in tags if tag.kind in ("TD", "TH") and tag.path[-1] != "TR"] == []
    assert [tag for tag in tags if tag.kind == "TR" and tag.path[-1] not in ("Table", "THead", "TBody")] == []
    tables = sum(tag.kind == "Table" for tag in tags)
    assert tables > 5
    assert len(heads) > tables


def test_headings_begin_at_one_and_skip_no_level(tags: list[Tag]) -> None:
    levels = [int(tag.kind[1]) for tag in tags if re.fullmatch("H[1-6]", tag.kind)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert len(levels) > 10


def test_all_that_is_drawn_is_content_or_an_artifact(document: pypdfium2.PdfDocument) -> None:
    """Nothing unmarked, and the running foot is no content."""
    running = 0
    for number in range(1, len(document)):
        for drawn in document[number].get_objects(max_depth=1):
            names = [mark(drawn, place) for place in range(raw.FPDFPageObj_CountMarks(drawn))]
            assert names, f"page {number + 1}: something is neither content nor artifact"
            running += drawn.type == raw.FPDF_PAGEOBJ_TEXT and "Artifact" in names
    assert running >= 2 * (len(document) - 1)


def mark(drawn: pypdfium2.PdfObject, place: int) -> str:
    buffer, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(
        raw.FPDFPageObj_GetMark(drawn, place), ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), 64, length
    )
    return buffer.raw[: length.value].decode("utf-16-le").rstrip("\0")


def test_reading_follows_the_page(document: pypdfium2.PdfDocument) -> None:
    """The summary page is read title, sentences, figures, gaps, first decisions; each once."""
    text = re.sub(r"\s", "", document[2].get_textpage().get_text_range())
    places = [text.find(part) for part in ("一、管理层摘要", "就绪度指数", "最大差距", "建议先做决定")]
    places = [place for place in places if place >= 0]
    assert len(places) >= 3
    assert places == sorted(places)


def test_both_standards_are_stated_in_one_block(content: bytes) -> None:
    (packet,) = re.findall(rb"<x:xmpmeta.*?</x:xmpmeta>", unpacked(content), re.S)
    assert packet.count(b"<rdf:RDF") == packet.count(b"</rdf:RDF>") == 1
    for stated in (b'pdfaid:part="3"', b'pdfaid:conformance="A"', b"<pdfuaid:part>1<", b"pdfaSchema:namespaceURI"):
        assert stated in packet


def test_the_file_says_how_it_wants_to_be_shown_and_what_it_carries(content: bytes) -> None:
    inside = unpacked(content)
    for wanted in (
        rb"/MarkInfo <</Marked true>>",
        rb"/ViewerPreferences <</DisplayDocTitle true>>",
        rb"/Lang \(zh-CN\)",
        rb"/S /GTS_PDFA1",
        rb"/DestOutputProfile \d+ 0 R",
        rb"/AFRelationship /Source",
        rb"/AF \[\d+ 0 R\]",
    ):
        assert re.search(wanted, inside), wanted
    assert not re.search(rb"/(JavaScript|JS|Launch|SubmitForm|GoToR|Encrypt)\b", inside)


def test_every_font_is_embedded(document: pypdfium2.PdfDocument) -> None:
    seen = set()
    for number in range(len(document)):
        for drawn in document[number].get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=3):
            font = raw.FPDFTextObj_GetFont(drawn)
            seen.add(bool(raw.FPDFFont_GetIsEmbedded(font)))
    assert seen == {True}
