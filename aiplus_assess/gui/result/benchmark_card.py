"""Where the company stands among the others of the workspace: one line, and a bar where there are enough of them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from aiplus_assess.gui.kit import Caption, Card, Heading, Secondary, SvgView, Tiles, column
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _, current
from aiplus_assess.reporting.charts import render_chart
from aiplus_assess.reporting.charts.quartiles import QuartileBar
from aiplus_assess.reporting.parts.benchmark import BenchmarkPart

WIDE = 420
"""Pixels of the bar at 100 % text."""


def benchmark_card(part: BenchmarkPart) -> QWidget:
    """A quiet line below ten companies; else words and bar beside each other where there is room."""
    if part.bar is None:
        return Caption(part.line)
    words = QWidget()
    words.setLayout(column(Secondary(part.line), Caption(f"{part.place} {part.note}".strip()), gap=1))
    card = Card(Heading(_("Among the companies of this workspace")), padding=5, gap=1)
    card.body.addWidget(Tiles([words, _bar(part.bar)], 380, most=2, gap=(4, 2)))
    return card


def _bar(bar: QuartileBar) -> SvgView:
    scaled = replace(bar, width=WIDE * theme().scale, font_size=theme().px(12))
    view = SvgView(render_chart("quartiles", scaled, theme().palette.mapping(), current()), bar.alt)
    view.setMaximumWidth(theme().px(WIDE))
    return view
