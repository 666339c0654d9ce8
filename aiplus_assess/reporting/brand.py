"""Whose name the report carries. Text only; what is written here is shown as text, never read as HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Brand:
    """A consultancy's own look: `colour` as `#rrggbb` (repaired where it can't be read), the rest plain text."""

    name: str = ""
    contact: str = ""
    disclaimer: str = ""
    colour: str = ""
