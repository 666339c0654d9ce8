"""What a file is, by its first hundred bytes: read without SQLite, so that a foreign file is not even opened by it.

The layout is that of https://www.sqlite.org/fileformat2.html, “The Database Header”.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from aiplus_assess.storage.sqlite import APPLICATION_ID

MAGIC = b"SQLite format 3\0"
SIZE = 100

Kind = Literal["absent", "empty", "foreign", "damaged", "ours"]


@dataclass(frozen=True, slots=True)
class Header:
    """What the file is, and its schema where it is ours."""

    kind: Kind
    schema: int = 0


def read(path: Path) -> Header:
    """Raises OSError where the file can't be read."""
    try:
        with path.open("rb") as stream:
            head = stream.read(SIZE)
    except FileNotFoundError:
        return Header("absent")
    if not head:
        return Header("empty")
    if not any(head):
        return Header("damaged")  # filled with zeros, as after a power cut
    if len(head) < SIZE:
        return Header("foreign")
    (application,) = struct.unpack_from(">I", head, 68)
    if application != APPLICATION_ID:
        return Header("foreign")
    if not head.startswith(MAGIC):
        return Header("damaged")
    (schema,) = struct.unpack_from(">I", head, 60)
    return Header("ours", schema)
