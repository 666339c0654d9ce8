"""The index on its scale of 0..100, with the range the open questions leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiplus_assess.reporting.charts.measure import r


@dataclass(frozen=True, slots=True)
class Gauge:
    """Values 0..100, None where there is nothing to show; sizes in CSS px."""

    value: float | None
    low: float | None
    high: float | None
    shown: str = ""
    alt: str = ""
    width: float = 320
    height: float = 34
    font_size: float = 10


def gauge_shape(data: Gauge) -> dict[str, Any]:
    """The geometry of `data`."""
    inset = 10.0
    track = data.width - 2 * inset

    def x(value: float) -> float:
        return r(inset + track * value / 100)

    band = None if data.low is None or data.high is None else (x(data.low), r(x(data.high) - x(data.low)))
    return {
        "alt": data.alt,
        "width": r(data.width),
        "height": r(data.height),
        "size": data.font_size,
        "left": inset,
        "track": r(track),
        "band": band,
        "mark": None if data.value is None else x(data.value),
        "ticks": [(x(value), str(value)) for value in (0, 20, 40, 60, 80, 100)],
    }
