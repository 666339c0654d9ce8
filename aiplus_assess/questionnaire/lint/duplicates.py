"""No two questions ask, and no two levels describe, nearly the same."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.lint.finding import Finding, at_text
from aiplus_assess.questionnaire.loader import PackFiles
from aiplus_assess.questionnaire.texts import PlacedText, texts

GATE = "duplicate"
ALIKE: Final = 0.9
"""difflib's ratio from which two texts count as the same."""
_COMPARED: Final = ("title", "text", "help", "levels")
_NOISE: Final = re.compile(r"[\W_]+")


def check_duplicates(files: PackFiles) -> Iterator[Finding]:
    """Titles, questions, help and levels of different questions are compared with their own kind, in Chinese."""
    for field in _COMPARED:
        placed = [one for one in texts(files.pack) if one.field == field and one.owner in files.entries]
        for one, other, ratio in _alike(placed):
            message = _("nearly the same as {other} ({percent})")
            shown = message.format(other=at_text(files, other), percent=f"{int(ratio * 100)}%")
            yield Finding(GATE, "error", at_text(files, one), shown)


def _alike(placed: list[PlacedText]) -> Iterator[tuple[PlacedText, PlacedText, float]]:
    """Pairs of different questions whose texts are alike.

    difflib is slow and there are half a million pairs of levels, so pairs must first share enough characters.
    """
    plain = [_NOISE.sub("", one.text.zh) for one in placed]
    counts = [Counter(text) for text in plain]
    by_length = sorted(range(len(placed)), key=lambda place: len(plain[place]))
    for start, first in enumerate(by_length):
        for second in by_length[start + 1 :]:
            total = len(plain[first]) + len(plain[second])
            if 2 * len(plain[first]) < ALIKE * total:
                break
            if placed[first].owner == placed[second].owner:
                continue
            shared = plain[first] == plain[second] or _overlap(counts[first], counts[second]) * 2 >= ALIKE * total
            if shared:
                earlier, later = sorted((first, second))
                ratio = difflib.SequenceMatcher(None, plain[earlier], plain[later], autojunk=False).ratio()
                if ratio >= ALIKE:
                    yield placed[later], placed[earlier], ratio


def _overlap(one: Counter[str], other: Counter[str]) -> int:
    return sum(min(count, other[character]) for character, count in one.items() if character in other)
