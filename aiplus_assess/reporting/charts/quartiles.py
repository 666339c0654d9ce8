"""One value among the quartiles of others, on 0..100. No lowest and highest: those would be single companies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiplus_assess.reporting.charts.measure import r, width
from aiplus_assess.reporting.numbers import show


@dataclass(frozen=True, slots=True)
class QuartileBar:
    """`own` None: no mark. `label` stands at the mark. Sizes in CSS px."""

    lower: float
    median: float
    upper: float
    own: float | None
    label: str = ""
    alt: str = ""
    width: float = 420
    font_size: float = 12


def quartiles_shape(data: QuartileBar) -> dict[str, Any]:
    """The geometry of `data`."""
    size = data.font_size
    middle, thick = size * 2.1, size * 0.9
    left, track = size, data.width - 2 * size

    def at(value: float) -> float:
        return left + track * min(100.0, max(0.0, value)) / 100

    low, high = at(data.lower), at(data.upper)
    own = None if data.own is None else at(data.own)
    half = width(data.label, size) / 2
    # the numbers of the box stand outside its ends, the median's between them where there is room
    numbers = [
        (r(max(low, size * 1.2)), show(data.lower), "end"),
        (r(min(high, data.width - size)), show(data.upper), "start"),
    ]
    if high - low >= size * 2.2:
        numbers.append((r(at(data.median)), show(data.median), "middle"))
    return {
        "alt": data.alt,
        "width": r(data.width),
        "height": r(size * 4.1),
        "size": size,
        "left": r(left),
        "track": r(track),
        "thin_y": r(middle - size * 0.2),
        "thin": r(size * 0.4),
        "box": (r(low), r(middle - thick / 2), r(max(2.0, high - low)), r(thick)),
        "median_x": r(at(data.median)),
        "top": r(middle - thick / 2),
        "bottom": r(middle + thick / 2),
        "own_x": None if own is None else r(own),
        "own_top": r(middle - size * 0.95),
        "own_bottom": r(middle + size * 0.75),
        "label": data.label,
        "label_x": None if own is None else r(min(max(own, half), data.width - half)),
        "label_y": r(size * 0.85),
        "numbers": numbers,
        "numbers_y": r(middle + size * 1.75),
    }
