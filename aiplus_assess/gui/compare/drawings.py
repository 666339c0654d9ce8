"""The drawings of a comparison as cards, in the colours of the theme in force."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QWidget

from aiplus_assess.gui.kit import Caption, Card, Heading, Label, Secondary, SvgView, row
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _, current
from aiplus_assess.reporting.charts import Chart, ChartName, render_chart
from aiplus_assess.reporting.parts.comparison import ComparisonPart

WIDEST = 420
"""Pixels at 100 % text; a larger drawing says no more."""


def causes_card(part: ComparisonPart) -> Card:
    """Why the reported index changed, or why that can't be said."""
    heading = Heading(_("Why the reported index changed"))
    if part.causes is None:
        words = " ".join((_("The change can't be split into causes."), part.why_not))
        return _filled(Card(heading, Secondary(words), padding=5))
    size = theme().px(12)
    data = replace(
        part.causes,
        width=340 * theme().scale,
        font_size=size,
        label_width=size * 7.5,
        note_width=size * 3.8,
        row_height=size * 2.3,
    )
    return _filled(
        Card(heading, chart_view("waterfall", data), Caption(_("The four causes sum to the change exactly.")))
    )


def radar_card(part: ComparisonPart) -> Card:
    """The supports on both sides; a table where there are too few or too many of them for a radar."""
    words = _("dashed: {before} · solid: {after}").format(before=part.old.title, after=part.new.title)
    if part.radar is None:
        return _filled(Card(Heading(_("Groups, level earlier and later")), _scores(part)))
    scale = theme().scale
    data = replace(part.radar, width=340 * scale, height=270 * scale, font_size=theme().px(12))
    return _filled(Card(Heading(_("Supports, earlier and later")), chart_view("radar", data), Caption(words)))


def trend_card(part: ComparisonPart) -> Card:
    """The index of every assessment of the company."""
    size = theme().px(12)
    data = replace(part.trend, width=340 * theme().scale, height=230 * theme().scale, font_size=size)
    words = _("Hollow: no level (screening, or too few answers). Light bar: range that open questions leave.")
    return _filled(Card(Heading(_("Index over time")), chart_view("trend", data), Caption(words)))


def groups_card(part: ComparisonPart) -> Card:
    """What each group moved."""
    size = theme().px(12)
    data = replace(
        part.groups, width=520 * theme().scale, font_size=size, row_height=size * 2.2,
        code_width=size * 3.2, label_width=size * 10, note_width=size * 5.2,
    )  # fmt: skip
    words = _("Left of zero: a fall; right: an improvement; — : nothing to compare.")
    return _filled(
        Card(Heading(_("Part of each group in the same-basis change")), chart_view("deltas", data), Caption(words))
    )


def chart_view(name: ChartName, data: Chart) -> QWidget:
    """The drawing, no wider than it is worth."""
    view = SvgView(render_chart(name, data, theme().palette.mapping(), current()), data.alt)
    view.setMaximumWidth(theme().px(WIDEST if name not in ("deltas", "bars") else 640))
    holder = QWidget()
    holder.setLayout(row(view))
    return holder


def _scores(part: ComparisonPart) -> QWidget:
    """Number, name, before, after."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    for column, text in enumerate(("", "", _("Earlier"), _("Later"))):
        grid.addWidget(Label(text, "caption", wrap=False), 0, column)
    for line, score in enumerate(part.scores, 1):
        for column, text in enumerate(score):
            grid.addWidget(Label(text, "secondary" if column == 0 else "body", wrap=False), line, column)
    grid.setColumnStretch(1, 1)
    return table


def _filled(card: Card) -> Card:
    card.body.addStretch(1)
    return card
