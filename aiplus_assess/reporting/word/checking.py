"""A template from outside is looked at before anything reads it: no macros, nothing fetched, no bombs."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape

from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _

LARGEST_FILE = 20 * 2**20
LARGEST_UNPACKED = 100 * 2**20
MOST_PARTS = 2000
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

_ACTIVE = re.compile(r"vbaProject|vbaData|activeX|/embeddings/|/afchunk|\.bin$|\.(exe|dll|js|vbs|html?|mht)$", re.I)
_OUTSIDE = re.compile(r"<[\w:]*Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.I)
_TARGET = re.compile(r"\bTarget\s*=\s*[\"']([^\"']*)[\"']")
_PLAIN_LINK = re.compile(r"\bType\s*=\s*[\"'][^\"']*/hyperlink[\"']")
_FETCHING = re.compile(r"\b(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DATABASE|MACROBUTTON)\b", re.I)
_INSTRUCTION = re.compile(r"<w:instrText[^>]*>([^<]*)</w:instrText>|\bw:instr\s*=\s*\"([^\"]*)\"")


def check_template(content: bytes) -> None:
    """InputError, one line that says what was found, unless the template is a harmless Word file."""
    if len(content) > LARGEST_FILE:
        raise _refused(_("it is larger than {n} MB").format(n=LARGEST_FILE // 2**20))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            parts = _read(file)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        raise _refused(_("it is no .docx file")) from None
    _check_kind(parts)
    for name, part in parts.items():
        if _ACTIVE.search(name):
            raise _refused(_("it contains macros or embedded objects ({name})").format(name=name))
        if name.endswith((".xml", ".rels")):
            _check_text(name, part)


def _read(file: zipfile.ZipFile) -> dict[str, bytes]:
    """Every part; what unpacks to more than it says, or to too much, is refused before it is unpacked."""
    entries = file.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise _refused(_("it unpacks to more than a template ever needs"))
    if len({entry.filename for entry in entries}) != len(entries) or any(_odd(entry.filename) for entry in entries):
        raise _refused(_("it is no .docx file"))
    return {entry.filename: file.read(entry) for entry in entries}


def _odd(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.split("/") or "\\" in name


def _check_kind(parts: dict[str, bytes]) -> None:
    types = parts.get("[Content_Types].xml", b"").decode("utf-8", "replace")
    if "macroEnabled" in types:
        raise _refused(_("it contains macros or embedded objects ({name})").format(name=".docm"))
    if MAIN not in types:
        raise _refused(_("it is no .docx file"))


def _check_text(name: str, part: bytes) -> None:
    text = part.decode("utf-16" if part[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise _refused(_("it declares a document type ({name})").format(name=name))
    for relationship in _OUTSIDE.findall(text):
        target = unescape((_TARGET.search(relationship) or [""] * 2)[1])
        if not (_PLAIN_LINK.search(relationship) and target.lower().startswith(("http://", "https://", "mailto:"))):
            raise _refused(_("it refers to something outside itself ({target})").format(target=target[:80]))
    instructions = unescape("".join(one or other for one, other in _INSTRUCTION.findall(text)))
    if found := _FETCHING.search(instructions):
        raise _refused(_("it has a field that fetches or runs something ({name})").format(name=found[1].upper()))


def _refused(reason: str) -> InputError:
    return InputError(
        _("The Word template was refused: {reason}. Nothing was written; save it as a plain .docx.").format(
            reason=reason
        )
    )
