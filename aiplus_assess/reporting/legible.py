"""Every text made printable before layout: hostile and missing characters are shown, never obeyed and never lost.

A glyph the font lacks can make WeasyPrint's layout crawl (its issue 2811), and a bidirectional override can turn
a sentence around. Both are replaced visibly: control, formatting and bidi characters by their code, `[U+202E]`;
characters without a glyph (emoji, other scripts) by the geta mark 〓, and listed on the report's last pages.
A file that is shown in the reader's own fonts (Excel) keeps the latter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, cast

from aiplus_assess import resources

GETA = "〓"
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_DROPPED = {"\ufe0e", "\ufe0f"}
"""Variation selectors only choose between two looks of the character before them."""

T = TypeVar("T")


@cache
def printable() -> frozenset[str]:
    """The characters the bundled font draws and that do nothing but be drawn; plus the line feed."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with TTFont(resources.fonts() / "NotoSansSC-Regular.ttf", lazy=True) as font:
        known = {chr(code) for code in font.getBestCmap()}
    return frozenset(char for char in known if unicodedata.category(char) not in _INVISIBLE) | {"\n"}


def legible(text: str) -> str:
    """`text` with every character that can't be drawn replaced visibly."""
    return text if printable().issuperset(text) else "".join(map(_shown, _tidy(text)))


def visible(text: str) -> str:
    """`text` with only what nobody sees or what turns text around replaced: for readers with fonts of their own."""
    if printable().issuperset(text):
        return text
    shown = ((char, _shown(char)) for char in _tidy(text))
    return "".join(char if mark == GETA else mark for char, mark in shown)


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def _shown(char: str) -> str:
    if char in printable():
        return char
    if char in _DROPPED:
        return ""
    if char in "\u2028\u2029\x0b\x0c\x85":
        return "\n"
    if unicodedata.category(char) in _INVISIBLE:
        return f"[U+{ord(char):04X}]"
    if unicodedata.category(char) == "Zs":
        return " "
    return GETA


def all_legible(value: T, show: Callable[[str], str] = legible) -> T:
    """The same frozen data with every text in it made legible, or as `show` makes it."""
    if isinstance(value, str):
        return cast("T", show(value))
    if isinstance(value, tuple):
        return cast("T", tuple(all_legible(member, show) for member in value))
    if is_dataclass(value) and not isinstance(value, type):
        changed = _changed(value, show)
        return cast("T", replace(value, **changed)) if changed else value
    return value


def _changed(value: Any, show: Callable[[str], str]) -> dict[str, Any]:
    before = {field.name: getattr(value, field.name) for field in fields(value)}
    after = {name: all_legible(part, show) for name, part in before.items()}
    return {name: part for name, part in after.items() if part is not before[name] and part != before[name]}


def substituted(value: object) -> tuple[str, ...]:
    """What 〓 stands for: the characters without a glyph, as code and name, in the order of their codes."""
    missing = {char for text in _texts(value) if not printable().issuperset(text) for char in text}
    chars = sorted(char for char in missing if _shown(char) == GETA and char != GETA)
    return tuple(f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip() for char in chars)


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from _texts(member)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
