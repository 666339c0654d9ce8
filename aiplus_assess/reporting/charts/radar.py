"""The radar: level now, target, and where there is one the last time, on 5 to 9 axes of 0..5."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiplus_assess.reporting.charts.measure import r, width, wrap
from aiplus_assess.reporting.numbers import show

FEWEST, MOST = 5, 9
TOP = 5.0
"""The scale's end: level 5."""


@dataclass(frozen=True, slots=True)
class Radar:
    """Levels 0..5 per axis; None = no answer: a gap in the line.

    `targets` and `before` (last time) are as long as `labels`, or empty. `alt` is the text for those who can't
    see the drawing. `width` and `height` in CSS px.
    """

    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    targets: tuple[float | None, ...] = ()
    before: tuple[float | None, ...] = ()
    alt: str = ""
    width: float = 360
    height: float = 300
    font_size: float = 11.5
    show_values: bool = True


def can_draw(axes: int) -> bool:
    """Whether a radar of so many axes says anything: fewer are bars, more can't be read."""
    return FEWEST <= axes <= MOST


def radar_shape(data: Radar) -> dict[str, Any]:
    """The geometry of `data`; ValueError where the number of axes or of values is wrong."""
    count = len(data.labels)
    if not can_draw(count):
        raise ValueError(f"a radar needs {FEWEST} to {MOST} axes, not {count}")
    if len(data.values) != count or len(data.targets) not in (0, count) or len(data.before) not in (0, count):
        raise ValueError("a radar needs one value per axis")
    centre = (data.width / 2, data.height / 2 + data.font_size * 0.2)
    label_room = _label_room(data)
    below = 3.5 if count % 2 == 0 else 2.9  # an axis straight down has its label under the drawing
    radius = min(data.width / 2 - label_room, data.height / 2 - data.font_size * below)

    def at(axis: int, value: float) -> tuple[float, float]:
        angle = 2 * math.pi * axis / count
        reach = radius * value / TOP
        return r(centre[0] + reach * math.sin(angle)), r(centre[1] - reach * math.cos(angle))

    return {
        "alt": data.alt,
        "width": r(data.width),
        "height": r(data.height),
        "size": data.font_size,
        "rings": [_points([at(axis, ring) for axis in range(count)]) for ring in range(1, 6)],
        "spokes": [(centre_at(centre), at(axis, TOP)) for axis in range(count)],
        "value": _line([None if v is None else at(axis, v) for axis, v in enumerate(data.values)]),
        "target": _line([None if v is None else at(axis, v) for axis, v in enumerate(data.targets)]),
        "before": _line([None if v is None else at(axis, v) for axis, v in enumerate(data.before)]),
        "labels": [_label(data, axis, at(axis, TOP), radius, label_room) for axis in range(count)],
    }


def _label_room(data: Radar) -> float:
    """Wide enough for every label in two lines without breaking a word, but never more than the drawing can spare."""
    wanted = [
        max(width(label, data.font_size) / 2 + data.font_size, *(width(word, data.font_size) for word in label.split()))
        if " " in label
        else width(label, data.font_size)
        for label in data.labels
    ]
    return min(max(wanted) + data.font_size * 0.5, data.width * 0.29)


def centre_at(centre: tuple[float, float]) -> tuple[float, float]:
    """The centre as rounded coordinates."""
    return r(centre[0]), r(centre[1])


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)


def _line(points: Sequence[tuple[float, float] | None]) -> dict[str, Any]:
    """A closed outline where nothing is missing, else the pieces between neighbours and a dot for each point."""
    dots = [point for point in points if point is not None]
    if dots and len(dots) == len(points):
        return {"area": _points(dots), "pieces": "", "dots": dots}
    neighbours = zip(points, [*points[1:], *points[:1]], strict=True)
    pieces = [f"M{a[0]} {a[1]}L{b[0]} {b[1]}" for a, b in neighbours if a is not None and b is not None]
    return {"area": "", "pieces": "".join(pieces), "dots": dots}


def _label(data: Radar, axis: int, tip: tuple[float, float], radius: float, room: float) -> dict[str, Any]:
    angle = 2 * math.pi * axis / len(data.labels)
    side, height = math.sin(angle), math.cos(angle)
    anchor = "middle" if abs(side) < 0.2 else "start" if side > 0 else "end"
    wide = room * 1.9 if anchor == "middle" else room
    lines = [(text, False) for text in wrap(data.labels[axis], data.font_size, wide)]
    if data.show_values:
        lines.append((show(data.values[axis], 1), True))
    step = data.font_size * 1.25
    block = step * len(lines)
    x = tip[0] + side * data.font_size * 0.7
    middle = tip[1] - height * data.font_size * 0.7
    top = middle - block / 2 - height * block / 2 * (1 if abs(side) < 0.2 else 0.6)
    return {
        "x": r(x),
        "anchor": anchor,
        "lines": [
            {"text": text, "y": r(top + step * place + data.font_size * 0.95), "strong": strong}
            for place, (text, strong) in enumerate(lines)
        ],
    }
