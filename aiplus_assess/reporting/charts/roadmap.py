"""The roadmap: phases as columns with the index each leads to, groups as rows with the number of actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiplus_assess.reporting.charts.measure import fit, r

GAP = 6.0
CELL = 16.0


@dataclass(frozen=True, slots=True)
class RoadPhase:
    """`index` is what the phase leads to, 0..100, None where there is none; `shown` is the same in words."""

    label: str
    index: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class RoadRow:
    """`actions` is their number per phase; 0 draws nothing. `urgent` for duties."""

    code: str
    label: str
    actions: tuple[int, ...]
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Roadmap:
    """Sizes in CSS px. The first phase is where the company stands: it has no actions, so rows leave it out."""

    phases: tuple[RoadPhase, ...]
    rows: tuple[RoadRow, ...]
    alt: str = ""
    width: float = 640
    row_height: float = 21
    stair: float = 62
    font_size: float = 11
    code_width: float = 44
    label_width: float = 150


def roadmap_shape(data: Roadmap) -> dict[str, Any]:
    """The geometry of `data`; ValueError where a row has not one number per phase after the first."""
    if any(len(row.actions) != len(data.phases) - 1 for row in data.rows):
        raise ValueError("a roadmap's row needs a number for every phase but the first")
    left, size = data.code_width + data.label_width, data.font_size
    first = left - GAP
    step = (data.width - first) / (len(data.phases) - 1)
    head = size * 1.5 + data.stair
    top = head + size * 2.1
    most = max((count for row in data.rows for count in row.actions), default=1)

    def phase(place: int, one: RoadPhase) -> dict[str, Any]:
        start = 0.0 if place == 0 else first + GAP + step * (place - 1)
        wide = first - GAP if place == 0 else step - GAP
        tall = None if one.index is None else max(2.0, data.stair * one.index / 100)
        return {
            "label": fit(one.label, size, wide),
            "shown": one.shown,
            "x": r(start),
            "middle": r(start + wide / 2),
            "wide": r(wide),
            "tall": None if tall is None else r(tall),
            "y": r(head - (tall or 0)),
            "shown_y": r(head - (tall or 0) - size * 0.4),
        }

    def row(place: int, one: RoadRow) -> dict[str, Any]:
        middle = top + data.row_height * (place + 0.5)
        cells = [
            {
                "x": r(first + GAP + step * phase),
                "wide": r((step - GAP) * (0.25 + 0.75 * count / most)),
                "text_x": r(first + GAP + step * phase + 7),
                "count": count,
            }
            for phase, count in enumerate(one.actions)
            if count
        ]
        return {
            "code": one.code,
            "label": fit(one.label, size, data.label_width - 12),
            "urgent": one.urgent,
            "text_y": r(middle + size * 0.36),
            "cell_y": r(middle - CELL / 2),
            "rule_y": r(top + data.row_height * (place + 1)),
            "cells": cells,
        }

    return {
        "alt": data.alt,
        "width": r(data.width),
        "height": r(top + data.row_height * len(data.rows) + 1),
        "size": size,
        "head": r(head),
        "label_y": r(head + size * 1.35),
        "rows_top": r(top),
        "label_x": data.code_width,
        "cell": CELL,
        "phases": [phase(place, one) for place, one in enumerate(data.phases)],
        "rows": [row(place, one) for place, one in enumerate(data.rows)],
    }
