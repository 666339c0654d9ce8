"""The Word report: everything is in it, it opens again, the same bytes come twice, nothing typed becomes markup."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from compare_cases import earlier, later
from docx import Document
from PIL import Image
from report_cases import FACTORY, PLAIN, assessment, everything, frozen
from word_cases import W, body_of, parts_of, text_of

from aiplus_assess.i18n import Language
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.brand import Brand, Logo
from aiplus_assess.reporting.snapshot import freeze
from aiplus_assess.reporting.word.write import write_docx


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_entered_is_in_the_file(tiny_pack: Pack, language: str) -> None:
    made, texts = everything(tiny_pack, "TOK")
    shown = text_of(write_docx(freeze(made, tiny_pack, language=language, program_version="0")))  # type: ignore[arg-type]
    assert [text for text in texts if text not in shown] == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("edition", ["full", "brief"])
def test_it_opens_again_and_has_no_template_code_left(tiny_pack: Pack, language: str, edition: str) -> None:
    content = write_docx(replace(frozen(tiny_pack, language=language), edition=edition))  # type: ignore[arg-type]
    document = Document(io.BytesIO(content))
    assert FACTORY.company in "".join(p.text for p in document.paragraphs)
    shown = text_of(content)
    assert re.findall(r"\{[{%#].*|[\ue000-\uf8ff]", shown) == []
    for name, part in parts_of(content).items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(part)


def test_the_same_input_gives_the_same_bytes(tiny_pack: Pack) -> None:
    assert write_docx(frozen(tiny_pack)) == write_docx(frozen(tiny_pack))


def test_every_official_sentence_stands_verbatim(tiny_pack: Pack) -> None:
    shown = text_of(write_docx(frozen(tiny_pack, language="en")))
    assert [s.id for s in tiny_pack.policy.sentences if s.text.strip() not in shown] == []


def test_the_properties_come_from_the_snapshot(tiny_pack: Pack) -> None:
    snapshot = frozen(tiny_pack)
    known = Document(io.BytesIO(write_docx(snapshot))).core_properties
    assert (known.author, known.last_modified_by, known.language) == (FACTORY.company, FACTORY.company, "zh-CN")
    assert known.modified is not None
    assert known.modified.replace(tzinfo=None) == snapshot.made.replace(tzinfo=None)
    branded = replace(snapshot, brand=Brand(name="甲咨询"))
    assert Document(io.BytesIO(write_docx(branded))).core_properties.author == "甲咨询"


def test_every_picture_says_what_it_shows(tiny_pack: Pack) -> None:
    snapshot = frozen(tiny_pack)
    content = write_docx(snapshot)
    told = [mark.get("descr") for mark in body_of(content).iter() if mark.tag.endswith("}docPr")]
    assert len(told) >= 6
    assert all(told)
    assert snapshot.overview.bars.alt in told


TYPED = '<script>alert(1)</script> & "q" {{ 7*7 }} {% raw %} {_{ x }_}'
HOSTILE = TYPED + " \x07\x1b\u202eabc\u200b\ue000s\ue001 ]]> 𬭚😀\n第二行"


def test_hostile_text_is_shown_as_text(tiny_pack: Pack) -> None:
    answers = PLAIN | {"3.14-01": replace(PLAIN["3.14-01"], note=HOSTILE)}
    made = assessment(tiny_pack, answers, profile=replace(FACTORY, company=HOSTILE), title=HOSTILE)
    content = write_docx(freeze(made, tiny_pack, language="zh", program_version="0"))
    shown = text_of(content)
    for wanted in (
        '<script>alert(1)</script> & "q" {{ 7*7 }} {% raw %} {_{ x }_}',
        "[U+202E]abc[U+200B][U+E000]s",
        "𬭚😀",
    ):
        assert wanted in shown
    note = next(p for p in body_of(content).iter(f"{W}p") if "备注： <script>" in "".join(p.itertext()))
    assert note.find(f".//{W}br") is not None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_comparison_has_its_chapter(language: Language) -> None:
    new = later()
    snapshot = freeze(new.assessment, new.pack, language=language, program_version="0", earlier=(earlier(),))
    content = write_docx(snapshot)
    shown = text_of(content)
    assert ("与上次评估对比" if language == "zh" else "Since the last assessment") in shown
    assert "只有口头设想" in shown  # the note of the earlier side
    comparison = snapshot.comparison
    assert comparison is not None
    told = {mark.get("descr") for mark in body_of(content).iter() if mark.tag.endswith("}docPr")}
    assert {comparison.groups.alt, comparison.trend.alt} <= told
    assert [move.question for move in comparison.moves if move.kind != "unchanged" and move.question not in shown] == []


def test_the_contents_field_is_filled_and_updated_on_opening(tiny_pack: Pack) -> None:
    parts = parts_of(write_docx(frozen(tiny_pack)))
    body = ElementTree.fromstring(parts["word/document.xml"])
    codes = [code.text or "" for code in body.iter(f"{W}instrText")]
    assert [code for code in codes if code.strip().startswith("TOC ")]
    names = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    pages = [code.split()[1] for code in codes if "PAGEREF" in code]
    assert len(pages) >= 10
    assert set(pages) <= names
    links = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")}
    assert links <= names
    assert b"updateFields" in parts["word/settings.xml"]
    kinds = [mark.get(f"{W}fldCharType") for mark in body.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("end") == kinds.count("separate")


def test_heads_are_repeated_and_rows_stay_whole(tiny_pack: Pack) -> None:
    body = body_of(write_docx(frozen(tiny_pack)))
    tables = [t for t in body.iter(f"{W}tbl") if t.find(f"{W}tblPr/{W}tblStyle[@{W}val='ReportTable']") is not None]
    assert len(tables) > 10
    assert sum(t.find(f".//{W}tblHeader") is not None for t in tables) >= len(tables) - 1  # how to read: no head
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for t in tables for row in t.iter(f"{W}tr"))


def test_a_logo_stands_on_the_cover(tiny_pack: Pack) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (200, 100), "#7a1f4e").save(buffer, "PNG")
    brand = Brand(name="甲咨询", disclaimer="只供内部", logo=Logo(buffer.getvalue(), 200, 100))
    parts = parts_of(write_docx(replace(frozen(tiny_pack), brand=brand)))
    assert buffer.getvalue() in parts.values()
