"""What each group moved: bars left (a fall) and right (an improvement) of zero, with sign and arrow in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiplus_assess.reporting.charts.measure import fit, hung, r


@dataclass(frozen=True, slots=True)
class DeltaRow:
    """`value` is the signed change, None where there is nothing to compare; `shown` is the same in words."""

    code: str
    label: str
    value: float | None
    shown: str
    neutral: bool = False
    """Neither a rise nor a fall can be told from it: drawn without their colours."""


@dataclass(frozen=True, slots=True)
class Deltas:
    """Rows on one scale, symmetric around zero; sizes in CSS px."""

    rows: tuple[DeltaRow, ...]
    alt: str = ""
    width: float = 680
    row_height: float = 28
    font_size: float = 12
    code_width: float = 44
    label_width: float = 150
    note_width: float = 64


def deltas_shape(data: Deltas) -> dict[str, Any]:
    """The geometry of `data`."""
    left = data.code_width + data.label_width
    half = (data.width - left - data.note_width) / 2
    zero = left + half
    top = max((abs(row.value) for row in data.rows if row.value is not None), default=0.0) or 1.0
    thick = min(12.0, data.row_height * 0.44)

    def row(place: int, one: DeltaRow) -> dict[str, Any]:
        middle = data.row_height * (place + 0.5)
        value = one.value or 0.0
        length = (half - 6) * abs(value) / top
        return {
            "code": one.code,
            "label": fit(one.label, data.font_size, data.label_width - 8),
            "label_x": r(data.code_width - hung(one.label, data.font_size)),
            "shown": one.shown,
            "tone": "secondary" if one.neutral or not value else "good" if value > 0 else "gap_ink",
            "fill": "secondary" if one.neutral else "good" if value > 0 else "gap",
            "x": r(zero if value > 0 else zero - length),
            "length": r(length) if one.value else 0,
            "bar_y": r(middle - thick / 2),
            "text_y": r(middle + data.font_size * 0.36),
            "rule_y": r(data.row_height * (place + 1)),
        }

    return {
        "alt": data.alt,
        "width": r(data.width),
        "height": r(data.row_height * len(data.rows)),
        "size": data.font_size,
        "zero": r(zero),
        "thick": r(thick),
        "rows": [row(place, one) for place, one in enumerate(data.rows)],
    }
