"""Cover, contents, document control."""

from __future__ import annotations

from aiplus_assess.i18n import _
from aiplus_assess.reporting.word.template.blocks import (
    Xml,
    each,
    facts,
    field,
    joined,
    p,
    run,
    spacer,
    when,
)  # fmt: skip


def cover() -> Xml:
    """The first page."""
    nature = f"{{{{ cover.nature }}}} · {_('Report number')} {{{{ cover.number }}}} · {{{{ cover.status }}}}"
    return joined([
        when("brand.logo", p("CoverText", "{{ brand.logo | picture(45) }}")),
        p("CoverBar"),
        p("Subtitle", "{{ cover.subject }}"),
        p("Title", "{{ cover.title }}"),
        p("CoverCompany", "{{ cover.company }}"),
        p("CoverText", "{{ cover.against }}"),
        p("Small", nature),
    ])  # fmt: skip


def cover_foot() -> Xml:
    """The first page's footer: it grows upwards from the bottom of the page, however much it says."""
    return joined([
        when("cover.prepared", facts("cover.prepared")),
        facts("cover.facts"),
        when("cover.confidentiality", p("Small", "{{ cover.confidentiality }}")),
        when("cover.disclaimer", p("Small", "{{ cover.disclaimer }}")),
        spacer(),
    ])  # fmt: skip


def terms() -> Xml:
    """The disclaimer on a page of its own, where the cover has no room for it."""
    head = p("Heading3", _("Disclaimer"), more="<w:pageBreakBefore/>")
    return when("cover.terms", head, p("Small", "{{ cover.terms }}"))


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
