"""What is wrong in a pack's files, as lines for their author."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from aiplus_assess.i18n import _


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    """One thing that is wrong. `line` counts from 1; `path` is empty where the whole file is meant."""

    file: str
    line: int
    path: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: "
        return one_line(place + (f"{self.path}: {self.message}" if self.path else self.message))


def one_line(text: str) -> str:
    """The text with spaces for line breaks and other characters that are not printed."""
    return "".join(character if character.isprintable() else " " for character in text)


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """“; did you mean …?” with the nearest candidates, or nothing."""
    near = difflib.get_close_matches(word, sorted(candidates), n=3, cutoff=0.7)
    if not near:
        return ""
    return _("; did you mean {words}?").format(words=_(", ").join(near))
