"""The few building blocks of a Word document: runs, paragraphs, tables, loops and conditions, as XML text.

Texts may hold Jinja tags. Lengths are in mm. `Xml` is what is finished; a plain str is still to be escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from aiplus_assess.reporting.word.fields import TEXT_WIDTH


class Xml(str):
    """Finished WordprocessingML."""

    __slots__ = ()


def twips(mm: float) -> int:
    """Twentieths of a point, what Word counts lengths in."""
    return round(mm / 25.4 * 1440)


def joined(parts: Sequence[str]) -> Xml:
    return Xml("".join(parts))


def run(text: str, style: str = "") -> Xml:
    """A run of text; `style` a character style."""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return Xml(f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>')


def p(style: str, *parts: str, more: str = "") -> Xml:
    """A paragraph; `more` are further paragraph properties as XML."""
    content = "".join(part if isinstance(part, Xml) else run(part) for part in parts)
    return Xml(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>')


def tag(code: str) -> Xml:
    """A line of template code: it vanishes with its paragraph."""
    return p("Tag", f"{{%p {code} %}}")


def when(condition: str, *blocks: str) -> Xml:
    """The blocks, where the condition holds."""
    return joined([tag(f"if {condition}"), *blocks, tag("endif")])


def either(condition: str, blocks: Sequence[str], others: Sequence[str]) -> Xml:
    return joined([tag(f"if {condition}"), *blocks, tag("else"), *others, tag("endif")])


def each(loop: str, *blocks: str) -> Xml:
    """The blocks for every member: each("step in summary.steps", …)."""
    return joined([tag(f"for {loop}"), *blocks, tag("endfor")])


def field(code: str, shown: str = "") -> Xml:
    """A Word field such as PAGE, with what it shows until it is updated."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
    return Xml(mark.format("begin") + instruction + mark.format("separate") + run(shown) + mark.format("end"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its share of the width in percent, and its cell: text, or finished paragraphs."""

    head: str
    share: float
    cell: str
    right: bool = False


def table(loop: str, *columns: Column, head: bool = True, style: str = "ReportTable") -> Xml:
    """A table with one row for every member of `loop`; the head is repeated on every page, no row is split."""
    widths = [TEXT_WIDTH * column.share / 100 for column in columns]
    heads = [p("CellHead" + "Right" * c.right, c.head) for c in columns]
    cells = [c.cell if isinstance(c.cell, Xml) else p("Cell" + "Right" * c.right, c.cell) for c in columns]
    rows = [
        row(widths, heads, repeated=True) if head else "",
        _code_row(f"for {loop}", len(columns)),
        row(widths, cells),
        _code_row("endfor", len(columns)),
    ]
    return joined([grid(widths, rows, style), spacer()])


def grid(widths: Sequence[float], rows: Sequence[str], style: str = "PlainTable", more: str = "") -> Xml:
    """A table of finished rows; `more` are further table properties as XML, in the schema's order."""
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    look = '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'  # noqa: E501
    properties = (
        f'<w:tblStyle w:val="{style}"/>{more}<w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}'
    )
    return Xml(f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>")


def row(widths: Sequence[float], cells: Sequence[str], repeated: bool = False, whole: bool = True) -> Xml:
    """One row; `repeated` on every page as the head, `whole` never split over two."""
    properties = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if repeated else "")
    content = "".join(cell(width, content) for width, content in zip(widths, cells, strict=True))
    return Xml(f"<w:tr><w:trPr>{properties}</w:trPr>{content}</w:tr>")


def cell(width: float, content: str, more: str = "") -> Xml:
    """One cell; content that is a finished cell already is left as it is."""
    if content.startswith("<w:tc>"):
        return Xml(content)
    return Xml(f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>')


def _code_row(code: str, columns: int) -> Xml:
    wide = f'<w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>'
    return Xml(f"<w:tr><w:tc>{wide}{p('Tag', f'{{%tr {code} %}}')}</w:tc></w:tr>")


def spacer(kept: bool = False) -> Xml:
    """Between a table and what follows; `kept` on the same page with it."""
    return p("Spacer", more="<w:keepNext/>" if kept else "")


def facts(name: str) -> Xml:
    """Label and value, line by line."""
    columns = (Column("", 30, p("CellQuiet", "{{ label }}")), Column("", 70, "{{ value }}"))
    return table(f"label, value in {name}", *columns, head=False, style="FactsTable")


def chapter(key: str, new_page: bool = False) -> Xml:
    """A chapter's heading with its bookmark."""
    more = '<w:pageBreakBefore/><w:spacing w:before="0"/>' if new_page else ""
    return p("Heading1", f'{{{{ headings.{key} | here("chapter", "{key}") }}}}', more=more)


def to_answer(words: str, question: str) -> str:
    """A field linked to the question's answer in the appendix."""
    return f'{{{{ {words} | to("answer", {question}) }}}}'


def plural(one: str, many: str, number: str) -> str:
    """Both forms of a sentence (`{n}` filled in), of which the template chooses by the number; one where they agree."""
    shown = f"{{{{ {number} }}}}"
    single, several = one.format(n=shown), many.format(n=shown)
    if single == several:
        return single
    return f'{{% if {number} in (1, "1") %}}{single}{{% else %}}{several}{{% endif %}}'
