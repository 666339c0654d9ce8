"""Reading a filled form. It was in other hands, so nothing in it is believed: sizes are capped, formulas, moved
columns and lost lines are faults that name sheet and cell, and a fault anywhere refuses the whole form."""

from __future__ import annotations

import io
import json
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiplus_assess.assessment.model import PackRef
from aiplus_assess.assessment.plain import answer_from_plain
from aiplus_assess.errors import EnvironmentFailure, InputError, reason_of
from aiplus_assess.exchange import form
from aiplus_assess.exchange.faults import Faults, parse_json, shown
from aiplus_assess.exchange.form import Memory, Words
from aiplus_assess.i18n import LANGUAGES, _

MAX_BYTES = 10 * 1024 * 1024
MAX_MEMBER, MAX_UNPACKED, MAX_MEMBERS = 24 * 1024 * 1024, 60 * 1024 * 1024, 200
MAX_ROWS, MAX_CHUNKS = 3_000, 64
COLUMNS = "ABCDEFGHIJ"
DAMAGE = (zipfile.BadZipFile, zlib.error, LookupError, ValueError, TypeError, AttributeError, EOFError, OSError,
          SyntaxError, RuntimeError, ArithmeticError, AssertionError)  # fmt: skip
"""What zipfile, the XML parser (a SyntaxError) and openpyxl raise for a workbook that is broken inside."""
Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Line:
    """One filled line: where it stands, and its five input cells (form.INPUTS)."""

    at: int
    key: str
    cells: tuple[Value, ...]


@dataclass(frozen=True)
class Filled:
    """A form as it came back, its lines by key; who filled it in, where they said so. Not yet understood.

    `faults` are cells that can't be read; whoever understands the rest refuses all of it at once.
    """

    memory: Memory
    lines: dict[str, Line]
    name: str
    faults: tuple[str, ...] = ()


def read_form(path: Path) -> Filled:
    """The form in the file; InputError where it is no form, or where sheets or columns are not where they were."""
    with warnings.catch_warnings(action="ignore", category=UserWarning):  # openpyxl's own, about what is broken
        return _read(path)


def _read(path: Path) -> Filled:
    book = _open(_bytes_of(path), path.name)
    faults, moved = Faults(), Faults()
    try:
        memory = _memory(book, path.name)
        lines = _lines(book, memory.words, faults, moved)
        name = _filled_in_by(book, memory, faults)
    except InputError:
        raise
    except DAMAGE:
        raise _damaged(path.name) from None
    finally:
        book.close()
    if moved.lines:  # what stands in which column is unknown: the choices can't be checked
        moved.lines += faults.lines
        moved.refuse(_("The form can't be used; nothing was changed."))
    return Filled(memory, lines, name, tuple(faults.lines))


def _damaged(name: str) -> InputError:
    return InputError(_("{name} is damaged or not a form made by AI+ Assess; nothing was changed.").format(name=name))


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(_("{name} is larger than a form can be; nothing was changed.").format(name=path.name))
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(_("There is no file {name}; check the path.").format(name=path)) from None
    except OSError as error:
        words = _("{name} can't be read: {reason}.").format(name=path, reason=reason_of(error))
        raise EnvironmentFailure(words) from None


