"""Collect everything that is wrong with a file before refusing it, so that one look mends it all."""

from __future__ import annotations

import difflib
import json
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from aiplus_assess.errors import EnvironmentFailure, InputError, reason_of
from aiplus_assess.i18n import _

MAX_JSON_BYTES = 20 * 1024 * 1024


class Faults:
    """The faults found so far in one thing that is being read."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self.lines = list(lines)

    def add(self, place: str, what: str) -> None:
        """Note that `what` is wrong at `place` (a field path)."""
        self.lines.append(f"{place}: {what}" if place else what)

    def unknown(self, place: str, value: object, known: Iterable[str]) -> None:
        """Note that `value` is none of `known`, with the nearest ones."""
        self.add(place, _("unknown: {value}").format(value=shown(value)) + near(str(value), known))

    def keys(self, place: str, given: Iterable[object], known: Collection[str]) -> None:
        """Note every key that is none of `known`."""
        for key in given:
            if key not in known:
                self.unknown(place, key, known)

    def refuse(self, summary: str) -> None:
        """Raise InputError with all faults, if there are any."""
        if self.lines:
            raise InputError(summary, self.lines)


def near(value: str, known: Iterable[str]) -> str:
    """A hint at the nearest known words, or the empty string."""
    hits = difflib.get_close_matches(value, list(known), n=3, cutoff=0.5)
    return _(" (did you mean {words}?)").format(words=", ".join(hits)) if hits else ""


def shown(value: object) -> str:
    """A value as it would stand in the file, short enough for one line."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"


def is_int(value: object, low: int, high: int) -> bool:
    """Whether it is a whole number in the range; true, "3" and 3.0 are not."""
    return type(value) is int and low <= value <= high


def is_number(value: object, low: float, high: float) -> bool:
    """Whether it is a finite number in the range; true is not."""
    return type(value) in (int, float) and low <= value <= high  # type: ignore[operator]


def read_json(path: Path) -> Any:
    """The content of a JSON file; one clear line for a missing, unreadable, huge or broken one.

    Duplicate keys are refused: of two answers to one question, one would silently be lost.
    """
    try:
        if path.stat().st_size > MAX_JSON_BYTES:
            raise InputError(_("{name} is larger than 20 MB; nothing was changed.").format(name=path.name))
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(_("There is no file {name}; check the path.").format(name=path)) from None
    except IsADirectoryError:
        raise InputError(_("{name} is a folder, not a file.").format(name=path)) from None
    except UnicodeDecodeError:
        raise InputError(_("{name} is not UTF-8 text; save it as UTF-8 and try again.").format(name=path)) from None
    except OSError as error:
        raise EnvironmentFailure(
            _("{name} can't be read: {reason}.").format(name=path, reason=reason_of(error))
        ) from None
    return parse_json(text, path.name)


def parse_json(text: str, name: str) -> Any:
    """JSON text as data; `name` stands in the error."""
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise InputError(
            _("{name} is not valid JSON: line {line}, column {column}: {reason}.").format(
                name=name, line=error.lineno, column=error.colno, reason=_what_is_wrong(error.msg)
            )
        ) from None
    except ValueError:  # Python refuses whole numbers of more than 4,300 digits
        raise InputError(_("{name} holds a number that is too long to be read.").format(name=name)) from None
    except RecursionError:
        raise InputError(_("{name} is nested too deeply to be read.").format(name=name)) from None


def _what_is_wrong(said: str) -> str:
    """The parser's English in our words; unknown ones as they are."""
    words = {
        "Expecting value": _("a value is missing or misspelt"),
        "Expecting property name enclosed in double quotes": _("a key in double quotes belongs here"),
        "Expecting ',' delimiter": _("a comma is missing"),
        "Expecting ':' delimiter": _("a colon is missing"),
        "Extra data": _("something follows the end"),
        "Unterminated string starting at": _("a text is not closed with a double quote"),
        "Invalid control character at": _("a line break or control character stands inside a text"),
        "Invalid \\escape": _("a backslash is followed by something it can't escape; write it twice"),
        "Invalid \\uXXXX escape": _("\\u is not followed by four hexadecimal digits"),
        "Illegal trailing comma before end of object": _("a comma stands before the closing bracket"),
        "Illegal trailing comma before end of array": _("a comma stands before the closing bracket"),
    }
    return words.get(said.removesuffix(": "), said)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise InputError(_("The key {key} stands twice; keep one of them.").format(key=shown(key)))
        found[key] = value
    return found


def _no_constant(word: str) -> float:
    raise InputError(_("{word} is not a number.").format(word=word))
