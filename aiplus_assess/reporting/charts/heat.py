"""The heat map: a row per group, a tile per question, its level as colour and as number."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from aiplus_assess.reporting.charts.measure import fit, hung, r


@dataclass(frozen=True, slots=True)
class HeatTile:
    """One question; `level` None = no answer. `missing` marks a level below the target."""

    label: str
    level: int | None
    missing: bool = False


@dataclass(frozen=True, slots=True)
class HeatRow:
    code: str
    label: str
    tiles: tuple[HeatTile, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Sizes in CSS px. A row with more tiles than fit goes on in a second line."""

    rows: tuple[HeatRow, ...]
    alt: str = ""
    width: float = 680
    tile: float = 26
    gap: float = 4
    font_size: float = 12
    code_width: float = 44
    label_width: float = 150


def heat_shape(data: HeatMap) -> dict[str, Any]:
    """The geometry of `data`."""
    left = data.code_width + data.label_width
    step = data.tile + data.gap
    per_line = max(1, math.floor((data.width - left + data.gap) / step))
    rows: list[dict[str, Any]] = []
    y = 0.0
    for row in data.rows:
        tiles = [
            {
                "x": r(left + place % per_line * step),
                "y": r(y + place // per_line * step + data.gap / 2),
                "level": tile.level,
                "missing": tile.missing,
            }
            for place, tile in enumerate(row.tiles)
        ]
        rows.append(
            {
                "code": row.code,
                "label": fit(row.label, data.font_size, data.label_width - 8),
                "label_x": r(data.code_width - hung(row.label, data.font_size)),
                "text_y": r(y + step / 2 + data.font_size * 0.36),
                "tiles": tiles,
            }
        )
        y += step * max(1, math.ceil(len(row.tiles) / per_line))
    return {
        "alt": data.alt,
        "width": r(data.width),
        "height": r(y),
        "size": data.font_size,
        "tile": data.tile,
        "rows": rows,
    }
