"""A colleague who fills in a form: opens the workbook, types into cells, saves, as a spreadsheet program does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from aiplus_assess.exchange import form

COLUMNS = {"answer": form.ANSWER, "or": form.OTHER, "reason": form.REASON, "note": form.NOTE, "proof": form.PROOF}


def fill(path: Path, name: str = "", **lines: Any) -> Path:
    """Type into the form at `path`; keys are questions as in `stage.stored`: q3_8__02={"answer": 3}.

    An answer that is a number chooses the line's level of that number.
    """
    book = load_workbook(path)
    sheet = book.worksheets[0]
    lists = book[form.LISTS]
    rows = {sheet.cell(at, form.KEY + 1).value: at for at in range(form.FIRST_ROW, sheet.max_row + 1)}
    for key, cells in lines.items():
        at = rows[key[1:].replace("___", "#").replace("__", "-").replace("_", ".")]
        for column, value in cells.items():
            chosen = lists.cell(at - form.FIRST_ROW + 2, value + 1).value if type(value) is int else value
            sheet.cell(at, COLUMNS[column] + 1).value = chosen
    if name:
        book.worksheets[1]["C3"] = name
    book.save(path)
    return path
