"""Snapshot → HTML: one document, nothing outside it. Every text is escaped and legible."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Collection
from dataclasses import replace
from functools import partial

from markupsafe import Markup, escape

from aiplus_assess import i18n
from aiplus_assess.assessment.scoring import SCORING_VERSION
from aiplus_assess.reporting.brand import COLOUR, Brand
from aiplus_assess.reporting.charts import Chart, ChartName, render_chart
from aiplus_assess.reporting.charts.measure import fit, width
from aiplus_assess.reporting.legible import all_legible, substituted
from aiplus_assess.reporting.outline import outline_of
from aiplus_assess.reporting.parts.fitting import nearest_of
from aiplus_assess.reporting.punctuation import narrow, squeeze
from aiplus_assess.reporting.snapshot import Snapshot
from aiplus_assess.reporting.templating import environment
from aiplus_assess.reporting.tokens import LIGHT, Palette

RUNNING = (7.5, 240.0)
"""Font size and room of the company's name in the footer, in pt."""


def render_html(snapshot: Snapshot, template: str = "report.html.j2") -> str:
    """The whole report as one HTML document with its styles; it refers to nothing outside itself."""
    shown = all_legible(snapshot)
    palette = palette_of(snapshot)
    with i18n.language(snapshot.language):

        def chart(name: ChartName, data: Chart) -> Markup:
            return Markup(render_chart(name, data, palette.mapping(), snapshot.language))

        page = environment().get_template(template).render(
            s=shown,
            p=palette.mapping(),
            outline=outline_of(shown),
            chart=chart,
            anchor=anchor,
            answered=frozenset(entry.question for group in shown.answers for entry in group.entries),
            substituted=substituted(snapshot),
            scoring_version=SCORING_VERSION,
            running=fit(" ".join(shown.cover.company.split()), *RUNNING),
            full=snapshot.edition == "full",
            sections={clause.clause.partition(":")[2]: clause.clause for clause in shown.clauses},
            ranks={row.question: row.rank for table in shown.gaps.tables for row in table.rows},
            proof_links=partial(proof_links, {proof.number for proof in shown.proofs}),
            nearest=nearest_of(shown),
            watermark=watermark(shown.cover.watermark, palette.line),
        )  # fmt: skip
        return squeeze(page) if snapshot.language == "zh" else narrow(page)


def palette_of(snapshot: Snapshot) -> Palette:
    """The light palette in the brand's colour, where it has a valid one."""
    return palette_for(snapshot.brand)


def palette_for(brand: Brand) -> Palette:
    """The same for any document under that brand."""
    colour = brand.colour
    return LIGHT.branded(colour.lower()) if COLOUR.fullmatch(colour) else replace(LIGHT)


def proof_links(numbers: Collection[str], words: str) -> Markup:
    """`words` such as 内部文件 E4 with every number of the list of proof linked to it."""
    parts = re.split(r"\b(E[0-9]+)\b", words)
    return Markup("").join(
        Markup('<a href="#{}">{}</a>').format(anchor("e", part), part) if part in numbers else part for part in parts
    )


def anchor(kind: str, identity: str) -> str:
    """A link target of letters, digits, dots and hyphens: a-3.8-02, p-gf2025-11-3.8-s1."""
    return f"{kind}-{re.sub(r'[^A-Za-z0-9.]+', '-', identity)}"


def watermark(words: str, colour: str) -> str:
    """The words across the page as a drawing in a data URI, pale enough to read over; empty without words."""
    if not words:
        return ""
    size = min(44.0, 190.0 / max(width(words, 1), 1))
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><text x="100" y="100" text-anchor="middle" '
        f'dominant-baseline="middle" transform="rotate(-35 100 100)" font-family="Noto Sans SC" font-weight="700" '
        f'font-size="{size:.1f}" fill="{colour}" fill-opacity="0.6">{escape(words)}</text></svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"
