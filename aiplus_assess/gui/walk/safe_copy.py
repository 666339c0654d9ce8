"""Looking at a proof file without running anything: a read-only copy in a private folder, documents only.

A workspace is mailed around, so its files are as trustworthy as any attachment: what can carry a program is
never handed to the desktop.
"""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from aiplus_assess.exchange.naming import harmless_name

PICTURES = ("png", "jpg", "jpeg", "gif", "bmp", "webp", "tif", "tiff", "heic", "mp3", "wav", "m4a", "mp4", "mov", "avi")
PAPERS = (
    "pdf",
    "ofd",
    "doc",
    "docx",
    "xls",
    "xlsx",
    "ppt",
    "pptx",
    "odt",
    "ods",
    "odp",
    "wps",
    "et",
    "dps",
    "vsdx",
    "rtf",
)
PLAIN = ("rtf", "txt", "csv", "tsv", "log", "md", "json", "eml", "zip", "rar", "7z")
HARMLESS = frozenset((*PICTURES, *PAPERS, *PLAIN))
"""Kinds of file that are looked at, not run: no Office files with macros, no web pages, no SVG drawings."""
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
"""How programs and scripts begin, whatever they are called."""


def opens_safely(name: str, content: bytes) -> bool:
    """Whether the desktop may open the file: its ending names a document, and it does not begin as a program."""
    return harmless_name(name).rpartition(".")[2].lower() in HARMLESS and not content.startswith(PROGRAMS)


def copy_to_look_at(name: str, content: bytes) -> Path:
    """A read-only copy that only this user can see and that goes when the program ends. OSError where that fails."""
    folder = Path(tempfile.mkdtemp(dir=_private().name))
    target = folder / harmless_name(name)
    target.write_bytes(content)
    target.chmod(0o400)
    return target


@cache
def _private() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="aiplus-", ignore_cleanup_errors=True)
