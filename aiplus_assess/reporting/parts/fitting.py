"""How much of the summary fits on its one page; by estimate, on the safe side."""

from __future__ import annotations

from math import ceil

from aiplus_assess.reporting.charts.measure import width
from aiplus_assess.reporting.parts.steps import Step

LEAD = (9.5, 485.0)
"""Font size and line length of the lead, in pt."""
STEP = (8.0, 246.0)
"""The same of an action's text in the table."""
LINES = 19.0
"""Lines that lead and table may take together, in lines of the table."""


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


def _lines(text: str, measure: tuple[float, float]) -> int:
    size, length = measure
    return ceil(width(text, size) / length)
