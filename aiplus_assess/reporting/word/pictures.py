"""The shared charts as pictures for Word: SVG → WeasyPrint → pypdfium2 → PNG, all of a report in one pass."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from markupsafe import escape

from aiplus_assess.i18n import Language
from aiplus_assess.reporting.charts import Chart, chart_name, render_chart
from aiplus_assess.reporting.legible import all_legible
from aiplus_assess.reporting.pdf import draw
from aiplus_assess.reporting.tokens import Palette

RESOLUTION = 250.0
"""Pixels per inch at the size the picture has on the page."""
COLOURS = 64
"""A chart has a dozen colours; the rest is for the edges of its letters."""
EMU_PER_MM = 36_000
POINTS_PER_PIXEL = 0.75


@dataclass(frozen=True, slots=True)
class Wanted:
    """A chart and the width in mm it is shown at."""

    chart: Chart
    width: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PNG file, its size on the page in mm, and what it shows in words."""

    png: bytes
    width: float
    height: float
    alt: str


def drawn(wanted: Sequence[Wanted], palette: Palette, language: Language) -> tuple[Drawn, ...]:
    """The charts as pictures, in order; the same charts give the same bytes."""
    if not wanted:
        return ()
    import pypdfium2

    legible = [all_legible(one.chart) for one in wanted]
    document = pypdfium2.PdfDocument(draw(_sheets(legible, palette, language)))
    try:
        return tuple(_picture(document[place], one.width, legible[place].alt) for place, one in enumerate(wanted))
    finally:
        document.close()


def _sheets(charts: Sequence[Chart], palette: Palette, language: Language) -> str:
    """One page per chart, as large as the chart."""
    svgs = [render_chart(chart_name(chart), chart, palette.mapping(), language) for chart in charts]
    sizes = [_size(svg) for svg in svgs]
    pages = "".join(f"@page c{n} {{ size: {w}px {h}px; margin: 0 }}\n" for n, (w, h) in enumerate(sizes))
    sheets = "".join(
        f'<div style="page: c{n}; height: {h}px; overflow: hidden">{svg}</div>'
        for n, (svg, (_w, h)) in enumerate(zip(svgs, sizes, strict=True))
    )
    style = f"{pages} html, body {{ margin: 0; font-size: 1px; line-height: 1 }} svg {{ display: block }}"
    return f'<html lang="zh-CN"><head><title>c</title><style>{style}</style></head><body>{sheets}</body></html>'


def _size(svg: str) -> tuple[float, float]:
    from xml.etree import ElementTree

    root = ElementTree.fromstring(svg)
    return float(root.attrib["width"]), float(root.attrib["height"])


def _picture(page: Any, width: float, alt: str) -> Drawn:
    natural, tall = page.get_size()
    bitmap = page.render(scale=width / 25.4 * RESOLUTION / natural)
    buffer = io.BytesIO()
    bitmap.to_pil().convert("RGB").quantize(COLOURS, dither=0).save(buffer, "PNG", optimize=True)
    return Drawn(buffer.getvalue(), width, width * tall / natural, alt)


def natural_width(chart: Chart, palette: Palette, language: Language) -> float:
    """The width in mm the chart was drawn for."""
    return _size(render_chart(chart_name(chart), chart, palette.mapping(), language))[0] * POINTS_PER_PIXEL / 72 * 25.4


def drawing(picture: Drawn, relationship: str, number: int) -> Any:
    """The `w:drawing` of a picture in the line of text, with its alt text."""
    wide, tall = round(picture.width * EMU_PER_MM), round(picture.height * EMU_PER_MM)
    alt = escape(picture.alt)
    return parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "pic", "r")}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{tall}"/><wp:docPr id="{number}" name="Chart {number}" descr="{alt}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Chart {number}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{tall}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
