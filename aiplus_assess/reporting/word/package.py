"""The zip a Word file is: the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip can hold; every file in ours has it."""
FIRST = "[Content_Types].xml"
"""Some readers want it first."""


def packed(parts: dict[str, bytes]) -> bytes:
    """The parts as one file, in a fixed order, without dates and without who packed it where."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name in sorted(parts, key=lambda name: (name != FIRST, name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            file.writestr(entry, parts[name])
    return buffer.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """Name → content of every part."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}
