"""Writing the form: one line per question with its help and levels, drop-downs, and input cells alone unlocked.

Everything goes in as text, so a note called “=cmd|…” stays a note and never becomes a formula.
"""

from __future__ import annotations

import io
import json
import math
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from aiplus_assess.assessment.model import EMPTY, Assessment
from aiplus_assess.assessment.plain import answer_to_plain
from aiplus_assess.exchange import form
from aiplus_assess.exchange.cells import cell_text
from aiplus_assess.exchange.form import FIRST_ROW, HEAD_ROW, FormRow, Words, cells_of
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.questionnaire.model import ChecklistQuestion, Pack, PercentQuestion

WIDTHS = (3, 9, 44, 36, 50, 30, 11, 20, 34, 13)
FONT = "Microsoft YaHei"
INK, SOFT, LINE, BRAND, TINT, ITEM = "#1b2333", "#5b6577", "#d5dbe5", "#1f4e79", "#e9f0f8", "#f5f7fa"
FILL = "#fffbe8"
"""The input cells."""
ALLOWED = {"format_columns": True, "format_rows": True, "autofilter": True}
LEADING, TALLEST = 13.5, 400
"""Points of a line of text, and of the tallest row Excel shows whole."""
CHUNK = 12_000
"""Characters of the hidden part in one cell: at most 24,000 UTF-16 units."""


def write_form(assessment: Assessment, pack: Pack, questions: Sequence[str], made: datetime) -> bytes:
    """The `.xlsx` form in the language in force; the same content and time give the same bytes."""
    from xlsxwriter import Workbook

    words = form.words_now()
    memory = form.memory_of(assessment, questions, words)
    rows = form.rows_of(pack, questions, words, current())
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": _title(assessment), "created": made.replace(tzinfo=None)})
    styles = _styles(book)
    sheet, cover = book.add_worksheet(words.sheet), book.add_worksheet(_("How to fill in"))
    lists, hidden = book.add_worksheet(form.LISTS), book.add_worksheet(form.MEMORY)
    _fill_lists(lists, rows, words)
    _fill_memory(hidden, memory, made)
    for out_of_sight in (lists, hidden):
        out_of_sight.very_hidden()
        out_of_sight.protect()
    _fill_sheet(sheet, rows, words, assessment, styles)
    _fill_cover(cover, assessment, styles, len(memory.base))
    book.close()
    return buffer.getvalue()


def _title(assessment: Assessment) -> str:
    return cell_text(" · ".join(part for part in (assessment.company.name, assessment.title) if part))


def _styles(book: Any) -> dict[str, Any]:
    base = {"font_name": FONT, "font_size": 10, "font_color": INK, "text_wrap": True, "valign": "top"}
    edge = {"border": 1, "border_color": LINE}
    return {
        "title": book.add_format({"font_name": FONT, "font_size": 15, "bold": True, "font_color": BRAND}),
        "lead": book.add_format({"font_name": FONT, "font_size": 10, "font_color": SOFT}),
        "head": book.add_format(base | edge | {"bold": True, "bg_color": BRAND, "font_color": "#ffffff"}),
        "cell": book.add_format(base | edge),
        "soft": book.add_format(base | edge | {"font_color": SOFT, "font_size": 9}),
        "strong": book.add_format({"font_name": FONT, "font_size": 10, "bold": True, "font_color": INK}),
        "plain": book.add_format({"font_name": FONT, "font_size": 10, "font_color": INK}),
        "item": book.add_format(base | edge | {"bg_color": ITEM, "indent": 1}),
        "input": book.add_format(base | edge | {"bg_color": FILL, "locked": False, "align": "left"}),
        "blocked": book.add_format(base | edge | {"bg_color": ITEM, "font_color": SOFT, "font_size": 9}),
        "wanted": book.add_format({"bg_color": "#f6d9cd", "border": 1, "border_color": "#c8502b"}),
        "words": book.add_format(base | {"font_size": 11}),
    }


