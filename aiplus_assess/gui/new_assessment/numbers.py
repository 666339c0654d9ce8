"""Numbers as people type them: 5,600 · 5 600 · １２０."""

from __future__ import annotations

import math
import unicodedata

LARGEST = 1e10


def people(text: str) -> int | None:
    """A number of people; None where it is none."""
    value = amount(text)
    return int(value) if value is not None and value == int(value) and value <= 10_000_000 else None


def amount(text: str) -> float | None:
    """An amount of at least 0; None where it is none."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace("，", "").replace("_", "x")
    try:
        value = float("".join(plain.split()))
    except ValueError:
        return None
    return value if math.isfinite(value) and 0 <= value <= LARGEST else None


def as_typed(value: float | None) -> str:
    """The number as one would type it; empty for none."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else str(value)
