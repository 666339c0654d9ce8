"""The request list as an Excel workbook that goes to the client and comes back filled in.

Texts go in as text, never as formulas. State, department and evidence level are chosen from lists; what the reader
does not take (number, questions, id) is locked in look only: the sheet stays editable everywhere.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import Assessment, EvidenceItem
from aiplus_assess.assessment.requests import ordered, owner_of
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.exchange.cells import arrange, cell_text
from aiplus_assess.exchange.request_columns import COLUMNS, LEVELS, STATES, SheetColumn, heads, shown
from aiplus_assess.i18n import _, current

SPARE = 30
"""Empty rows below the list, with the same choices, for papers the client adds."""


@dataclass(frozen=True, slots=True)
class RequestSheet:
    """Everything the writer needs, in the words of one language."""

    title: str
    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str | int | date | None, ...], ...]
    choices: Mapping[str, tuple[str, ...]]
    day: date


def sheet_of(assessment: Assessment, result: Result, today: date) -> RequestSheet:
    """The whole list by department and number, in the language in force."""
    pack = result.pack
    items: Sequence[EvidenceItem] = ordered(assessment, result)
    rows = tuple(tuple(shown(c, item, owner_of(assessment, item, result), pack) for c in COLUMNS) for item in items)
    choices = {
        "state": tuple(labels.evidence_status_word(state) for state in STATES),
        "level": tuple(labels.evidence_word(level) for level in LEVELS),
        "department": tuple(info.title.in_(current()) for info in pack.manifest.departments),
    }
    title = " · ".join(part for part in (assessment.company.name, assessment.title, _("Request list")) if part)
    return RequestSheet(title, _("Request list"), heads(), rows, choices, today)


def write_requests(sheet: RequestSheet) -> bytes:
    """The `.xlsx` file; the same sheet gives the same bytes."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": cell_text(sheet.title), "created": datetime.combine(sheet.day, datetime.min.time())})
    target = book.add_worksheet(cell_text(sheet.name)[:31])
    cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#e3e7ee"}
    styles = {
        "head": book.add_format(cell | {"bold": True, "bg_color": "#e9f0f8"}),
        "cell": book.add_format(cell),
        "quiet": book.add_format(cell | {"font_color": "#5b6577", "bg_color": "#f5f7fa"}),
        "day": book.add_format(cell | {"num_format": "yyyy-mm-dd", "align": "left"}),
    }
    for place, (column, head) in enumerate(zip(COLUMNS, sheet.heads, strict=True)):
        target.set_column(place, place, column.width, None, {"hidden": column.kind == "id"})
        target.write_string(0, place, cell_text(head), styles["head"])
        _offer(target, place, column, sheet)
    for row, values in enumerate((*sheet.rows, *[(None,) * len(COLUMNS)] * SPARE), 1):
        for place, value in enumerate(values):
            _write(target, row, place, COLUMNS[place], value, styles)
    arrange(target, sheet.title, len(sheet.rows), len(COLUMNS))
    book.close()
    return buffer.getvalue()


def _offer(target: Any, place: int, column: SheetColumn, sheet: RequestSheet) -> None:
    words = list(sheet.choices.get(column.kind, ()))
    if words and sum(len(word) + 1 for word in words) < 255:  # what Excel allows a list in a cell
        last = len(sheet.rows) + SPARE
        rule = {"validate": "list", "source": words, "error_title": column.head(), "error_message": ", ".join(words)}
        target.data_validation(1, place, last, place, rule | {"error_type": "warning"})


def _write(target: Any, row: int, place: int, column: SheetColumn, value: Any, styles: Mapping[str, Any]) -> None:
    style = styles["day" if column.kind == "day" else "cell" if column.field else "quiet"]
    if value is None or value == "":
        target.write_blank(row, place, None, style)
    elif isinstance(value, str):
        target.write_string(row, place, cell_text(value), style)
    elif isinstance(value, date):
        target.write_datetime(row, place, value, style)
    else:
        target.write_number(row, place, value, style)