def _fill_sheet(sheet: Any, rows: Sequence[FormRow], words: Words, assessment: Assessment, styles: Any) -> None:
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width, None, {"hidden": column == form.KEY})
    sheet.set_row(0, 26)
    sheet.set_row(HEAD_ROW - 1, 20)
    sheet.write_string(0, form.NUMBER, _title(assessment), styles["title"])
    lead = _("Fill in the yellow cells alone; every cell offers its choices. What you leave empty says nothing.")
    sheet.write_string(1, form.NUMBER, lead, styles["lead"])
    for column, head in enumerate(words.heads):
        sheet.write_string(HEAD_ROW - 1, column, head, styles["head"])
    for place, row in enumerate(rows):
        _write_row(sheet, FIRST_ROW - 1 + place, place, row, words, assessment, styles)
    sheet.freeze_panes(HEAD_ROW, form.HELP)
    sheet.autofilter(HEAD_ROW - 1, form.NUMBER, HEAD_ROW - 1 + max(1, len(rows)), form.PROOF)
    sheet.protect("", ALLOWED)
    sheet.hide_gridlines(2)
    _set_page(sheet, assessment)
    sheet.set_selection(FIRST_ROW - 1, form.ANSWER, FIRST_ROW - 1, form.ANSWER)


def _set_page(sheet: Any, assessment: Assessment) -> None:
    sheet.repeat_rows(HEAD_ROW - 1)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L" + _title(assessment).replace("&", "&&")[:180] + "&R&P / &N")


def _write_row(sheet: Any, at: int, place: int, row: FormRow, words: Words, of: Assessment, styles: Any) -> None:
    question = row.question
    sheet.write_string(at, form.KEY, row.key, styles["soft"])
    sheet.write_string(at, form.NUMBER, row.number, styles["item" if row.item else "cell"])
    if row.item:
        sheet.write_string(at, form.QUESTION, cell_text(row.text), styles["item"])
    else:
        title, text = question.title.in_(current()), cell_text(row.text)
        sheet.write_rich_string(
            at, form.QUESTION, styles["strong"], title, styles["plain"], "\n" + text, styles["cell"]
        )
    for column, text in ((form.HELP, row.help), (form.LEVELS, row.levels)):
        sheet.write_string(at, column, cell_text(text), styles["item" if row.item else "soft"])
    answer = of.answers.get(question.id, EMPTY)
    for column, value in zip(form.INPUTS, cells_of(row, answer, words), strict=True):
        _write_input(sheet, at, column, value, _open(row, column), styles)
    shown = [(form.QUESTION, f"{question.title.in_(current())}\n{row.text}" if not row.item else row.text)]
    shown += [(form.HELP, row.help), (form.LEVELS, row.levels), (form.NOTE, "" if row.item else answer.note)]
    shown += [(form.ANSWER, max(row.choices, key=len, default=""))]
    sheet.set_row(at, _height(shown))
    _offer(sheet, at, place, row, words, styles)


def _height(shown: Sequence[tuple[int, str]]) -> float:
    """Points that the fullest cell of a line needs; no program fits the height of a protected sheet by itself."""

    def lines(column: int, text: str) -> int:
        room = WIDTHS[column] * (1.2 if column in (form.HELP, form.LEVELS) else 1.08)
        return sum(max(1, math.ceil(_wide(part) / room)) for part in text.split("\n"))

    return min(TALLEST, 8 + LEADING * max(lines(column, text) for column, text in shown))


def _wide(text: str) -> float:
    """The text's width in the widths of a digit: a Chinese character takes two."""
    return sum(2.0 if unicodedata.east_asian_width(c) in "WF" else 1.0 for c in text)


def _open(row: FormRow, column: int) -> bool:
    """Whether something can be entered there."""
    if row.item:
        return column == form.ANSWER
    return column != form.ANSWER or not isinstance(row.question, ChecklistQuestion)


