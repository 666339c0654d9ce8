"""Dates and amounts as people type them. Pure."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date, time, timedelta
from typing import Literal

MOST = 1e9
"""万元; above it somebody slipped."""
FULL = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?")
SHORT = re.compile(r"(\d{1,2})\D(\d{1,2})\D?")
PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
CLOCK = re.compile(r"(\d{1,2}):?(\d{2})?")
LATER = re.compile(r"\+(\d{1,4})")


Kind = Literal["deadline", "record", "meeting"]
"""What a day without a year stands for: the next one to come, the last one gone by, or the one closest to today."""


def parse_day(text: str, today: date, kind: Kind = "deadline") -> date | None:
    """2026-12-31, 2026年12月31日, 20261231, 12-31 (in the year that fits `kind`), +30 (days from today), or nothing.

    ValueError for anything else.
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace(" ", "")
    if not plain:
        return None
    if found := LATER.fullmatch(plain):
        return today + timedelta(days=int(found[1]))
    if found := PACKED.fullmatch(plain) or FULL.fullmatch(plain):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := SHORT.fullmatch(plain):
        return _without_year(int(found[1]), int(found[2]), today, kind)
    raise ValueError(text)


def _without_year(month: int, day: int, today: date, kind: Kind) -> date:
    years = {"deadline": (0, 1), "record": (-1, 0), "meeting": (-1, 0, 1)}[kind]
    found = []
    for year in years:
        with suppress(ValueError):  # 29 February is not in every year
            found.append(date(today.year + year, month, day))
    fitting = [one for one in found if kind == "meeting" or (one >= today if kind == "deadline" else one <= today)]
    if not fitting:
        raise ValueError(f"{month}-{day}")
    return min(fitting, key=lambda one: abs((one - today).days))


def parse_time(text: str) -> time | None:
    """9:30, 09：30, 0930, 9点, 9点半; None for what can't be read as a time of day."""
    plain = unicodedata.normalize("NFKC", text).strip().replace(" ", "").replace("点半", ":30").removesuffix("点")
    found = CLOCK.fullmatch(plain.removesuffix("分").replace("点", ":"))
    if found is None:
        return None
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        return None


def parse_amount(text: str) -> float | None:
    """12.5, 1,200, １２．５, 12.5万元 as 万元, with at most two decimals; None for nothing.

    ValueError for anything else.
    """
    plain = unicodedata.normalize("NFKC", text).strip().removesuffix("元").removesuffix("万").replace(",", "").strip()
    if not plain:
        return None
    if not re.fullmatch(r"\d+(\.\d*)?|\.\d+", plain):
        raise ValueError(text)
    value = round(float(plain), 2)
    if value > MOST:
        raise ValueError(text)
    return value
