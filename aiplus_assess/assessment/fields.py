"""Strict reading of one plain mapping (from JSON): every key is named once, every type checked, nothing left over."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

from aiplus_assess.i18n import _

Word = TypeVar("Word", bound=str)
Plain = dict[str, Any]


@contextmanager
def reading(data: object) -> Iterator[Fields]:
    """The fields of `data`; ValueError where it is no mapping, or where a key is left that nobody asked for."""
    fields = Fields(data)
    yield fields
    fields.end()


class Fields:
    """Takes keys out of a mapping one by one. Every method raises ValueError naming the key and what it must be."""

    def __init__(self, data: object) -> None:
        if not isinstance(data, Mapping) or not all(isinstance(key, str) for key in data):
            raise ValueError(_("must be an object with named fields"))
        self._left: Plain = dict(data)

    def take(self, key: str) -> Any:
        """The raw value; None where it is missing or null."""
        return self._left.pop(key, None)

    def names(self) -> tuple[str, ...]:
        """The keys nobody has asked for yet."""
        return tuple(self._left)

    def end(self) -> None:
        """ValueError naming the keys nobody asked for."""
        if self._left:
            raise ValueError(_("unknown field: {names}").format(names=", ".join(sorted(self._left))))

    def text(self, key: str, default: str | None = None) -> str:
        """A string; required where there is no default."""
        value = self.optional_text(key)
        if value is None:
            value = default
        if value is None:
            raise ValueError(_("{key}: is missing").format(key=key))
        return value

    def optional_text(self, key: str) -> str | None:
        value = self.take(key)
        if value is not None and not isinstance(value, str):
            raise ValueError(_("{key}: must be a text").format(key=key))
        return value

    def texts(self, key: str) -> tuple[str, ...] | None:
        """A list of strings, in its order."""
        value = self.take(key)
        if value is None:
            return None
        if not isinstance(value, list | tuple) or not all(isinstance(member, str) for member in value):
            raise ValueError(_("{key}: must be a list of texts").format(key=key))
        return tuple(value)

    def whole(self, key: str, low: int, high: int | None = None) -> int | None:
        """An integer from `low` to `high`, neither `true` nor 3.0 nor "3"."""
        value = self.take(key)
        if value is None:
            return None
        if type(value) is not int or value < low or (high is not None and value > high):
            raise ValueError(_whole_fault(key, low, high))
        return value

    def number(self, key: str, low: float | None = None, high: float | None = None) -> float | None:
        """A finite number within its bounds."""
        value = self.take(key)
        if value is None:
            return None
        if not _finite(value):
            raise ValueError(_("{key}: must be a number").format(key=key))
        if (low is not None and value < low) or (high is not None and value > high):
            raise ValueError(_("{key}: {value} is out of range").format(key=key, value=value))
        return float(value)

    def numbers(self, key: str) -> tuple[float, ...] | None:
        """A list of finite numbers, in its order."""
        value = self.take(key)
        if value is None:
            return None
        if not isinstance(value, list | tuple) or not all(_finite(member) for member in value):
            raise ValueError(_("{key}: must be a list of numbers").format(key=key))
        return tuple(float(member) for member in value)

    def yes(self, key: str) -> bool:
        """`true`, or false where it is missing."""
        value = self.take(key)
        if value is not None and not isinstance(value, bool):
            raise ValueError(_("{key}: must be true or false").format(key=key))
        return bool(value)

    def day(self, key: str) -> date | None:
        """A date as 2026-09-30."""
        value = self.optional_text(key)
        if value is None:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(_("{key}: must be a date such as 2026-09-30").format(key=key)) from None

    def word(self, key: str, words: tuple[Word, ...]) -> Word | None:
        """One of `words`."""
        value = self.optional_text(key)
        if value is None:
            return None
        return known(key, value, words)

    def words(self, key: str, words: tuple[Word, ...]) -> frozenset[Word] | None:
        """A set out of `words`, written as a list."""
        values = self.texts(key)
        return None if values is None else frozenset(known(key, value, words) for value in values)


def _finite(value: object) -> bool:
    return not isinstance(value, bool) and isinstance(value, int | float) and math.isfinite(value)


def known(key: str, value: str, words: tuple[Word, ...]) -> Word:
    """`value` as the member of `words` it is; ValueError naming what there is."""
    for word in words:
        if word == value:
            return word
    raise ValueError(_("{key}: “{value}” must be one of {words}").format(key=key, value=value, words=", ".join(words)))


def _whole_fault(key: str, low: int, high: int | None) -> str:
    if high is None:
        return _("{key}: must be a whole number from {low}").format(key=key, low=low)
    return _("{key}: must be a whole number from {low} to {high}").format(key=key, low=low, high=high)


def compact(**values: object) -> Plain:
    """The mapping without what is empty: None, "", False, the integer 0, empty lists. 0.0 says something and stays.

    Dates become text, tuples lists, and whole floats integers, so that equal things are written alike.
    """
    return {key: _bare(value) for key, value in values.items() if value or isinstance(value, float)}


def real(value: float | None) -> float | None:
    """`value` as a float, so that `compact` keeps a zero that was given as an integer."""
    return None if value is None else float(value)


def _bare(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return list(value) if isinstance(value, tuple) else value
