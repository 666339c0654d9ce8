"""How much fits on a page that must stay one page; by estimate, on the safe side."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from aiplus_assess.i18n import current
from aiplus_assess.reporting.charts.bars import bars_shape
from aiplus_assess.reporting.charts.heat import heat_shape
from aiplus_assess.reporting.charts.measure import width
from aiplus_assess.reporting.parts.duties import Duty
from aiplus_assess.reporting.parts.gaps import GapRow, GapTable
from aiplus_assess.reporting.parts.steps import Step

if TYPE_CHECKING:
    from aiplus_assess.reporting.parts.summary import ToAnswer
    from aiplus_assess.reporting.snapshot import Snapshot

LINE = 493.0
"""The width of the page's text, in pt."""
LEAD = (9.5, LINE)
STEP = (8.0, LINE * 0.49 - 9)
TITLE = (8.0, LINE * 0.25 - 9)
ASKED = (8.0, LINE * 0.57 - 9)
"""Font size and line length of the lead, of an action's text, of an open question's title and text, in pt."""
LINES = {"zh": 28.0, "en": 28.0}
"""Lines that lead and table may take together on the summary page, in lines of the table."""
RADAR = 8.0
"""Lines a radar takes beyond the gaps beside it."""
NEAREST = 38.0
"""Lines of table that duties and gaps may take together on the brief edition's last page."""
PAGE = 46.0
"""Lines of table below the head of that page."""
READING = {"zh": 26.0, "en": 31.0}
"""Lines that the table of how to read the report takes with its heading."""
BOTH_AND_STAGES = 500
"""What bars and heat map may take of a page that the chart of the stages stands on too, in px."""
CELL = 8.5
"""Font size of a table, in pt."""


def steps_that_fit(sentences: tuple[str, ...], steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """As many of the decisions as fit below the lead; always at least two."""
    room = _room(sentences)
    kept: list[Step] = []
    for step in steps:
        room -= _step_lines(step)
        if room < 0 and len(kept) >= 2:
            break
        kept.append(step)
    return tuple(kept)


def questions_that_fit(
    sentences: tuple[str, ...], steps: tuple[Step, ...], questions: tuple[ToAnswer, ...], *, drawn: bool
) -> tuple[ToAnswer, ...]:
    """As many of the open questions as fit below lead and decisions; more where no radar is `drawn`."""
    room = _room(sentences) - sum(map(_step_lines, steps)) - (4 if steps else 0) + (0 if drawn else RADAR)
    kept: list[ToAnswer] = []
    for question in questions:
        room -= 0.6 + max(_lines(question.title, TITLE), _lines(question.text, ASKED))
        if room < 0:
            break
        kept.append(question)
    return tuple(kept)


def _room(sentences: tuple[str, ...]) -> float:
    return LINES[current()] - 1.3 * _lines("".join(sentences), LEAD)


def _step_lines(step: Step) -> float:
    return 1.7 + _lines(step.text, STEP) + _lines(f"{step.why}{step.kpi}", STEP)


@dataclass(frozen=True, slots=True)
class Nearest:
    """The rows of the brief edition's last page; `table` is None where nothing lies below the next target.

    `reading` where the page has room left for how to read the report, `stages` where the page before it has room for
    the chart of the stage targets: few answers shall not leave pages half empty.
    """

    duties: tuple[Duty, ...]
    table: GapTable | None
    gaps: tuple[GapRow, ...]
    reading: bool = False
    stages: bool = False


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
    used = sum(map(_duty_lines, duties)) + sum(map(_gap_lines, gaps)) + 2 * bool(duties) + 5 * bool(gaps)
    return Nearest(
        tuple(duties), table if gaps else None, tuple(gaps), PAGE - used >= READING[current()], _stages_fit(snapshot)
    )


def _stages_fit(snapshot: Snapshot) -> bool:
    bars, heat = snapshot.overview.bars, snapshot.overview.heat
    return bool(bars_shape(bars)["height"] + heat_shape(heat)["height"] <= BOTH_AND_STAGES)


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
    broken = 1.0 if current() == "zh" else 1.05  # lines of words are not filled to the end
    return ceil(broken * width(text, size) / length)
