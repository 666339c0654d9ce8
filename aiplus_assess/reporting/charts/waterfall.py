"""From the old index to the new one, cause by cause: floating bars that meet end to end, and sum."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from aiplus_assess.reporting.charts.measure import fit, r


@dataclass(frozen=True, slots=True)
class WaterfallStep:
    """One cause; `shown` is its signed size in words."""

    label: str
    value: float
    shown: str


@dataclass(frozen=True, slots=True)
class Waterfall:
    """`start` and `end` on 0..100, with their words; the steps lead from one to the other. Sizes in CSS px.

    The scale shows the part of 0..100 where something moves, so ends are dots, not bars: a bar from elsewhere
    than zero would mislead.
    """

    start: float
    end: float
    start_words: tuple[str, str]
    end_words: tuple[str, str]
    steps: tuple[WaterfallStep, ...]
    alt: str = ""
    width: float = 460
    row_height: float = 26
    font_size: float = 12
    label_width: float = 150
    note_width: float = 56


def waterfall_shape(data: Waterfall) -> dict[str, Any]:
    """The geometry of `data`."""
    track = data.width - data.label_width - data.note_width
    reached = list(accumulate((step.value for step in data.steps), initial=data.start))
    low, high = min(reached), max(reached)
    pad = max(1.0, (high - low) * 0.08)
    low, high = max(0.0, low - pad), min(100.0, high + pad)
    thick = min(12.0, data.row_height * 0.46)

    def x(value: float) -> float:
        return r(data.label_width + track * (value - low) / (high - low))

    def line(place: int, label: str, shown: str) -> dict[str, Any]:
        middle = data.row_height * (place + 0.5)
        return {
            "label": fit(label, data.font_size, data.label_width - 8),
            "shown": shown,
            "middle": r(middle),
            "bar_y": r(middle - thick / 2),
            "text_y": r(middle + data.font_size * 0.36),
        }

    bars = [
        line(place + 1, step.label, step.shown)
        | {
            "x": min(x(reached[place]), x(reached[place + 1])),
            "length": r(abs(x(reached[place + 1]) - x(reached[place]))),
            "fill": "good" if step.value >= 0 else "gap",
            "tone": "good" if step.value > 0 else "gap_ink" if step.value < 0 else "secondary",
            "from": x(reached[place]),
            "to": x(reached[place + 1]),
        }
        for place, step in enumerate(data.steps)
    ]
    return {
        "alt": data.alt,
        "width": r(data.width),
        "height": r(data.row_height * (len(data.steps) + 2)),
        "size": data.font_size,
        "thick": r(thick),
        "start": line(0, *data.start_words) | {"x": x(data.start)},
        "end": line(len(data.steps) + 1, *data.end_words) | {"x": x(data.end)},
        "bars": bars,
    }
