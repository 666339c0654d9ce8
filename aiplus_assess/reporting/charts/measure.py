"""Text in charts is measured by estimate: good to a few per cent for Noto Sans SC, and free of any font library."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from aiplus_assess.reporting.punctuation import OPENING

_NARROW = {" ": 0.23, "i": 0.28, "l": 0.28, "j": 0.28, "t": 0.38, "f": 0.33, "r": 0.39, "I": 0.3, ".": 0.28, ",": 0.28}


def width(text: str, size: float) -> float:
    """The estimated width of `text` at font size `size`, in the same unit."""
    return size * sum(_em(char) for char in text)


def _em(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if char in _NARROW:
        return _NARROW[char]
    return 0.66 if char.isupper() else 0.56


def wrap(text: str, size: float, room: float, lines: int = 2) -> tuple[str, ...]:
    """`text` in at most `lines` lines that fit into `room`; what does not fit ends in an ellipsis."""
    found: list[str] = []
    line = ""
    for word in _words(text):
        if width(line + word.rstrip(), size) <= room or not line.strip():
            line += word
        else:
            found.append(line.strip())
            line = word
    found.append(line.strip())
    if len(found) > lines:
        found = [*found[: lines - 1], "".join(found[lines - 1 :])]
    return tuple(fit(line, size, room) for line in found)


def _words(text: str) -> Iterator[str]:
    """Pieces a line may break between: every wide character, and Latin words with their space."""
    word = ""
    for char in text:
        if unicodedata.east_asian_width(char) in "WF":
            if word:
                yield word
            word = ""
            yield char
        else:
            word += char
            if char == " ":
                yield word
                word = ""
    if word:
        yield word


def fit(text: str, size: float, room: float) -> str:
    """`text`, shortened with an ellipsis where it is wider than `room`."""
    if width(text, size) <= room:
        return text
    kept = text
    while kept and width(kept + "…", size) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def hung(text: str, size: float) -> float:
    """How far left of its edge `text` is set so that its ink begins there: an opening quote or bracket is drawn in the
    right half of its place."""
    return size / 2 if text[:1] in OPENING else 0.0


def r(value: float) -> float:
    """A coordinate with two decimals: the same drawing on every machine, and short."""
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded
