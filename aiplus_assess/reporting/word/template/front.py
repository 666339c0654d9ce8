"""Cover, contents, document control."""

from __future__ import annotations

from aiplus_assess.i18n import _
from aiplus_assess.reporting.word.fields import TEXT_WIDTH
from aiplus_assess.reporting.word.template.blocks import (
    Xml,
    each,
    facts,
    field,
    grid,
    joined,
    p,
    row,
    run,
    spacer,
    twips,
    when,
)  # fmt: skip
from aiplus_assess.reporting.word.template.looks import Looks

FOOT = (0.24, 0.34, 0.18, 0.24)
"""Shares of the cover's four facts."""
AT_THE_BOTTOM = (
    '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="margin" w:tblpX="0" '
    f'w:tblpY="{twips(245)}"/>'
)


def cover(looks: Looks) -> Xml:
    """The first page."""
    nature = f"{{{{ cover.nature }}}} · {_('Report number')} {{{{ cover.number }}}} · {{{{ cover.status }}}}"
    return joined([
        _foot(looks),
        p("CoverBar"),
        p("Subtitle", "{{ cover.subject }}"),
        p("Title", "{{ cover.title }}"),
        p("CoverCompany", "{{ cover.company }}"),
        p("CoverText", "{{ cover.against }}"),
        p("Small", nature),
    ])  # fmt: skip


def _foot(looks: Looks) -> Xml:
    """Facts and confidentiality, at the bottom of the page whatever stands above."""
    wide = [TEXT_WIDTH * share for share in FOOT]
    labels = [p("CellQuiet", f"{{{{ cover.facts[{n}][0] }}}}") for n in range(len(FOOT))]
    values = [p("Cell", f"{{{{ cover.facts[{n}][1] }}}}") for n in range(len(FOOT))]
    text = joined([
        p("Spacer"), p("Small", "{{ cover.confidentiality }}"),
        when("cover.disclaimer", p("Small", "{{ cover.disclaimer }}")),
    ])  # fmt: skip
    last = f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{twips(TEXT_WIDTH)}" w:type="dxa"/><w:gridSpan w:val="{len(FOOT)}"/></w:tcPr>{text}</w:tc></w:tr>'  # noqa: E501
    return grid(wide, [row(wide, labels), row(wide, values), last], more=AT_THE_BOTTOM)


def contents() -> Xml:
    """A contents field with its entries already there, so that it is never empty; and document control."""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve">'
        ' TOC \\o "1-1" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    entry = p(
        "TOC1",
        run("{%r if loop.first %}"), Xml(begin), run("{%r endif %}"),
        '{{ entry.text | to("chapter", entry.key) }}',
        Xml("<w:r><w:tab/></w:r>"),
        field("PAGEREF {{ entry.bookmark }} \\h", ""),
    )  # fmt: skip
    end = p("Spacer", Xml('<w:r><w:fldChar w:fldCharType="end"/></w:r>'))
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    field_ = joined([
        p("TocHeading", _("Contents"), more="<w:pageBreakBefore/>"), each("entry in contents", entry), end,
    ])  # fmt: skip
    return joined([
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{field_}</w:sdtContent></w:sdt>",
        p("Heading3", _("Document control")),
        facts("control"),
        spacer(),
    ])  # fmt: skip
