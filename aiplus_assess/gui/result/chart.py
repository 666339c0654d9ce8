"""The radar of the supports as the shared SVG chart; bars where there are too few or too many axes."""

from __future__ import annotations

from aiplus_assess.gui.kit import Card, Label, Secondary, SvgView, row
from aiplus_assess.gui.result.view import Bullet
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _, current
from aiplus_assess.reporting.charts import render_chart
from aiplus_assess.reporting.charts.bars import BarRow, Bars
from aiplus_assess.reporting.charts.radar import Radar, can_draw
from aiplus_assess.reporting.numbers import show

WIDEST = 460
"""Pixels at 100 % text; a larger radar says no more."""


def supports_card(bullets: tuple[Bullet, ...], stage: int) -> Card:
    """The chart with its heading, or why there is none."""
    card = Card(padding=5)
    head = row(Label(_("Supports"), "strong", wrap=False), gap=1)
    head.addWidget(Secondary(_("solid: now · dashed: {year} target").format(year=stage)), 1)
    card.body.addLayout(head)
    svg, alt = supports_chart(bullets)
    if svg:
        chart = SvgView(svg, alt)
        chart.setMaximumWidth(theme().px(WIDEST))
        card.body.addLayout(row(chart))
    else:
        card.body.addWidget(Secondary(_("No group of the supports applies.")))
    card.body.addStretch(1)
    return card


def supports_chart(bullets: tuple[Bullet, ...], before: tuple[Bullet, ...] = ()) -> tuple[str, str]:
    """The SVG and the words for those who can't see it; both empty without a group. `before`: drawn behind."""
    if not bullets:
        return "", ""
    alt = "; ".join(
        _("{title} {value}, target {target}").format(title=b.title, value=show(b.value, 1), target=show(b.target, 1))
        for b in bullets
    )
    palette, language = theme().palette.mapping(), current()
    if can_draw(len(bullets)):
        radar = Radar(
            labels=tuple(b.title for b in bullets),
            values=tuple(_float(b.value) for b in bullets),
            targets=tuple(_float(b.target) for b in bullets),
            before=tuple(_float(b.value) for b in before),
            alt=alt,
            width=386,
            height=330,
            font_size=theme().px(12),
            show_values=False,
        )
        return render_chart("radar", radar, palette, language), alt
    rows = tuple(BarRow(b.group, b.title, _float(b.value), _float(b.target), show(b.value, 1)) for b in bullets)
    bars = Bars(rows, alt=alt, width=386, label_width=110, note_width=40, font_size=theme().px(12))
    return render_chart("bars", bars, palette, language), alt


def _float(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]
