"""The index over all assessments of a company: a line over time on 0..100, with the range open questions leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from aiplus_assess.reporting.charts.measure import fit, r, width
from aiplus_assess.reporting.numbers import NONE, show

NEAREST = 46.0
"""Pixels between two neighbours at least, so that both values can be read; less only where there are very many."""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One assessment. `day` places it in time (days on any scale); `value`, `low`, `high` in 0..100.

    `value` None = no index: a gap in the line and “—”, never 0. `open` draws it hollow: a screening, or too few
    answers for a level. `strong` marks what is being compared.
    """

    label: str
    date: str
    day: float
    value: float | None
    low: float | None = None
    high: float | None = None
    open: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Trend:
    """Points in the order of time; sizes in CSS px."""

    points: tuple[TrendPoint, ...]
    alt: str = ""
    width: float = 680
    height: float = 300
    font_size: float = 12


def trend_shape(data: Trend) -> dict[str, Any]:
    """The geometry of `data`."""
    size = data.font_size
    left, right = size * 2.6, data.width - size * 1.2
    top, bottom = size * 1.6, data.height - size * 3.4

    def y(value: float) -> float:
        return r(bottom - (bottom - top) * value / 100)

    places = _places([point.day for point in data.points], left + size * 2.4, right - size * 2.4)
    shown = _labelled(data, places)
    points = [
        _point(data, point, x, y, place in shown)
        for place, (point, x) in enumerate(zip(data.points, places, strict=True))
    ]
    return {
        "alt": data.alt,
        "width": r(data.width),
        "height": r(data.height),
        "size": size,
        "left": r(left),
        "right": r(right),
        "grid": [(y(value), value, r(y(value) + size * 0.36)) for value in range(0, 101, 20)],
        "line": _line(points),
        "points": points,
        "none_y": r(bottom - size * 0.5),
        "label_y": r(bottom + size * 1.5),
        "date_y": r(bottom + size * 2.8),
    }


def _places(days: Sequence[float], start: float, end: float) -> list[float]:
    """Where each point stands: in proportion to time, but never closer than readable."""
    if len(days) < 2 or days[-1] <= days[0]:
        return [start + (end - start) * (place + 0.5) / len(days) for place in range(len(days))]
    least = min(NEAREST, (end - start) / (len(days) - 1))
    spare = (end - start) - least * (len(days) - 1)
    steps = [max(0.0, after - before) for before, after in pairwise(days)]
    found = [start]
    for step in steps:
        found.append(found[-1] + least + spare * step / (days[-1] - days[0]))
    return found


def _labelled(data: Trend, places: Sequence[float]) -> set[int]:
    """The points whose words fit beside each other; what is compared comes first, then the newest."""
    order = sorted(range(len(places)), key=lambda place: (not data.points[place].strong, -place))
    kept: set[int] = set()
    for place in order:
        room = _wide(data, data.points[place])
        if all(abs(places[place] - places[o]) >= (room + _wide(data, data.points[o])) / 2 + 6 for o in kept):
            kept.add(place)
    return kept


def _wide(data: Trend, point: TrendPoint) -> float:
    return max(width(fit(point.label, data.font_size, _room(data)), data.font_size), width(point.date, data.font_size))


def _room(data: Trend) -> float:
    """Pixels a label may take: all get the same, and the outermost must not leave the drawing."""
    return min(data.font_size * 11, data.width / max(2, min(len(data.points), 4)) - 10)


def _point(data: Trend, point: TrendPoint, x: float, y: Any, labelled: bool) -> dict[str, Any]:
    spread = None not in (point.value, point.low, point.high) and point.high - point.low >= 1  # type: ignore[operator]
    above = point.high if spread else point.value
    half = _wide(data, point) / 2
    return {
        "x": r(x),
        "y": None if point.value is None else y(point.value),
        "text_y": None if point.value is None else r(y(above) - data.font_size * 0.9),
        "shown": NONE if point.value is None else show(point.value),
        "low": y(point.low) if spread else None,
        "high": y(point.high) if spread else None,
        "open": point.open,
        "strong": point.strong,
        "label": fit(point.label, data.font_size, _room(data)) if labelled else "",
        "date": point.date if labelled else "",
        "label_x": r(min(max(x, half + 2), data.width - half - 2)),
    }


def _line(points: Sequence[dict[str, Any]]) -> str:
    """The pieces between neighbours that both have an index."""
    pairs = ((a, b) for a, b in pairwise(points) if a["y"] is not None and b["y"] is not None)
    return "".join(f"M{a['x']} {a['y']}L{b['x']} {b['y']}" for a, b in pairs)
