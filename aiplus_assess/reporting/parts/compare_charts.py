"""The drawings of a comparison: causes, groups, radar and trend, as data for `reporting.charts`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from fractions import Fraction

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.comparison import Comparison
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.assessment.series import Measured
from aiplus_assess.i18n import _
from aiplus_assess.reporting.charts.deltas import DeltaRow, Deltas
from aiplus_assess.reporting.charts.radar import Radar, can_draw
from aiplus_assess.reporting.charts.trend import Trend, TrendPoint
from aiplus_assess.reporting.charts.waterfall import Waterfall, WaterfallStep
from aiplus_assess.reporting.numbers import NONE, as_level, half_up, show, signed
from aiplus_assess.reporting.words import group_name

ARROWS = {1: "▲ ", -1: "▼ ", 0: ""}


def causes_chart(comparison: Comparison) -> Waterfall | None:
    """None where the change can't be split."""
    causes, steps = comparison.causes, comparison.steps
    start, end = steps["old"], steps["new"]
    if causes is None or start is None or end is None:
        return None
    parts = tuple(WaterfallStep(labels.cause_word(name), float(size), signed(size)) for name, size in causes.items())
    alt = "; ".join(f"{step.label} {step.shown}" for step in parts)
    return Waterfall(
        float(start), float(end), (_("Earlier"), show(start, 1)), (_("Later"), show(end, 1)), parts,
        alt=_("Index {before} to {after}: {parts}").format(before=show(start, 1), after=show(end, 1), parts=alt),
    )  # fmt: skip


def groups_chart(comparison: Comparison) -> Deltas:
    """What each group has moved of the same-basis change; groups that can't be compared have “—”."""
    shares, pack = comparison.same_basis.shares, comparison.new.pack
    groups = dict.fromkeys((*comparison.new.groups, *shares))
    moved, members = comparison.same_basis.moved, comparison.new.weights.members
    doubtful = {q for q in comparison.one_sided if moved.get(q)}
    rows = tuple(
        DeltaRow(
            group,
            group_name(pack, group),
            _float(shares.get(group)),
            arrowed(shares.get(group)),
            neutral=not doubtful.isdisjoint(members.get(group, ())),
        )
        for group in (g.id for g in pack.manifest.groups)
        if group in groups
    )
    alt = "; ".join(f"{row.label} {row.shown}" for row in rows)
    return Deltas(rows, alt=_("Part of each group in the change: {parts}").format(parts=alt))


def arrowed(value: Fraction | None) -> str:
    """▲ +1.2, ▼ −0.4, 0.0, or “—”."""
    if value is None:
        return NONE
    rounded = half_up(value, 1)
    return ARROWS[(rounded > 0) - (rounded < 0)] + signed(value)


def radar_chart(old: Result, new: Result, pillar: str = "supports") -> Radar | None:
    """The groups of one pillar on both sides; None where there are too few or too many axes."""
    groups = [
        g.id for g in new.pack.manifest.groups if g.pillar == pillar and (g.id in new.groups or g.id in old.groups)
    ]
    if not can_draw(len(groups)):
        return None
    names = tuple(group_name(new.pack, group) for group in groups)
    before = tuple(as_level(old.groups.get(group)) for group in groups)
    after = tuple(as_level(new.groups.get(group)) for group in groups)
    alt = "; ".join(
        f"{name} {show(was, 1)} → {show(now, 1)}" for name, was, now in zip(names, before, after, strict=True)
    )
    return Radar(names, after, before=before, alt=alt, show_values=False)


def trend_chart(series: Sequence[Measured], strong: Sequence[str]) -> Trend:
    """The index of every assessment over time; `strong` are the ids being compared."""
    points = tuple(_point(one, one.id in strong) for one in series)
    alt = "; ".join(f"{point.label} {point.date} {show(point.value)}" for point in points)
    return Trend(points, alt=_("Index over time: {parts}").format(parts=alt))


def _point(one: Measured, strong: bool) -> TrendPoint:
    assessment, result = one.assessment, one.result
    created = assessment.created.astimezone(UTC)
    return TrendPoint(
        label=title_of(one),
        date=created.astimezone(CHINA).strftime("%Y-%m-%d"),
        day=created.timestamp() / 86400,
        value=_float(result.index),
        low=_float(result.low),
        high=_float(result.high),
        open=result.rating.level is None,
        strong=strong,
    )


def title_of(one: Measured) -> str:
    """The assessment's title, else the day it was begun."""
    assessment = one.assessment
    title = assessment.title or assessment.created.astimezone(CHINA).strftime("%Y-%m-%d")
    if assessment.revision > 1:
        title += _(" (revision {n})").format(n=assessment.revision)
    return title


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