def _open(content: bytes, name: str) -> Any:
    """The workbook, after a look at how large it would become."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sizes = [entry.file_size for entry in archive.infolist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise _damaged(name) from None
    if len(sizes) > MAX_MEMBERS or sum(sizes) > MAX_UNPACKED or max(sizes, default=0) > MAX_MEMBER:
        raise InputError(_("{name} is larger than a form can be; nothing was changed.").format(name=name))
    from openpyxl import load_workbook

    try:
        return load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    except DAMAGE:
        raise _damaged(name) from None


def _memory(book: Any, name: str) -> Memory:
    """The hidden part, whole and unchanged."""
    if form.MEMORY not in book.sheetnames:
        raise _damaged(name)
    texts = [
        "".join(str(cell.value) for cell in row if cell.value is not None)
        for row in book[form.MEMORY].iter_rows(max_row=MAX_ROWS, max_col=MAX_CHUNKS)
    ]
    texts = [text for text in texts if text]
    head = parse_json(texts[0], name) if texts else None
    if not isinstance(head, dict) or head.get("format") != form.FORMAT or head.get("sha256") != form.digest(texts[1:]):
        raise _damaged(name)
    if head.get("format_version") != form.FORMAT_VERSION:
        raise InputError(_("The file was written by a newer version of the program; update to read it."))
    words: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in head["words"].items()
    }
    if head["language"] not in LANGUAGES:
        raise _damaged(name)
    base = dict(line.split(" ", 1) for line in texts[1:])
    return Memory(
        head["assessment"],
        PackRef(**head["pack"]),
        head["language"],
        Words(**words),
        {question: answer_from_plain(json.loads(text)) for question, text in base.items()},
    )


def _lines(book: Any, words: Words, faults: Faults, moved: Faults) -> dict[str, Line]:
    if words.sheet not in book.sheetnames:
        moved.add("", _("the sheet “{name}” is missing; undo the renaming").format(name=words.sheet))
        return {}
    found: dict[str, Line] = {}
    for at, cells in _grid(book[words.sheet]):
        if at == form.HEAD_ROW:
            _check_heads(cells, words, moved)
        if at < form.FIRST_ROW:
            continue
        key = _text(cells[form.KEY].value)
        values = tuple(_value(cells[column], words.sheet, at, column, faults) for column in form.INPUTS)
        if not key and any(value is not None for value in values):
            faults.add(place(words, at, form.KEY), _("this line belongs to no question; move its answer to its line"))
        elif key in found:
            faults.add(place(words, at, form.KEY), _("the line of {key} stands twice").format(key=shown(key)))
        elif key:
            found[key] = Line(at, key, values)
    return found


def _grid(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """The rows with exactly our columns; a row that the file leaves out is empty."""
    for at, row in enumerate(sheet.iter_rows(max_row=MAX_ROWS, max_col=len(COLUMNS)), 1):
        if len(row) == len(COLUMNS):
            yield at, list(row)


def _check_heads(cells: list[Any], words: Words, faults: Faults) -> None:
    for column, head in enumerate(words.heads):
        given = _text(cells[column].value)
        if given != head:
            said = _("the heading is {given}, and was “{head}”: columns must stay as they are")
            faults.add(place(words, form.HEAD_ROW, column), said.format(given=shown(given), head=head))


def place(words: Words, at: int, column: int) -> str:
    """“Questions!F12”."""
    return f"{words.sheet}!{COLUMNS[column]}{at}"


def _value(cell: Any, sheet: str, at: int, column: int, faults: Faults) -> Value:
    """What was entered; a formula or an error is a fault, and a share such as 42 % counts as 42."""
    value, kind = cell.value, getattr(cell, "data_type", "n")
    where = f"{sheet}!{COLUMNS[column]}{at}"
    if kind == "f":
        faults.add(where, _("holds a formula; enter the value itself"))
        return None
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if kind == "e" or isinstance(value, bool) or not isinstance(value, str | int | float):
        faults.add(where, _("can't be used: {value}").format(value=shown(str(value))))
        return None
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    return value * 100 if "%" in (cell.number_format or "").replace('"%"', "") else value


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _filled_in_by(book: Any, memory: Memory, faults: Faults) -> str:
    """The name on the sheet with the instructions; empty where the sheet is gone, for then it is asked for."""
    others = [name for name in book.sheetnames if name not in (memory.words.sheet, form.LISTS, form.MEMORY)]
    for name in others[:1]:
        for at, row in enumerate(book[name].iter_rows(max_row=3, max_col=3), 1):
            if at == 3 and len(row) == 3:
                value = _value(row[2], name, at, 2, faults)
                return "" if value is None else str(value)[:120]
    return ""
