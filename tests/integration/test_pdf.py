"""The PDF itself: everything is in it, nothing is fetched, the same bytes come twice, WeasyPrint has no complaint."""

from __future__ import annotations

import contextlib
import http.server
import logging
import re
import threading
import zlib
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pypdfium2
import pytest
from report_cases import FACTORY, PLAIN, assessment, everything, frozen

from aiplus_assess.assessment.model import Answer, Finding
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.html import render_html
from aiplus_assess.reporting.pdf import render_pdf
from aiplus_assess.reporting.snapshot import Snapshot, freeze


@pytest.fixture(autouse=True)
def no_complaints(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A log line of WeasyPrint or fontTools is a fault of ours."""
    caplog.set_level(logging.WARNING)
    yield
    assert [record.getMessage() for record in caplog.get_records("call")] == []


def text_of(content: bytes) -> str:
    """All text of the file, without the line breaks layout put into it."""
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()
    return re.sub(r"\s+|\ufffe", "", "\n".join(pages))


def unpacked(content: bytes) -> bytes:
    """The file with its compressed streams opened."""
    opened = [content]
    for stream in re.findall(rb"stream\n(.*?)\nendstream", content, re.S):
        with contextlib.suppress(zlib.error):
            opened.append(zlib.decompress(stream))
    return b"\n".join(opened)


def pages_of(content: bytes) -> int:
    document = pypdfium2.PdfDocument(content)
    count = len(document)
    document.close()
    return count


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_official_sentences_stand_verbatim(tiny_pack: Pack, language: str) -> None:
    content = render_pdf(frozen(tiny_pack, language=language))
    shown = text_of(content)
    assert [s.id for s in tiny_pack.policy.sentences if squeezed(s.text) not in shown] == []
    assert ("参考目标，非国家考核口径" if language == "zh" else squeezed("not an official national measure")) in shown


def test_the_same_input_gives_the_same_bytes(tiny_pack: Pack) -> None:
    assert render_pdf(frozen(tiny_pack)) == render_pdf(frozen(tiny_pack))


def test_everything_entered_is_in_the_file(tiny_pack: Pack) -> None:
    made, texts = everything(tiny_pack, "TOK")
    shown = text_of(render_pdf(freeze(made, tiny_pack, language="zh", program_version="0")))
    assert [text for text in texts if text not in shown] == []


def test_the_brief_edition_is_four_pages(tiny_pack: Pack) -> None:
    content = render_pdf(replace(frozen(tiny_pack), edition="brief"))
    assert pages_of(content) == 4


def test_it_is_tagged_titled_and_bookmarked(tiny_pack: Pack) -> None:
    content = render_pdf(frozen(tiny_pack))
    document = pypdfium2.PdfDocument(content)
    try:
        marks = [item.get_title() for item in document.get_toc()]
        assert document.get_metadata_dict()["Title"].startswith(FACTORY.company)
    finally:
        document.close()
    assert marks[0] == "一、管理层摘要"
    assert any("加强数据供给创新" in mark for mark in marks)
    inside = unpacked(content)
    for wanted in (b"/StructTreeRoot", b"/Lang (zh-CN)", b"pdfuaid:part"):
        assert wanted in inside
    fonts = set(re.findall(rb"/BaseFont /([A-Z]{6})\+([\w-]+)", inside))
    assert {name for _, name in fonts} == {b"Noto-Sans-SC", b"Noto-Sans-SC-Bold"}


def test_progress_only_grows(tiny_pack: Pack) -> None:
    heard: list[float] = []
    render_pdf(frozen(tiny_pack), lambda fraction, text: heard.append(fraction))
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert len(heard) > 8


def test_a_progress_that_raises_stops_the_report(tiny_pack: Pack) -> None:
    class Stop(Exception):
        pass

    def stop(fraction: float, text: str) -> None:
        if fraction > 0.1:
            raise Stop

    with pytest.raises(Stop):
        render_pdf(frozen(tiny_pack), stop)


@pytest.fixture
def trap() -> Iterator[tuple[str, list[str]]]:
    """A listening server; the list holds what was asked of it."""
    asked: list[str] = []

    class Trap(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            asked.append(self.path)

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Trap) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


def hostile(address: str) -> list[str]:
    return [
        f'<img src="{address}/a.png"><link rel=stylesheet href="{address}/b.css"><script>alert(1)</script>',
        "<style>*{display:none}</style><iframe src='file:///etc/passwd'></iframe></td></table>",
        f"<svg><image href='{address}/c.svg'/></svg> url({address}/d) url(file:///etc/passwd)",
        "{{ 7 * 7 }} {% for x in s %}{{ x }}{% endfor %} ${7*7} %(name)s {company}",
        "\u202e倒着写\u202c \u200b零宽\u200d\ufeff \x00\x07\x1b[31m",
        "🎉🎊 ☑ 𬭚堃喆 عربي",
        "很长" * 5000,
    ]


def test_hostile_text_stays_text_and_fetches_nothing(tiny_pack: Pack, trap: tuple[str, list[str]]) -> None:
    address, asked = trap
    evil = hostile(address)
    notes = dict(zip(PLAIN, evil, strict=False))
    made = assessment(
        tiny_pack,
        {question: replace(answer, note=notes.get(question, "")) for question, answer in PLAIN.items()},
        title=evil[3],
        assessor=evil[0],
        profile=replace(FACTORY, company=f"{evil[1]}{evil[4]}", region=evil[2]),
        findings=(Finding("gf2025-11:3.8", evil[0], evil[2], evil[4]),),
    )
    brand = Brand(evil[0], evil[2], evil[3], "url(http://x)")
    shown = text_of(render_pdf(freeze(made, tiny_pack, language="zh", brand=brand, program_version="0")))
    assert asked == []
    for wanted in ("<script>alert(1)</script>", "{{7*7}}", "{company}", "[U+202E]倒着写", "[U+0000]", "𬭚堃喆", "〓"):
        assert wanted in shown
    assert "U+1F389PARTYPOPPER" in shown
    assert "root:" not in shown
    assert shown.count("很") >= 5000


def test_nothing_outside_the_document_is_named(tiny_pack: Pack) -> None:
    page = render_html(frozen(tiny_pack))
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert "url(" not in page
    assert "@import" not in page


EXTREMES = {
    "empty": {},
    "unknown": {question: Answer(unknown=True) for question in PLAIN},
    "one": {question: Answer(na="不涉及") for question in PLAIN if question not in ("3.14-03", "1.2-01")}
    | {"3.8-02": Answer(level=3)},
}


@pytest.mark.parametrize("name", EXTREMES)
@pytest.mark.parametrize(("language", "edition"), [("zh", "full"), ("en", "brief")])
def test_extremes_render(tiny_pack: Pack, name: str, language: str, edition: str) -> None:
    made: Snapshot = replace(frozen(tiny_pack, EXTREMES[name], language), edition=edition)  # type: ignore[arg-type]
    assert pages_of(render_pdf(made)) >= 4


def test_every_link_has_its_target(tiny_pack: Pack) -> None:
    made, _ = everything(tiny_pack, "TOK")
    page = render_html(freeze(made, tiny_pack, language="zh", program_version="0"))
    targets, wanted = set(re.findall(r'id="([^"]+)"', page)), set(re.findall(r'href="#([^"]+)"', page))
    assert wanted
    assert wanted <= targets


def test_charts_in_the_document_say_what_they_show(tiny_pack: Pack) -> None:
    page = render_html(frozen(tiny_pack))
    for svg in re.findall(r"<svg.*?</svg>", page, re.S):
        title = ElementTree.fromstring(svg).find("{http://www.w3.org/2000/svg}title")
        assert title is not None
        assert title.text
