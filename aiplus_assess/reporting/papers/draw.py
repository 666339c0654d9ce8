"""A paper → HTML → PDF, and → Word, in the report's own look."""

from __future__ import annotations

from aiplus_assess import i18n
from aiplus_assess.reporting.charts.measure import fit
from aiplus_assess.reporting.html import RUNNING, palette_for
from aiplus_assess.reporting.legible import all_legible, visible
from aiplus_assess.reporting.papers.model import Block, Grid, Paper
from aiplus_assess.reporting.templating import environment
from aiplus_assess.reporting.word.fields import TEXT_WIDTH
from aiplus_assess.reporting.word.template.blocks import Xml, field, grid, p, row, run, spacer, twips
from aiplus_assess.reporting.word.template.document import HEAD, MARGINS, OFFICE
from aiplus_assess.reporting.word.template.styles import NAMESPACE

LINE = 8.0
"""mm between ruled lines for writing by hand."""


def paper_html(paper: Paper) -> str:
    """The paper as one HTML document that refers to nothing outside itself."""
    shown = all_legible(paper)
    with i18n.language(paper.language):
        return environment().get_template("paper.html.j2").render(
            s=shown,
            p=palette_for(paper.brand).mapping(),
            running=fit(" ".join(shown.company.split()), *RUNNING),
            foot=shown.title,
            line=LINE,
        )  # fmt: skip


def paper_pdf(paper: Paper) -> bytes:
    """The paper as a PDF file; the same paper gives the same bytes."""
    from aiplus_assess.reporting.pdf import written

    return written(lambda: paper_html(paper))


def paper_docx(paper: Paper) -> bytes:
    """The paper as a Word file to go on with; the same paper gives the same bytes."""
    from aiplus_assess.reporting.word.package import packed
    from aiplus_assess.reporting.word.template.document import template_parts

    shown = all_legible(paper, visible)
    subject = " · ".join(filter(None, (shown.company, shown.brand.name)))
    body: list[str] = [p("Subtitle", subject), p("Heading1", shown.title)]
    if shown.subtitle:
        body.append(p("Lead", shown.subtitle))
    if shown.facts:
        widths = (TEXT_WIDTH * 0.26, TEXT_WIDTH * 0.74)
        rows = [row(widths, (p("CellQuiet", label), _lines("Cell", value))) for label, value in shown.facts]
        body += [grid(widths, rows, "FactsTable"), spacer()]
    for block in shown.blocks:
        body += _word_block(block)
    body += [_lines("PolicyLabel", text) for text in (shown.brand.disclaimer, shown.brand.contact) if text]
    foot = f"{' '.join(shown.company.split())} · {shown.title}"
    with i18n.language(paper.language):
        parts = template_parts(paper.language, "brief", palette_for(paper.brand))
    return packed(parts | {"word/document.xml": _document("".join(body)), "word/footer1.xml": _footer(foot)})


def _document(body: str) -> bytes:
    """The report template's package with another body: the same styles, fonts and settings."""
    margins = " ".join(f'w:{side}="{twips(mm)}"' for side, mm in MARGINS.items())
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {margins}/></w:sectPr>'
    )
    text = f'{HEAD}<w:document {NAMESPACE} xmlns:r="{OFFICE}"><w:body>{body}{section}</w:body></w:document>'
    return text.encode()


def _footer(text: str) -> bytes:
    pages = (field("PAGE", "1"), run(" / "), field("NUMPAGES", "1"))
    return f"{HEAD}<w:ftr {NAMESPACE}>{p('Footer', text, Xml('<w:r><w:tab/></w:r>'), *pages)}</w:ftr>".encode()


def _word_block(block: Block) -> list[str]:
    found: list[str] = []
    if block.eyebrow:
        found.append(p("PolicyLabel", block.eyebrow))
    if block.heading:
        found.append(p("Heading3", block.heading))
    found += [_lines("Normal", line) for line in block.lines]
    if block.grid is not None:
        found += [_word_grid(block.grid), spacer()]
    if block.room_label:
        found.append(p("PolicyLabel", block.room_label))
    if block.room:
        line = 'w:val="single" w:sz="4" w:space="1" w:color="BBBBBB"'
        rule = f"<w:pBdr><w:bottom {line}/><w:between {line}/></w:pBdr>"
        found += [p("Normal", more=rule) for _line in range(max(1, round(block.room / LINE)))]
    return found


def _word_grid(table: Grid) -> Xml:
    widths = [TEXT_WIDTH * share / 100 for share in table.shares]
    rows = [row(widths, [p("CellHead", head) for head in table.heads], repeated=True)] if any(table.heads) else []
    height = f'<w:trHeight w:val="{twips(table.high)}" w:hRule="atLeast"/>' if table.high else ""
    for cells in table.rows:
        made = row(widths, [_lines("Cell", text) for text in cells])
        rows.append(Xml(made.replace("<w:trPr>", f"<w:trPr>{height}", 1)))
    return grid(widths, rows, "ReportTable")


def _lines(style: str, text: str) -> Xml:
    """A paragraph whose line breaks stay."""
    parts: list[str] = []
    for place, line in enumerate(text.split("\n")):
        if place:
            parts.append(Xml("<w:r><w:br/></w:r>"))
        parts.append(run(line))
    return p(style, *parts)
