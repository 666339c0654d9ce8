"""The request list's workbook as it comes back: what would change, or every cell that can't be read. Changes nothing.

A row is known by its hidden id, else by its number, else by title and department; any other row with a title is a
paper the client added. A row that is missing takes nothing away. Reading the same file again finds nothing to do.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from aiplus_assess.assessment.model import Assessment, EvidenceItem
from aiplus_assess.assessment.requests import owner_of
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.errors import InputError
from aiplus_assess.exchange.faults import Faults, near
from aiplus_assess.exchange.request_columns import (
    COLUMNS,
    SheetColumn,
    department_words,
    level_words,
    shown,
    state_words,
)
from aiplus_assess.i18n import LANGUAGES, _, language

LARGEST, UNPACKED, MOST_ROWS = 20 * 1024 * 1024, 200 * 1024 * 1024, 5000
MAY_BE_EMPTY = ("due", "dated", "valid_until", "reference", "note")
"""Fields that an empty cell empties; an empty title, state or department leaves what is there."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One field of one paper: what it is here and what the file says, in words."""

    head: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One paper as it would be; `new` where it is not on the list yet."""

    item: EvidenceItem
    moved: tuple[Moved, ...]
    new: bool


def read_requests(
    content: bytes, assessment: Assessment, result: Result, new_id: Callable[[], str]
) -> tuple[Incoming, ...]:
    """The papers that would change. InputError with every faulty cell by its name, such as E7."""
    rows = _rows(content)
    places = _places(rows[0] if rows else ())
    faults = Faults()
    reader = _Reader(assessment, result, places, new_id, faults)
    found = [incoming for number, row in enumerate(rows[1:], 2) if (incoming := reader.read(number, row)) is not None]
    faults.refuse(_("The workbook has cells that can't be read. Nothing was changed; mend them and open it again."))
    return tuple(found)


def _rows(content: bytes) -> list[tuple[Any, ...]]:
    unreadable = InputError(_("This is not an Excel workbook (.xlsx), or it is damaged. Nothing was changed."))
    if len(content) > LARGEST:
        raise unreadable
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > UNPACKED:
                raise unreadable
        return list(_read(content))
    except InputError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part of the file leads to
        raise unreadable from error


def _read(content: bytes) -> Iterator[tuple[Any, ...]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        yield from book.worksheets[0].iter_rows(max_row=MOST_ROWS, max_col=60, values_only=True)
    finally:
        book.close()


def _places(heads: Sequence[Any]) -> dict[SheetColumn, int]:
    """Where each column stands, by its head in either language."""
    words = [str(head or "").strip() for head in heads]
    found: dict[SheetColumn, int] = {}
    for column in COLUMNS:
        for name in LANGUAGES:
            with language(name):
                if column.head() in words:
                    found[column] = words.index(column.head())
    if not any(column.field == "title" for column in found):
        raise InputError(_("The first row has no head “Paper”, so this is no request list. Nothing was changed."))
    return found


class _Reader:
    def __init__(
        self,
        assessment: Assessment,
        result: Result,
        places: dict[SheetColumn, int],
        new_id: Callable[[], str],
        faults: Faults,
    ) -> None:
        self._assessment, self._result, self._places = assessment, result, places
        self._new_id, self._faults = new_id, faults
        self._words: dict[str, dict[str, Any]] = {
            "department": dict(department_words(result.pack)),
            "state": dict(state_words()),
            "level": dict(level_words()),
        }
        self._by_id = {item.id: item for item in assessment.evidence}
        self._by_number = {item.number: item for item in assessment.evidence if item.number}
        self._number = max(self._by_number, default=0)
        self._seen: dict[str, int] = {}

    def read(self, row: int, cells: Sequence[Any]) -> Incoming | None:
        values = {column: self._value(row, column, place, cells) for column, place in self._places.items()}
        title = next((value for column, value in values.items() if column.field == "title"), None)
        kinds = {column.kind: value for column, value in values.items() if column.kind in ("id", "number")}
        if title is None and not any(kinds.values()):
            return None
        known = self._known(row, title, kinds, values)
        if known is None:
            return None
        fields: dict[str, Any] = {}
        for column, value in values.items():
            if column.field and value is not None:
                fields[column.field] = value
            elif column.field in MAY_BE_EMPTY:
                fields[column.field] = None if column.kind == "day" else ""
        item = replace(known, **fields)
        if item.id in self._seen:
            self._faults.add(f"A{row}", _("the same paper as in row {row}").format(row=self._seen[item.id]))
        self._seen[item.id] = row
        return self._compared(known, item)

    def _known(
        self, row: int, title: Any, kinds: dict[str, Any], values: dict[SheetColumn, Any]
    ) -> EvidenceItem | None:
        """The paper of the row, or a new one; None where it names one that is not here."""
        identity, number = kinds.get("id"), kinds.get("number")
        if identity is not None or number is not None:
            found = self._by_id.get(str(identity)) if identity is not None else self._by_number.get(int(number or 0))
            if found is None:
                self._faults.add(f"A{row}", _("there is no such paper in this assessment"))
            return found
        department = next((v for column, v in values.items() if column.kind == "department"), None)
        for item in self._assessment.evidence:
            owner = owner_of(self._assessment, item, self._result)
            if item.title == title and department in (None, owner):
                return item
        self._number += 1
        return EvidenceItem(self._new_id(), "", 1, status="missing", number=self._number)

    def _compared(self, known: EvidenceItem, item: EvidenceItem) -> Incoming | None:
        owner = owner_of(self._assessment, known, self._result)
        if known.department != item.department == owner:
            item = replace(item, department=known.department)
        if item == known:
            return None
        pack, moved = self._result.pack, []
        for column in COLUMNS:
            if column.field and getattr(item, column.field) != getattr(known, column.field):
                before = shown(column, known, owner, pack) if known.title else None
                after = shown(column, item, item.department, pack)
                moved.append(Moved(column.head(), _plain(before), _plain(after)))
        return Incoming(item, tuple(moved), known.id not in self._by_id)

    def _value(self, row: int, column: SheetColumn, place: int, cells: Sequence[Any]) -> Any:
        cell = cells[place] if place < len(cells) else None
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return None
        name = f"{_letters(place)}{row}"
        if column.kind == "day":
            return self._day(name, cell)
        if column.kind == "number":
            return int(cell) if isinstance(cell, int | float) and cell == int(cell) else self._number_text(name, cell)
        text = str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell).strip()
        known = self._words.get(column.kind)
        if known is not None:
            if text not in known:
                self._faults.add(name, _("unknown: {value}").format(value=text[:60]) + near(text, known))
            return known.get(text)
        if len(text) > column.longest and column.field:
            self._faults.add(name, _("at most {most} characters").format(most=column.longest))
        return text

    def _number_text(self, name: str, cell: object) -> int | None:
        if str(cell).strip().isdecimal():
            return int(str(cell))
        self._faults.add(name, _("a number is expected"))
        return None

    def _day(self, name: str, cell: object) -> date | None:
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        text = str(cell).strip().replace("/", "-").replace(".", "-")
        try:
            year, month, day = (int(part) for part in text.split("-"))
            return date(year, month, day)
        except ValueError:
            self._faults.add(name, _("a date such as 2026-12-31 is expected"))
            return None


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def _letters(place: int) -> str:
    """A, B, … Z, AA …"""
    return (chr(64 + place // 26) if place >= 26 else "") + chr(65 + place % 26)
