"""The raw ratios of clause 1.2, each beside the national reference lines of 70 % (2027) and 90 % (2030).

The lines belong to the whole society's “应用普及率” and to no company; nothing else in the product is drawn
against them, and the three are never added up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aiplus_assess.reporting.charts.measure import r, width, wrap

NATIONAL = ((2027, 70), (2030, 90))
"""Stage and share (percent) of gf2025-11:1.2#s1 and #s2."""


@dataclass(frozen=True, slots=True)
class RatioRow:
    """`value` 0..100, None where it was not given; `shown` is the same in words."""

    label: str
    value: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class Ratios:
    """Sizes in CSS px. `lines` are (caption, percent): the national reference lines."""

    rows: tuple[RatioRow, ...]
    lines: tuple[tuple[str, float], ...]
    alt: str = ""
    width: float = 680
    row_height: float = 38
    font_size: float = 12
    label_width: float = 170
    shown_width: float = 70


def ratios_shape(data: Ratios) -> dict[str, Any]:
    """The geometry of `data`."""
    head = data.font_size * 1.9
    track = data.width - data.label_width - data.shown_width
    thick = 12.0

    def row(place: int, ratio: RatioRow) -> dict[str, Any]:
        middle = head + data.row_height * (place + 0.5)
        lines = wrap(ratio.label, data.font_size, data.label_width - 14)
        step = data.font_size * 1.25
        top = middle + data.font_size * 0.36 - step * (len(lines) - 1) / 2
        return {
            "lines": [(text, r(top + step * line)) for line, text in enumerate(lines)],
            "shown": ratio.shown,
            "length": None if ratio.value is None else r(track * ratio.value / 100),
            "bar_y": r(middle - thick / 2),
            "text_y": r(middle + data.font_size * 0.36),
        }

    return {
        "alt": data.alt,
        "width": r(data.width),
        "height": r(head + data.row_height * len(data.rows)),
        "size": data.font_size,
        "left": data.label_width,
        "track": r(track),
        "thick": thick,
        "head": r(head),
        "rows": [row(place, ratio) for place, ratio in enumerate(data.rows)],
        "marks": list(_marks(data, track)),
    }


def _marks(data: Ratios, track: float) -> Iterator[dict[str, Any]]:
    """The reference lines with their captions: the first ends at its line, the last begins there, none leaves the
    drawing."""
    two = len(data.lines) == 2
    for place, (caption, value) in enumerate(data.lines):
        x = data.label_width + track * value / 100
        anchor = ("end", "start")[place] if two else "middle"
        beyond = anchor == "start" and x + width(caption, data.font_size * 0.85) > data.width
        yield {
            "x": r(x),
            "caption": caption,
            "caption_x": data.width if beyond else r(x),
            "anchor": "end" if beyond else anchor,
        }
