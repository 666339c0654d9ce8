"""Reading a Word file in tests."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def body_of(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(parts_of(content)["word/document.xml"])


def text_of(content: bytes) -> str:
    """All text of the body, one line per paragraph."""
    paragraphs = body_of(content).iter(f"{W}p")
    return "\n".join("".join(text.text or "" for text in p.iter(f"{W}t")) for p in paragraphs)
