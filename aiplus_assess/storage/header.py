"""What a file is, by its first hundred bytes: read without SQLite, so that a foreign file is not even opened by it.

The layout is that of https://www.sqlite.org/fileformat2.html, “The Database Header”.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from aiplus_assess.storage.sqlite import APPLICATION_ID

MAGIC = b"SQLite format 3\0"
SIZE = 100
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
JOURNAL = struct.Struct(">8sIIIII")
MOST_RECORDS = 1 << 24
"""Pages that a journal segment is believed to hold."""

Kind = Literal["absent", "empty", "foreign", "damaged", "ours"]


@dataclass(frozen=True, slots=True)
class Header:
    """What the file is, and its schema where it is ours."""

    kind: Kind
    schema: int = 0


def read(path: Path) -> Header:
    """Raises OSError where the file can't be read.

    After a power cut the first page may be torn; then the journal beside the file has it, and SQLite puts it back.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(SIZE)
    except FileNotFoundError:
        return Header("absent")
    if not head:
        return Header("empty")
    found = _judge(head)
    if found.kind == "ours":
        return found
    before = _judge(_journaled(path.with_name(path.name + "-journal")))
    return before if before.kind == "ours" else found


def _judge(head: bytes) -> Header:
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


def _journaled(journal: Path) -> bytes:
    """The beginning of the first page as a rollback journal keeps it (“The Rollback Journal” there); or nothing."""
    try:
        with journal.open("rb") as stream:
            return _first_page(stream)
    except FileNotFoundError:
        return b""


def _first_page(stream: BinaryIO) -> bytes:
    at = 0
    while len(segment := stream.read(JOURNAL.size)) == JOURNAL.size:
        magic, records, _nonce, _pages, sector, page = JOURNAL.unpack(segment)
        if magic != JOURNAL_MAGIC or not 0 < records <= MOST_RECORDS or not page or not sector:
            break
        for record in range(records):
            stream.seek(at + sector + record * (page + 8))
            number = stream.read(4)
            if number == b"\0\0\0\1":
                return stream.read(SIZE)
            if len(number) < 4:
                return b""
        end = at + sector + records * (page + 8)
        at = -(-end // sector) * sector  # the next segment begins with the next sector
        stream.seek(at)
    return b""
