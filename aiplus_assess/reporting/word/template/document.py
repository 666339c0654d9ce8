"""The whole template: its parts in order, and the package around them."""

from __future__ import annotations

from aiplus_assess.i18n import Language, _
from aiplus_assess.reporting.snapshot import ReportEdition
from aiplus_assess.reporting.tokens import Palette
from aiplus_assess.reporting.word.fields import TEXT_WIDTH
from aiplus_assess.reporting.word.template import (
    appendices,
    clauses,
    comparison,
    front,
    plan,
    record,
    results,
    scope,
    summary,
    watermark,
)  # fmt: skip
from aiplus_assess.reporting.word.template.blocks import Xml, field, p, run, twips
from aiplus_assess.reporting.word.template.looks import Looks
from aiplus_assess.reporting.word.template.styles import FALLBACK, FONT, NAMESPACE, styles_xml

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PAGES = ("default", "first", "even")
"""The kinds of pages; each has a header of its own."""
MARGINS = {"top": 20, "right": 15, "bottom": 22, "left": 21, "header": 10, "footer": 12, "gutter": 0}
"""In mm, on A4; left is the inner margin, which is bound when both sides are printed."""


def template_parts(language: Language, edition: ReportEdition, palette: Palette) -> dict[str, bytes]:
    """Name → content of every part of the template's package."""
    looks = Looks(palette)
    texts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml")
        ),
        "docProps/app.xml": f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>AI+ Assess</Application></Properties>',
        "word/document.xml": _document(language, edition, looks),
        **{f"word/header{n + 1}.xml": _header(palette, n) for n in range(len(PAGES))},
        "word/styles.xml": styles_xml(palette, language, TEXT_WIDTH),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        "word/footer1.xml": f"{HEAD}<w:ftr {NAMESPACE}>{_footer(outer_right=True)}</w:ftr>",
        "word/footer3.xml": f"{HEAD}<w:ftr {NAMESPACE}>{_footer(outer_right=False)}</w:ftr>",
        "word/footer2.xml": f"{HEAD}<w:ftr {NAMESPACE}>{front.cover_foot()}</w:ftr>",
        "word/_rels/document.xml.rels": _relationships(
            ("styles", "styles.xml"), ("settings", "settings.xml"), ("fontTable", "fontTable.xml"),
            ("footer", "footer1.xml"), ("footer", "footer2.xml"), ("footer", "footer3.xml"),
            *(("header", f"header{n + 1}.xml") for n in range(len(PAGES))),
        ),
    }  # fmt: skip
    return {name: text.encode() for name, text in texts.items()}


def _document(language: Language, edition: ReportEdition, looks: Looks) -> str:
    chapters = _brief(language, looks) if edition == "brief" else _full(language, looks)
    body = "".join([front.cover(), front.terms(), *chapters])
    margins = " ".join(f'w:{side}="{twips(mm)}"' for side, mm in MARGINS.items())
    heads = "".join(f'<w:headerReference w:type="{page}" r:id="rId{7 + n}"/>' for n, page in enumerate(PAGES))
    section = (
        f'<w:sectPr>{heads}<w:footerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="first" r:id="rId5"/>'
        '<w:footerReference w:type="even" r:id="rId6"/>'
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {margins}/><w:titlePg/></w:sectPr>'
    )
    return f'{HEAD}<w:document {NAMESPACE} xmlns:r="{OFFICE}"><w:body>{body}{section}</w:body></w:document>'


def _brief(language: Language, looks: Looks) -> list[str]:
    return [summary.summary(looks, language), results.overview(full=False), plan.nearest()]


def _full(language: Language, looks: Looks) -> list[str]:
    return [
        front.contents(),
        summary.summary(looks, language),
        scope.reading(),
        scope.scope(),
        plan.duties(),
        results.overview(full=True),
        results.stages(),
        clauses.clauses(language, looks),
        plan.gaps(),
        plan.roadmap(),
        plan.register(),
        comparison.comparison(looks),
        plan.opportunities(),
        appendices.tracing(language),
        appendices.answers(),
        appendices.proofs(),
        record.record(),
        appendices.method(looks),
    ]


def _header(palette: Palette, number: int) -> str:
    """Nothing but the stage across the page, until the report is final."""
    return f"{HEAD}<w:hdr {NAMESPACE} {watermark.NAMESPACES}>{watermark.header(palette, FONT, number)}</w:hdr>"


def _footer(outer_right: bool) -> str:
    """Whose report it is, and the page at the outer edge."""
    pages = [field("PAGE", "1"), run(" / "), field("NUMPAGES", "1")]
    words = [run("{{ running }} · " + _("AI+ readiness gap analysis"))]
    between = [Xml("<w:r><w:tab/></w:r>")]
    return p("Footer", *(words + between + pages if outer_right else pages + between + words))


def _content_types() -> str:
    overrides = {
        "/word/document.xml": f"{WORD}.document.main+xml",
        "/word/styles.xml": f"{WORD}.styles+xml",
        "/word/settings.xml": f"{WORD}.settings+xml",
        "/word/fontTable.xml": f"{WORD}.fontTable+xml",
        "/word/footer1.xml": f"{WORD}.footer+xml",
        "/word/footer2.xml": f"{WORD}.footer+xml",
        "/word/footer3.xml": f"{WORD}.footer+xml",
        **{f"/word/header{n + 1}.xml": f"{WORD}.header+xml" for n in range(len(PAGES))},
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    named = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{named}</Types>'
    )


def _relationships(*targets: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{place}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def _settings() -> str:
    modern = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return (
        f'{HEAD}<w:settings {NAMESPACE}><w:mirrorMargins/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f'<w:compat><w:useFELayout/>{modern}</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        "</w:settings>"
    )


def _font_table() -> str:
    return (
        f'{HEAD}<w:fonts {NAMESPACE}><w:font w:name="{FONT}"><w:altName w:val="{FALLBACK}"/>'
        '<w:charset w:val="86"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )
