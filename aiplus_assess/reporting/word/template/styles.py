"""The styles of our Word template: one table of looks, in the palette's colours, with fonts for both scripts."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.i18n import Language
from aiplus_assess.reporting.tokens import Palette
from aiplus_assess.reporting.word.template.blocks import twips

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FONT = "Noto Sans SC"
FALLBACK = "Microsoft YaHei"
"""What Windows has instead (微软雅黑); the font table names it."""


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style. Sizes in pt, spaces in mm, `line` in multiples of the font's own height."""

    id: str
    name: str
    size: float = 9.5
    colour: str = "ink"
    bold: bool = False
    before: float = 0
    after: float = 0
    line: float = 1.1
    more: str = ""
    outline: int = 0
    right: bool = False
    next: str = ""


KEEP = "<w:keepNext/><w:keepLines/>"
LOOKS = (
    Look("Normal", "Normal", after=2.2),
    Look("Heading1", "heading 1", 16, "brand", True, 9, 3.2, 1, KEEP, 1),
    Look("Heading2", "heading 2", 12.5, "brand", True, 2, 2, 1, KEEP, 2),
    Look("Heading3", "heading 3", 10.5, "ink", True, 4, 1.6, 1, KEEP, 3),
    Look("Heading4", "heading 4", 9.5, "ink", True, 1.5, 0.8, 1, KEEP, 4),
    Look("TocHeading", "TOC Heading", 16, "brand", True, 0, 4, 1, KEEP),
    Look("TOC1", "toc 1", 10.5, before=1, after=1),
    Look("Title", "Title", 30, "ink", True, 0, 6, 1),
    Look("Subtitle", "Subtitle", 11, "secondary", after=0.5),
    Look("CoverCompany", "Cover Company", 15, after=2, line=1),
    Look("CoverText", "Cover Text", 10, "secondary", after=2),
    Look("CoverBar", "Cover Bar", 2, after=42),
    Look("Lead", "Lead", after=2.5),
    Look("Caption", "caption", 8, "secondary", before=0.6, after=1.5),
    Look("Chart", "Chart", before=0.5, more="<w:keepNext/>", line=1),
    Look("Small", "Small", 8, "secondary", after=1.5),
    Look("Cell", "Table Text", 8.5, line=1.03),
    Look("CellRight", "Table Number", 8.5, line=1.03, right=True),
    Look("CellQuiet", "Table Label", 8.5, "secondary", line=1.03),
    Look("CellSmall", "Table Small", 8, line=1.0),
    Look("CellSub", "Table Remark", 8, "secondary", line=1.0),
    Look("CellBold", "Table Title", 8.5, bold=True, line=1.03),
    Look("CellHead", "Table Head", 8.5, bold=True, line=1.03, more="<w:keepNext/>"),
    Look("CellHeadRight", "Table Head Number", 8.5, bold=True, line=1.03, more="<w:keepNext/>", right=True),
    Look("CardLabel", "Card Label", 8.5, "secondary", line=1.0),
    Look("CardValue", "Card Value", 15, bold=True, line=1.0),
    Look("CardNote", "Card Note", 8, "secondary", line=1.0),
    Look("Score", "Score", 20, bold=True, line=1.0, more="<w:keepNext/>"),
    Look("Policy", "Policy Text", 9.5, line=1.1),
    Look("PolicyLabel", "Policy Label", 8, "secondary", more="<w:keepNext/>"),
    Look("Translation", "Translation", 8, "secondary", before=0.8, line=1.05),
    Look("Finding", "Finding", after=1),
    Look("AnswerHead", "Answer Head", 9, bold=True, before=1.8, more=KEEP),
    Look("AnswerText", "Answer Text", 8.5, line=1.05),
    Look("AnswerQuiet", "Answer Wording", 8.5, "secondary", line=1.05, more="<w:keepNext/>"),
    Look("Note", "Note", 8.5, before=0.6, line=1.05),
    Look("Sentence", "Sentence", 8.5, line=1.05, more="<w:keepNext/>"),
    Look("Treated", "Treated", 8, "secondary", after=1.8, line=1.0),
    Look("Spacer", "Spacer", 4, line=1.0),
    Look("Tag", "Template Code", 7, "secondary", line=1.0),
    Look("Header", "header", 7.5, "secondary", line=1.0),
    Look("Footer", "footer", 7.5, "secondary", line=1.0),
)
SPECIAL = {
    "Finding": '<w:tabs><w:tab w:val="left" w:pos="{run}"/></w:tabs>',
    "TOC1": '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{wide}"/></w:tabs>',
    "CoverBar": '<w:pBdr><w:top w:val="single" w:sz="36" w:space="0" w:color="{brand}"/></w:pBdr>',
    "AnswerHead": '<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{line}"/></w:pBdr>',
    "Note": '<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>',
    "Footer": '<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{line}"/></w:pBdr>'
    '<w:tabs><w:tab w:val="right" w:pos="{wide}"/></w:tabs>',
}
"""Borders, shades and tab stops; they stand before the spacing in the schema's order."""
INDENTS = {
    "CoverBar": ' w:right="{bar}"',
    "Finding": ' w:left="{run}" w:hanging="{run}"',
    "Treated": ' w:left="220"',
    "Note": ' w:left="110" w:right="110"',
}


def styles_xml(palette: Palette, language: Language, wide: float) -> str:
    """`word/styles.xml`; `wide` is the width of the text in mm."""
    colours = {name: value.lstrip("#") for name, value in palette.mapping().items()}
    lengths = {
        "wide": str(twips(wide)),
        "bar": str(twips(wide - 24)),
        "run": str(twips(36 if language == "en" else 19)),
    }
    own = "en-US" if language == "en" else "zh-CN"
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{colours["ink"]}"/><w:sz w:val="19"/>'
        f'<w:szCs w:val="19"/><w:lang w:val="{own}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    paragraphs = "".join(_paragraph(look, colours, lengths, language) for look in LOOKS)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles {NAMESPACE}>{defaults}{paragraphs}'
        f"{_characters(colours)}{_tables(colours)}</w:styles>"
    )


def _size(look: Look, language: Language) -> float:
    """English words are longer: the value of a card is smaller, so that a level's name stays on its line."""
    return 10.5 if look.id == "CardValue" and language == "en" else look.size


def _paragraph(look: Look, colours: dict[str, str], lengths: dict[str, str], language: Language) -> str:
    values = colours | lengths
    special = SPECIAL.get(look.id, "").format(**values)
    indent = f"<w:ind{INDENTS[look.id].format(**values)}/>" if look.id in INDENTS else ""
    spacing = (
        f'<w:spacing w:before="{twips(look.before)}" w:after="{twips(look.after)}" '
        f'w:line="{round(240 * look.line)}" w:lineRule="auto"/>'
    )
    level = f'<w:outlineLvl w:val="{look.outline - 1}"/>' if look.outline else ""
    side = '<w:jc w:val="right"/>' if look.right else ""
    default = ' w:default="1"' if look.id == "Normal" else ""
    based = "" if look.id == "Normal" else '<w:basedOn w:val="Normal"/>'
    following = '<w:next w:val="Normal"/>' if look.outline else ""
    bold = "<w:b/><w:bCs/>" if look.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>' * (look.id != "Normal")
    half = round(_size(look, language) * 2)
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{look.id}"><w:name w:val="{look.name}"/>{based}{following}'
        f"<w:qFormat/><w:pPr>{look.more}<w:widowControl/>{special}{spacing}{indent}{side}{level}</w:pPr>"
        f'<w:rPr>{bold}<w:color w:val="{colours[look.colour]}"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
        "</w:style>"
    )


def _characters(colours: dict[str, str]) -> str:
    looks = {
        "Strong": "<w:b/><w:bCs/>",
        "Quiet": f'<w:color w:val="{colours["secondary"]}"/>',
        "Aside": f'<w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="{colours["secondary"]}"/><w:sz w:val="16"/>',
        "Alarm": f'<w:color w:val="{colours["gap_ink"]}"/>',
        "Good": f'<w:color w:val="{colours["good"]}"/>',
        "Marked": f'<w:u w:val="single"/><w:shd w:val="clear" w:color="auto" w:fill="{colours["mark"]}"/>',
        "Pill": f'<w:color w:val="{colours["gap_ink"]}"/><w:sz w:val="16"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{colours["gap_tint"]}"/>',
        "Number": f'<w:b w:val="0"/><w:color w:val="{colours["secondary"]}"/><w:sz w:val="16"/>',
        "Raised": f'<w:color w:val="{colours["secondary"]}"/><w:sz w:val="19"/><w:vertAlign w:val="superscript"/>',
        "Scale": f'<w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="{colours["secondary"]}"/><w:sz w:val="20"/>',
    }
    return "".join(
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/><w:qFormat/>'
        f"<w:rPr>{look}</w:rPr></w:style>"
        for name, look in looks.items()
    )


def _tables(colours: dict[str, str]) -> str:
    thin = f'w:val="single" w:sz="4" w:space="0" w:color="{colours["line"]}"'
    firm = f'w:val="single" w:sz="8" w:space="0" w:color="{colours["secondary"]}"'
    padded = _padding(1.1, 1.6)
    lines = f"<w:tblBorders><w:top {thin}/><w:bottom {thin}/><w:insideH {thin}/></w:tblBorders>"
    first = (
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom {firm}/></w:tcBorders></w:tcPr></w:tblStylePr>'
    )
    return (
        _table("PlainTable", "Plain Table", _padding(0, 0), default=True)
        + _table("ReportTable", "Report Table", lines + padded, first)
        + _table("FactsTable", "Facts Table", _padding(0.6, 0.6))
    )


def _padding(tall: float, wide: float) -> str:
    sides = (("top", tall), ("left", wide), ("bottom", tall), ("right", wide))
    lengths = "".join(f'<w:{side} w:w="{twips(mm)}" w:type="dxa"/>' for side, mm in sides)
    return f"<w:tblCellMar>{lengths}</w:tblCellMar>"


def _table(identity: str, name: str, properties: str, more: str = "", default: bool = False) -> str:
    usual = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="table"{usual} w:styleId="{identity}"><w:name w:val="{name}"/><w:qFormat/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{properties}</w:tblPr>{more}</w:style>'
    )
