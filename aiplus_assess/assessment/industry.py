"""Industry codes of GB/T 4754-2017: names, checks, search."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from aiplus_assess.assessment.industry_table import INDUSTRIES
from aiplus_assess.i18n import Language

_PATTERN = re.compile(r"[A-T](\d{2,4})?")


@dataclass(frozen=True, slots=True)
class Industry:
    """A section (C) or division (C34); `initials` of the pinyin for typing ahead."""

    code: str
    zh: str
    en: str
    initials: str

    @property
    def is_section(self) -> bool:
        return len(self.code) == 1

    def name(self, language: Language) -> str:
        return self.en if language == "en" else self.zh


ALL = tuple(Industry(*row) for row in INDUSTRIES)
SECTIONS = tuple(industry for industry in ALL if industry.is_section)
DIVISIONS = tuple(industry for industry in ALL if not industry.is_section)


@cache
def by_code() -> dict[str, Industry]:
    return {industry.code: industry for industry in ALL}


def known(code: str) -> bool:
    """Whether the code is a section, a division, or lies in one (C357 lies in C35)."""
    return _PATTERN.fullmatch(code) is not None and code[:3] in by_code()


def lookup(code: str) -> Industry:
    """The section or division the code lies in; KeyError for an unknown one."""
    return by_code()[code[:3]]


def section(code: str) -> Industry:
    """The section of a code."""
    return by_code()[code[:1]]


def full_name(code: str, language: Language) -> str:
    """What a reader sees: “C34 通用设备制造业”."""
    return f"{code} {lookup(code).name(language)}"


def search(text: str) -> tuple[Industry, ...]:
    """Industries whose code, name or pinyin initials contain `text`; everything for an empty text.

    Better matches first: by code, by the beginning of a name or its initials, then anywhere inside.
    """
    wanted = text.strip().lower()
    if not wanted:
        return ALL
    ranked = [(rank, place) for place, industry in enumerate(ALL) if (rank := _rank(industry, wanted)) is not None]
    return tuple(ALL[place] for _, place in sorted(ranked))


def _rank(industry: Industry, wanted: str) -> int | None:
    code = industry.code.lower()
    names = (industry.zh, industry.en.lower(), industry.initials)
    if code == wanted or code[1:] == wanted:
        return 0
    if code.startswith(wanted) or any(name.startswith(wanted) for name in names):
        return 1
    return 2 if any(wanted in name for name in names) else None
