"""Attainment by stage: the share of questions at or above their reference target. No pass line is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiplus_assess.reporting.charts.measure import r


@dataclass(frozen=True, slots=True)
class StageRow:
    """`share` 0..1, None where nothing applies; `shown` is the same in words."""

    stage: str
    share: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class Stages:
    """Sizes in CSS px."""

    rows: tuple[StageRow, ...]
    alt: str = ""
    width: float = 680
    row_height: float = 34
    font_size: float = 12
    stage_width: float = 56
    shown_width: float = 64


def stages_shape(data: Stages) -> dict[str, Any]:
    """The geometry of `data`."""
    track = data.width - data.stage_width - data.shown_width
    thick = data.row_height * 0.42

    def row(place: int, stage: StageRow) -> dict[str, Any]:
        middle = data.row_height * (place + 0.5)
        return {
            "stage": stage.stage,
            "shown": stage.shown,
            "length": None if stage.share is None else r(track * stage.share),
            "bar_y": r(middle - thick / 2),
            "text_y": r(middle + data.font_size * 0.36),
        }

    return {
        "alt": data.alt,
        "width": r(data.width),
        "height": r(data.row_height * len(data.rows)),
        "size": data.font_size,
        "left": r(data.stage_width),
        "track": r(track),
        "thick": r(thick),
        "rows": [row(place, stage) for place, stage in enumerate(data.rows)],
    }
