"""Dates and amounts as people type them. Pure."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

MOST = 1e9
"""万元; above it somebody slipped."""
FULL = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?")
SHORT = re.compile(r"(\d{1,2})\D(\d{1,2})\D?")
PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
LATER = re.compile(r"\+(\d{1,4})")


def parse_day(text: str, today: date) -> date | None:
    """2026-12-31, 2026年12月31日, 20261231, 12-31 (the next one to come), +30 (days from today); None for nothing.

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
        day = date(today.year, int(found[1]), int(found[2]))
        return day if day >= today else day.replace(year=today.year + 1)
    raise ValueError(text)


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