def _write_input(sheet: Any, at: int, column: int, value: str | float | None, is_open: bool, styles: Any) -> None:
    style = styles["input" if is_open else "blocked"]
    if not is_open:
        sheet.write_string(at, column, _("Answer the lines below") if column == form.ANSWER else "", style)
    elif value is None:
        sheet.write_blank(at, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(at, column, cell_text(value), style)
    else:
        sheet.write_number(at, column, value, style)


def _offer(sheet: Any, at: int, place: int, row: FormRow, words: Words, styles: Any) -> None:
    """The drop-downs, and a number's bounds."""
    say = {"error_title": _("This can't be entered"), "error_message": _("Choose one of the list.")}
    if row.choices:
        last = chr(ord("A") + len(row.choices) - 1)
        source = f"={form.LISTS}!$A${place + 2}:${last}${place + 2}"
        sheet.data_validation(at, form.ANSWER, at, form.ANSWER, {"validate": "list", "source": source} | say)
    elif isinstance(row.question, PercentQuestion):
        message = {"error_message": _("A number from 0 to 100, such as 42.5."), "error_title": say["error_title"]}
        hint = {"input_title": _("Per cent"), "input_message": _("A number from 0 to 100, such as 42.5.")}
        bounds = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
        sheet.data_validation(at, form.ANSWER, at, form.ANSWER, bounds | message | hint)
    if row.item:
        return
    other = {"validate": "list", "source": f"={form.LISTS}!$A$1:$B$1"}
    proofs = {"validate": "list", "source": f"={form.LISTS}!$C$1:$F$1"}
    sheet.data_validation(at, form.OTHER, at, form.OTHER, other | say)
    sheet.data_validation(at, form.PROOF, at, form.PROOF, proofs | say)
    number = at + 1
    missing = f'=AND($G{number}={form.LISTS}!$B$1,$H{number}="")'
    sheet.conditional_format(at, form.REASON, at, form.REASON, {
        "type": "formula", "criteria": missing, "format": styles["wanted"],
    })  # fmt: skip


def _fill_lists(lists: Any, rows: Sequence[FormRow], words: Words) -> None:
    for column, word in enumerate((words.unknown, words.na, *words.proofs)):
        lists.write_string(0, column, word)
    for place, row in enumerate(rows, 1):
        for column, choice in enumerate(row.choices):
            lists.write_string(place, column, choice)


def _fill_memory(hidden: Any, memory: form.Memory, made: datetime) -> None:
    lines = [
        f"{question} {json.dumps(answer_to_plain(answer), ensure_ascii=True, sort_keys=True)}"
        for question, answer in memory.base.items()
    ]
    for at, line in enumerate((form.head_of(memory, made, lines), *lines)):
        for column, start in enumerate(range(0, len(line), CHUNK)):
            hidden.write_string(at, column, line[start : start + CHUNK])


def _fill_cover(cover: Any, assessment: Assessment, styles: Any, n: int) -> None:
    cover.set_column(0, 0, 3)
    cover.set_column(1, 1, 24)
    cover.set_column(2, 2, 70)
    cover.hide_gridlines(2)
    cover.set_paper(9)
    cover.fit_to_pages(1, 0)
    cover.set_row(0, 30)
    cover.write_string(0, 1, _title(assessment), styles["title"])
    cover.write_string(2, 1, _("Filled in by"), styles["head"])
    cover.write_blank(2, 2, None, styles["input"])
    steps = (
        ngettext("{n} question waits on the first sheet.", "{n} questions wait on the first sheet.", n).format(n=n),
        _("Answer: choose the highest level that is wholly true today, with everything below it."),
        _("If you don't know, or it does not apply, choose that under “Or”; what does not apply needs a reason."),
        _("Note: what you base the answer on. Level of proof: the best proof there is."),
        _("Leave sheets, lines and columns as they are, save the file as .xlsx and send it back."),
    )
    for at, text in enumerate(steps, 4):
        cover.write_number(at, 0, at - 3, styles["words"])
        cover.merge_range(at, 1, at, 2, cell_text(text), styles["words"])
        cover.set_row(at, 34)
    cover.protect("", ALLOWED)
