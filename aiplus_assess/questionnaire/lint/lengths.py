"""Texts stay as short as the screens and tables they go into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.lint.finding import Finding, at_text
from aiplus_assess.questionnaire.loader import PackFiles
from aiplus_assess.questionnaire.texts import texts

GATE = "length"

LIMITS: Final[dict[str, tuple[int, int]]] = {
    "title": (20, 48),
    "text": (60, 200),
    "help": (140, 450),
    "levels": (70, 240),
    "items": (40, 130),
    "evidence": (40, 130),
    "numerator": (70, 240),
    "denominator": (70, 240),
    "who": (60, 200),
    "source": (100, 300),
    "actions.owner": (20, 60),
    "actions.text": (100, 330),
    "actions.kpi": (40, 130),
    "groups.title": (16, 40),
    "clauses.short": (8, 24),
}
"""Field → the most characters in Chinese and in English."""


def check_lengths(files: PackFiles) -> Iterator[Finding]:
    """No text is longer than its place allows."""
    for placed in texts(files.pack):
        limits = LIMITS.get(placed.field)
        if limits is None:
            continue
        for language, text, limit in zip(("zh", "en"), (placed.text.zh, placed.text.en), limits, strict=True):
            if len(text) > limit:
                message = _("{language}: {n} characters; at most {limit}")
                shown = message.format(language=language, n=len(text), limit=limit)
                yield Finding(GATE, "error", at_text(files, placed), shown)
