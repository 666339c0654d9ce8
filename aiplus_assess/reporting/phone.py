"""The page for the boss as one picture for a phone: upright, 1080 pixels wide, as long as it needs to be."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from aiplus_assess import i18n
from aiplus_assess.reporting.charts import Chart, ChartName, render_chart
from aiplus_assess.reporting.html import palette_of
from aiplus_assess.reporting.legible import all_legible
from aiplus_assess.reporting.punctuation import narrow, squeeze
from aiplus_assess.reporting.snapshot import Snapshot
from aiplus_assess.reporting.templating import environment

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH = 1080
"""Pixels; 360 of the layout at three each, as phones have them."""
TALLEST = 2400
"""Of the layout's pixels per sheet: what is longer goes on below, on another."""
MARGIN = 60
COLOURS = 64


def render_phone(snapshot: Snapshot) -> bytes:
    """The PNG file; the same snapshot gives the same bytes."""
    from PIL import Image

    from aiplus_assess.reporting.pdf import draw

    sheets = _sheets(draw(_markup(snapshot)))
    picture = Image.new("RGB", (WIDTH, sum(sheet.height for sheet in sheets) + MARGIN), "white")
    top = 0
    for sheet in sheets:
        picture.paste(sheet, (0, top))
        top += sheet.height
    buffer = io.BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _markup(snapshot: Snapshot) -> str:
    palette = palette_of(snapshot).mapping()
    with i18n.language(snapshot.language):

        def chart(name: ChartName, data: Chart) -> Markup:
            return Markup(render_chart(name, data, palette, snapshot.language))

        template = environment().get_template("phone.html.j2")
        shown = all_legible(snapshot)
        gauge = replace(shown.summary.gauge, width=320, height=40, font_size=11)
        page = template.render(s=shown, gauge=gauge, p=palette, chart=chart, height=TALLEST)
        return squeeze(page) if snapshot.language == "zh" else narrow(page)


def _sheets(content: bytes) -> list[Image]:
    """Each sheet without the empty part at its foot."""
    import pypdfium2
    from PIL import ImageOps

    document = pypdfium2.PdfDocument(content)
    try:
        pictures = [page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB") for page in document]
    finally:
        document.close()
    filled = [ImageOps.invert(picture).getbbox() for picture in pictures]
    return [picture.crop((0, 0, WIDTH, box[3])) for picture, box in zip(pictures, filled, strict=True) if box]
