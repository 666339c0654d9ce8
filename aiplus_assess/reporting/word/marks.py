"""What a template's text says beyond text: links, bookmarks, character styles and pictures, as marks in the text.

Marks are private-use characters. Nothing a user typed can hold one: `legible.visible` has replaced them all before.
They let a filter change part of a run while the run keeps the look the template gave it (`expand.py`).
"""

from __future__ import annotations

import hashlib
import re

OPEN, SPLIT, CLOSE = "\ue000", "\ue001", "\ue002"
STYLE, LINK, BOOKMARK, PICTURE = "s", "l", "b", "p"

LONGEST_NAME = 40
"""Characters a bookmark's name may have in Word."""


def marked(kind: str, payload: str, text: str = "") -> str:
    """`text` inside a mark; marks nest."""
    return f"{OPEN}{kind}{payload}{SPLIT}{text}{CLOSE}"


def bookmark_name(kind: str, identity: str) -> str:
    """A name Word takes: a letter first, letters, digits and underscores, at most 40 characters."""
    name = f"{kind}_{re.sub(r'[^A-Za-z0-9]', '_', identity)}"
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[:27]}_{hashlib.sha256(identity.encode()).hexdigest()[:12]}"
