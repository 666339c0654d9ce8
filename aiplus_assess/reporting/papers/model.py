"""A paper as plain frozen data: what every guide, sheet and letter is made of. One drawing each for PDF and Word."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from aiplus_assess.i18n import Language
from aiplus_assess.reporting.brand import Brand

BOX = "□"
"""To be ticked by hand."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: `shares` are percent of the width; rows are at least `high` mm, for writing by hand."""

    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    high: float = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A piece that stays on one page where it can: a heading, lines of text, a table, room to write (mm)."""

    heading: str = ""
    lines: tuple[str, ...] = ()
    grid: Grid | None = None
    room: float = 0
    room_label: str = ""
    eyebrow: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """`made` is the one date in the file's own data; `facts` are label and value below the title."""

    language: Language
    made: datetime
    title: str
    company: str
    subtitle: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()
    brand: Brand = field(default_factory=Brand)
