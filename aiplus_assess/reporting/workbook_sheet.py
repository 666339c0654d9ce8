"""A table of the workbook."""

from __future__ import annotations

from dataclasses import dataclass

Row = tuple[str | int | float, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Its name, heads with column widths, and rows of text and numbers (a float shows one decimal)."""

    name: str
    heads: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]
