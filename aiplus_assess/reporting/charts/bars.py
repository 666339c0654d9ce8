"""Bars with a target mark: one row per group, clause or question, on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from aiplus_assess.reporting.charts.measure import fit, hung, r

Tone = Literal["plain", "gap", "good"]


@dataclass(frozen=True, slots=True)
class BarRow:
    """`value` None = no answer: an empty track and “—”. `note` stands at the right end, in the colour of `tone`."""

    code: str
    label: str
    value: float | None
    target: float | None = None
    note: str = ""
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Bars:
    """Rows on a scale 0..`top`; sizes in CSS px. `ticks` draws the scale under the rows."""

    rows: tuple[BarRow, ...]
    alt: str = ""
    top: float = 5
    width: float = 680
    row_height: float = 30
    font_size: float = 12
    code_width: float = 44
    label_width: float = 150
    note_width: float = 90
    ticks: bool = True


def bars_shape(data: Bars) -> dict[str, Any]:
    """The geometry of `data`."""
    left = data.code_width + data.label_width
    track = data.width - left - data.note_width
    thick = min(10.0, data.row_height * 0.4)

    def row(place: int, bar: BarRow) -> dict[str, Any]:
        middle = data.row_height * (place + 0.5)
        return {
            "code": bar.code,
            "label": fit(bar.label, data.font_size, data.label_width - 8),
            "label_x": r(data.code_width - hung(bar.label, data.font_size)),
            "note": bar.note,
            "tone": bar.tone,
            "text_y": r(middle + data.font_size * 0.36),
            "bar_y": r(middle - thick / 2),
            "length": None if bar.value is None else r(track * min(1.0, bar.value / data.top)),
            "target_x": None if bar.target is None else r(left + track * min(1.0, bar.target / data.top)),
            "target_top": r(middle - thick),
            "target_bottom": r(middle + thick),
            "rule_y": r(data.row_height * (place + 1)),
        }

    height = data.row_height * len(data.rows)
    marks = [] if not data.ticks else [(r(left + track * k / 5), _tick(data.top * k / 5)) for k in range(6)]
    return {
        "alt": data.alt,
        "width": r(data.width),
        "height": r(height + (data.font_size * 1.6 if data.ticks else 0)),
        "rows_height": r(height),
        "size": data.font_size,
        "left": r(left),
        "track": r(track),
        "thick": r(thick),
        "rows": [row(place, bar) for place, bar in enumerate(data.rows)],
        "ticks": marks,
        "tick_y": r(height + data.font_size * 1.25),
    }


def _tick(value: float) -> str:
    return f"{value:g}"
