"""The action plan as an Excel workbook that goes round in a company: heads that stay, filters, real dates and numbers.

Everything people typed goes in as text, so an owner called “=cmd|…” stays an owner and never becomes a formula.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import Assessment, PlannedAction
from aiplus_assess.exchange.cells import arrange, cell_text
from aiplus_assess.i18n import _, current
from aiplus_assess.policy.model import local
from aiplus_assess.questionnaire.model import Pack

Cell = str | int | float | date | None
WIDTHS = (5, 44, 10, 22, 8, 14, 12, 10, 8, 12, 14, 12, 40)


@dataclass(frozen=True, slots=True)
class ActionSheet:
    """One table. `rows` as wide as `heads`; `day` is when it was made."""

    title: str
    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    day: date


def sheet_of(
    assessment: Assessment, pack: Pack, today: date, points: Mapping[str, Fraction | None] | None = None
) -> ActionSheet:
    """The plan in the user's own order, in the language in force; `points`: index points by the action's id."""
    heads = (
        _("Rank"), _("Action"), _("Question"), _("Title"), _("Clause"), _("Person responsible"), _("Due"), _("State"),
        _("Overdue"), _("Budget (10,000 CNY)"), _("Yearly benefit (10,000 CNY)"), _("Effect on the index"), _("Note"),
    )  # fmt: skip
    ordered = sorted(assessment.actions, key=lambda action: (action.place, action.id))
    known = points or {}
    rows = [(place, *_row(pack, action, today, known.get(action.id))) for place, action in enumerate(ordered, 1)]
    title = " · ".join(part for part in (assessment.company.name, assessment.title) if part)
    return ActionSheet(title, _("Action plan"), heads, tuple(rows), today)


def _row(pack: Pack, action: PlannedAction, today: date, points: Fraction | None) -> tuple[Cell, ...]:
    question = pack.by_id.get(action.question)
    known = {a.id: a for a in question.actions}.get(action.action) if question is not None else None
    late = action.due is not None and action.due < today and action.state in ("planned", "in_progress")
    return (
        action.text or (known.text.in_(current()) if known else action.action),
        action.question,
        question.title.in_(current()) if question else "",
        local(question.clause) if question else "",
        action.owner,
        action.due,
        labels.action_state_word(action.state),
        _("yes") if late else "",
        action.budget_wan,
        action.benefit_wan,
        None if points is None else round(float(points), 1),
        action.note,
    )


def write_sheet(sheet: ActionSheet) -> bytes:
    """The `.xlsx` file; the same sheet gives the same bytes."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    made = datetime(sheet.day.year, sheet.day.month, sheet.day.day)
    book.set_properties({"title": cell_text(sheet.title), "created": made})
    target = book.add_worksheet(cell_text(sheet.name)[:31])
    cell = {"text_wrap": True, "valign": "top"}
    styles = {
        "head": book.add_format(cell | {"bold": True, "bg_color": "#e9f0f8", "bottom": 1}),
        "cell": book.add_format(cell),
        "date": book.add_format(cell | {"num_format": "yyyy-mm-dd", "align": "left"}),
        "number": book.add_format(cell | {"num_format": "#,##0.##"}),
    }
    for column, (head, width) in enumerate(zip(sheet.heads, WIDTHS, strict=True)):
        target.set_column(column, column, width)
        target.write_string(0, column, cell_text(head), styles["head"])
    for place, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row):
            _write(target, place, column, value, styles)
    arrange(target, sheet.title, len(sheet.rows), len(sheet.heads))
    book.close()
    return buffer.getvalue()


def _write(target: Any, row: int, column: int, value: Cell, styles: Mapping[str, Any]) -> None:
    if isinstance(value, str):
        target.write_string(row, column, cell_text(value), styles["cell"])
    elif isinstance(value, date):
        target.write_datetime(row, column, value, styles["date"])
    elif value is None:
        target.write_blank(row, column, None, styles["cell"])
    else:
        target.write_number(row, column, value, styles["number" if isinstance(value, float) else "cell"])
