"""How much fits on a page that must stay one page; by estimate, on the safe side."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from aiplus_assess.reporting.charts.measure import width
from aiplus_assess.reporting.parts.duties import Duty
from aiplus_assess.reporting.parts.gaps import GapRow, GapTable
from aiplus_assess.reporting.parts.steps import Step

if TYPE_CHECKING:
    from aiplus_assess.reporting.snapshot import Snapshot

LINE = 493.0
"""The width of the page's text, in pt."""
LEAD = (9.5, LINE)
STEP = (8.0, LINE * 0.52 - 9)
"""Font size and line length of the lead, and of an action's text in the table, in pt."""
LINES = 19.0
"""Lines that lead and table may take together on the summary page, in lines of the table."""
NEAREST = 38.0
"""Lines of table that duties and gaps may take together on the brief edition's last page."""
CELL = 8.5
"""Font size of a table, in pt."""


def steps_that_fit(sentences: tuple[str, ...], steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """As many of the first steps as fit below the lead; always at least two."""
    room = LINES - 1.3 * _lines("".join(sentences), LEAD)
    kept: list[Step] = []
    for step in steps:
        room -= 1.3 + _lines(step.text, STEP) + (1 if step.money else 0)
        if room < 0 and len(kept) >= 2:
            break
        kept.append(step)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Nearest:
    """The rows of the brief edition's last page; `table` is None where nothing lies below the next target."""

    duties: tuple[Duty, ...]
    table: GapTable | None
    gaps: tuple[GapRow, ...]


def nearest_of(snapshot: Snapshot) -> Nearest:
    """The duties that wait and the first gaps, as many as fit on one page; duties take at most half of it."""
    waiting = [duty for duty in snapshot.duties.rows if duty.step is not None]
    duties: list[Duty] = []
    room = NEAREST
    for duty in waiting:
        if room - _duty_lines(duty) < NEAREST / 2 and duties:
            break
        room -= _duty_lines(duty)
        duties.append(duty)
    table = next((table for table in snapshot.gaps.tables if table.stage == snapshot.stage), None)
    gaps: list[GapRow] = []
    for row in table.rows if table is not None else ():
        room -= _gap_lines(row)
        if room < 0:
            break
        gaps.append(row)
    return Nearest(tuple(duties), table if gaps else None, tuple(gaps))


def _duty_lines(duty: Duty) -> float:
    step = duty.step
    to_do = _cell(step.text, 0.37) + _cell(f"{step.owner}{step.time}{step.kpi}", 0.37) if step is not None else 1
    return 0.8 + max(to_do, _cell(duty.title, 0.23) + _cell(duty.who, 0.23), _cell(duty.source, 0.28) + 1)


def _gap_lines(row: GapRow) -> float:
    return 0.8 + max(_cell(row.step, 0.32), _cell(f"{row.clause}   {row.title}", 0.21), 2)


def _cell(text: str, share: float) -> int:
    """Lines of `text` in a column that has `share` of the page."""
    return _lines(text, (CELL, LINE * share - 9))


def _lines(text: str, measure: tuple[float, float]) -> int:
    size, length = measure
    return ceil(width(text, size) / length)
