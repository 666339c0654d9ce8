"""A user's own Word template: what it may show, what is refused, and what a wrong field says."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from report_cases import FACTORY, frozen

from aiplus_assess.errors import InputError
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.word.checking import LARGEST_FILE, MOST_PARTS
from aiplus_assess.reporting.word.fields import Values, fields_of
from aiplus_assess.reporting.word.reference import listed, reference
from aiplus_assess.reporting.word.sandbox import KEPT_FILTERS
from aiplus_assess.reporting.word.write import default_template, write_docx


def template(*paragraphs: str) -> bytes:
    """A Word file of those paragraphs, as a user would type them."""
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_parts(content: bytes, parts: dict[str, bytes] | None = None) -> bytes:
    """The file with further parts, or others."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        added = dict(parts or {})
        for entry in old.namelist():
            new.writestr(entry, added.pop(entry, None) or old.read(entry))
        for name, part in added.items():
            new.writestr(name, part)
    return buffer.getvalue()


def lines(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


def refusal(pack: Pack, content: bytes) -> str:
    with pytest.raises(InputError) as caught:
        write_docx(frozen(pack), content)
    assert "\n" not in caught.value.message
    return caught.value.message


def test_fields_loops_conditions_and_pictures(tiny_pack: Pack) -> None:
    own = template(
        "{{ cover.company }} · {{ stage }}",
        "{%p for card in summary.cards %}", "{{ card.label }}: {{ card.value | strong }}", "{%p endfor %}",
        "{%p if full %}", "full", "{%p else %}", "brief", "{%p endif %}",
        "{{ overview.bars }}", "{{ summary.gauge | picture(40) }}",
    )  # fmt: skip
    made = write_docx(frozen(tiny_pack), own)
    shown = lines(made)
    assert shown[0].startswith(FACTORY.company)
    assert [line for line in shown if line.startswith("就绪度指数: ")]
    assert "full" in shown and "brief" not in shown
    assert len(Document(io.BytesIO(made)).inline_shapes) == 2
    assert write_docx(frozen(tiny_pack), own) == made


@pytest.mark.parametrize("edition", ["full", "brief"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_our_own_template_written_out_gives_the_same_report(tiny_pack: Pack, language: str, edition: str) -> None:
    snapshot = replace(frozen(tiny_pack, language=language), edition=edition)  # type: ignore[arg-type]
    own = default_template(language, edition)  # type: ignore[arg-type]
    assert write_docx(snapshot, own) == write_docx(snapshot)


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("公司：{{ cover.compny }}", ("compny", "company", "公司：")),
        ("{{ sumary.stage }}", ("sumary", "summary")),
        ("{% for x in clauses %}{{ x.haeding }}{% endfor %}", ("haeding", "heading")),
        ("{{ cover }}", ("cover",)),
        ("{{ cover.company | shout }}", ("shout",)),
        ("{% for x in clauses %}", ("clauses",)),
        ("{% for x in stage %}{{ x }}{% endfor %}", ("stage",)),
        ("{{ cover.company | picture }}", ("picture",)),
        ("{{ cover. }}", ("cover",)),
    ],
)
def test_a_wrong_field_is_named_with_its_paragraph(tiny_pack: Pack, typed: str, named: tuple[str, ...]) -> None:
    said = refusal(tiny_pack, template("first", typed, "last"))
    assert [word for word in named if word not in said] == []


def test_a_wrong_field_of_the_footer_is_found_too(tiny_pack: Pack) -> None:
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "{{ brand.nmae }}"
    buffer = io.BytesIO()
    document.save(buffer)
    assert "nmae" in refusal(tiny_pack, buffer.getvalue())


@pytest.mark.parametrize(
    "typed",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cover.__class__ }}",
        "{{ cover.company.upper() }}",
        "{{ 'a' * 1000000000 }}",
        "{{ range(10) }}",
        "{% set a = 'aaaa' %}{{ a ~ a }}",
        "{% macro m() %}x{% endmacro %}",
        "{% include 'x' %}",
        "{{ cover.company | attr('__class__') }}",
        "{{ cover.company | safe }}",
        "{{ '%1000000d' % 1 }}",
        "".join("{% for a in clauses %}" for _ in range(6)) + "x" + "{% endfor %}" * 6,
    ],
)
def test_a_template_reaches_and_calculates_nothing(tiny_pack: Pack, typed: str) -> None:
    refusal(tiny_pack, template(typed))


def test_tags_that_break_the_structure_are_refused(tiny_pack: Pack) -> None:
    document = Document()
    document.add_paragraph("{% for x in clauses %}")
    document.add_table(1, 2).cell(0, 0).text = "{{ x.heading }}{% endfor %}"
    buffer = io.BytesIO()
    document.save(buffer)
    assert "{%tr}" in refusal(tiny_pack, buffer.getvalue())


RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" '
    'TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "http://127.0.0.1:9/evil.dotm"),
        ("image", "file:///etc/passwd"),
        ("oleObject", "http://127.0.0.1:9/x"),
        ("hyperlink", "file://server/share"),
    ],
)
def test_references_to_the_outside_are_refused(tiny_pack: Pack, kind: str, target: str) -> None:
    part = RELATIONSHIPS.format(kind=kind, target=target).encode()
    assert target in refusal(tiny_pack, with_parts(template("a"), {"word/_rels/settings.xml.rels": part}))


def test_a_web_link_is_none(tiny_pack: Pack) -> None:
    part = RELATIONSHIPS.format(kind="hyperlink", target="https://www.gov.cn/").encode()
    assert write_docx(frozen(tiny_pack), with_parts(template("a"), {"word/_rels/fontTable.xml.rels": part}))


def test_macros_embedded_objects_and_entities_are_refused(tiny_pack: Pack) -> None:
    own = template("a")
    for content in (
        with_parts(own, {"word/vbaProject.bin": b"x"}),
        with_parts(own, {"word/embeddings/oleObject1.bin": b"x"}),
        with_parts(own, {"word/extra.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        with_parts(own, {"word/x.xml": b'<w:p><w:instrText>INCLUDE</w:instrText><w:instrText>TEXT "c"</w:instrText>'}),
    ):
        refusal(tiny_pack, content)
    with zipfile.ZipFile(io.BytesIO(own)) as file:
        types = file.read("[Content_Types].xml").replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        )
    refusal(tiny_pack, with_parts(own, {"[Content_Types].xml": types}))


def test_bombs_and_what_is_no_word_file_are_refused(tiny_pack: Pack) -> None:
    for content in (b"", b"PK", b"%PDF-1.7", b"x" * (LARGEST_FILE + 1), with_parts(template("a"))[:-40]):
        refusal(tiny_pack, content)
    bomb = with_parts(template("a"), {"word/media/zeros.png": b"\0" * (101 * 2**20)})
    assert len(bomb) < 2**20
    refusal(tiny_pack, bomb)
    refusal(tiny_pack, with_parts(template("a"), {f"word/media/{n}.png": b"" for n in range(MOST_PARTS)}))


def test_the_templates_author_is_not_the_reports(tiny_pack: Pack) -> None:
    document = Document()
    document.core_properties.author = document.core_properties.last_modified_by = "someone"
    document.add_paragraph("{{ cover.company }}")
    buffer = io.BytesIO()
    document.save(buffer)
    made = Document(io.BytesIO(write_docx(frozen(tiny_pack), buffer.getvalue()))).core_properties
    assert (made.author, made.last_modified_by) == (FACTORY.company, FACTORY.company)


GUIDE = Path(__file__).resolve().parents[3] / "docs" / "word-template.md"


def test_the_guide_lists_every_field_there_is() -> None:
    assert listed() in GUIDE.read_text(encoding="utf-8"), "run scripts/write-word-fields"


def test_the_guide_names_every_filter() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    known = (*KEPT_FILTERS, *Values().filters())
    assert [name for name in known if f"`{name}`" not in guide and f"| {name}" not in guide.replace("\\|", "|")] == []


def test_the_fields_listed_are_the_fields_given(tiny_pack: Pack) -> None:
    assert {re.split(r"[.\[]", path)[0] for path, _ in reference()} == set(fields_of(frozen(tiny_pack)))
    single = [path for path, kind in reference() if "[" not in path and not path.startswith("comparison")]
    asked = [f"{{% if {path} is defined %}}{path}={{{{ {path} }}}}{{% endif %}}" for path in single]
    shown = lines(write_docx(frozen(tiny_pack), template(*asked)))
    assert [path for path, line in zip(single, shown, strict=True) if not line.startswith(f"{path}=")] == []
