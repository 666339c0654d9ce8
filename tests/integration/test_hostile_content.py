"""Hostile text in every text field there is, in every format: shown as text, nothing fetched, nothing executed.

The fields come from the dataclasses of the model, so that a new one is filled, looked for, and missed where it is lost.
"""

from __future__ import annotations

import dataclasses
import html
import io
import itertools
import logging
import re
import socket
import types
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from xml.etree import ElementTree

import pypdfium2
import pytest
from PIL import Image
from report_cases import assessment, everything
from word_cases import text_of

from aiplus_assess.assessment.engagement import Engagement
from aiplus_assess.assessment.model import Assessment, AttachedFile
from aiplus_assess.ordering import Order, draw_here, write_order
from aiplus_assess.questionnaire.model import Pack

CODES = {
    "Assessment.id", "Assessment.revises", "Assessment.inherits", "Assessment.last_question", "Company.id",
    "Company.parent", "PackRef.id", "PackRef.version", "PackRef.hash", "Profile.industry", "EvidenceItem.id",
    "AttachedFile.sha256", "AttachedFile.type", "TargetOverride.clause", "Finding.clause", "PlannedAction.id",
    "PlannedAction.question", "PlannedAction.action", "Meeting.id", "Feedback.id", "ReportVersion.id",
    "MeetingNote.question", "Meeting.department", "ReportVersion.file.sha256", "ReportVersion.file.type",
}  # fmt: skip
"""Identities and codes: the program makes them or the user picks them from a list."""
NOT_SHOWN = {"Finding.answers_digest", "Company.name", "Company.uscc", "ReportVersion.file.name"}
"""The company's name and code as the profile repeats them; what the file of a sent version is called."""
STARTS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "<b>", "{{", "\u202e")
EVIL = (
    '<script>alert(1)</script><img src="http://127.0.0.1:{port}/i"/><style>*{{background:url(http://127.0.0.1:{port}/s)}}'
    '</style><link rel="stylesheet" href="http://127.0.0.1:{port}/l"/><a href="file:///etc/passwd">a</a>'
    "url(file:///etc/passwd) url(http://127.0.0.1:{port}/u) ]]> --> &lt;&#0; \"' }}}} ; {{{{ 7*7 }}}} {{% raw %}} "
    '{{% include "base.css" %}} \x00\x01\x07\x08\x1b[31m\x7f\u0085 \u202edrow\u202c \u2066x\u2069 '
    "a\u200bb\u200d\u2060\ufeff "
    '=HYPERLINK("http://127.0.0.1:{port}/x")'
)


class Filler:
    """Writes a hostile text with a token of its own into every field, and remembers which."""

    def __init__(self, port: int) -> None:
        self._port, self._count = port, itertools.count()
        self.tokens: dict[str, str] = {}

    def text(self, field: str) -> str:
        place = next(self._count)
        token = f"Q{place:03}Z"
        self.tokens[token] = field
        return f"{STARTS[place % len(STARTS)]} {token} {EVIL.format(port=self._port)}"

    def spoilt(self, value: Any) -> Any:
        """The same data with every free text replaced."""
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return dataclasses.replace(value, **dict(self._fields(value)))
        if isinstance(value, tuple):
            return tuple(self.spoilt(part) for part in value)
        if isinstance(value, Mapping):
            return {key: self.spoilt(part) for key, part in value.items()}
        return value

    def _fields(self, value: Any) -> Iterator[tuple[str, Any]]:
        for name, kind in get_type_hints(type(value)).items():
            part, field = getattr(value, name), f"{type(value).__name__}.{name}"
            if kind in (str, str | None) and field not in CODES:
                if kind is str or part is not None:
                    yield name, self.text(field)
            elif dataclasses.is_dataclass(part) or isinstance(part, tuple | Mapping):
                yield name, self.spoilt(part)

    def made(self, kind: Any, field: str = "") -> Any:
        """One of that type with everything filled, by its annotations alone."""
        origin, parts = get_origin(kind), get_args(kind)
        if dataclasses.is_dataclass(kind):
            owner = field if kind is AttachedFile else kind.__name__
            names = {f.name for f in dataclasses.fields(kind)}
            hints = {name: hint for name, hint in get_type_hints(kind).items() if name in names}
            return kind(**{name: self.made(hint, f"{owner}.{name}") for name, hint in hints.items()})
        if origin in (Union, types.UnionType):
            return self.made(next(part for part in parts if part is not type(None)), field)
        if origin is tuple:
            return (self.made(parts[0], field),)
        if origin is Literal:
            return parts[-1]
        plain = {date: date(2026, 11, 20), datetime: datetime(2026, 11, 20, tzinfo=UTC), int: 1, str: ""}
        if kind is str and field not in CODES:
            return self.text(field)
        return {} if origin is not None else plain[kind]


@pytest.fixture(scope="module")
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.fixture(scope="module")
def hostile(listener: socket.socket, tiny_pack: Pack) -> tuple[Assessment, Filler]:
    filler = Filler(listener.getsockname()[1])
    made, _texts = everything(tiny_pack, "x")
    order = filler.made(Engagement)
    spoilt = dataclasses.replace(filler.spoilt(made), engagement=order)
    return spoilt, filler


def written(case: tuple[Assessment, Filler], pack: Pack, ending: str, caplog: Any, listener: socket.socket) -> bytes:
    """The file; nothing was fetched for it, and WeasyPrint had nothing to say."""
    log = logging.getLogger("weasyprint")
    log.addHandler(caplog.handler)
    try:
        content = write_order(Order(case[0], pack, "zh", "full", "self", ending=ending), draw_here).content
    finally:
        log.removeHandler(caplog.handler)
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []
    with pytest.raises(BlockingIOError):
        listener.accept()
    return content


def check_shown(text: str, filler: Filler) -> None:
    """All of it stands there as text, and what nobody sees is named."""
    bare = re.sub(r"\s", "", text)
    lost = {field for token, field in filler.tokens.items() if token not in bare}
    assert lost - NOT_SHOWN == set()
    for part in ("<script>alert(1)</script>", "url(file:///etc/passwd)", "{{7*7}}", "{%raw%}", "[U+202E]", "[U+200B]"):
        assert bare.count(part) >= 20, part
    assert "[U+0000]" in bare
    assert not set("\x00\x07\x1b\u202e\u2066\u200b\ufeff") & set(bare)
    assert "root:x:" not in bare


def test_every_field_is_filled(hostile: tuple[Assessment, Filler]) -> None:
    fields = set(hostile[1].tokens.values())
    assert {"Profile.company", "Answer.note", "Answer.na", "Finding.advice", "Engagement.client"} <= fields
    assert {"Feedback.reply", "Signature.name", "MeetingNote.text", "Attendee.name", "ReportVersion.what"} <= fields
    assert len(fields) > 40


def test_the_web_page(
    hostile: tuple[Assessment, Filler], tiny_pack: Pack, caplog: Any, listener: socket.socket
) -> None:
    page = written(hostile, tiny_pack, ".html", caplog, listener).decode()
    for tag in ("<script", '<img src="http', "<link", 'href="file', 'href="http://127'):
        assert tag not in page
    assert all("127.0.0.1" not in sheet for sheet in re.findall(r"<style.*?</style>", page, re.DOTALL))
    check_shown(html.unescape(re.sub(r"<[^>]+>", "", page)), hostile[1])


def test_the_pdf(hostile: tuple[Assessment, Filler], tiny_pack: Pack, caplog: Any, listener: socket.socket) -> None:
    content = written(hostile, tiny_pack, ".pdf", caplog, listener)
    assert b"/JavaScript" not in content
    assert b"/Launch" not in content
    pages = pypdfium2.PdfDocument(content)
    check_shown("".join(page.get_textpage().get_text_bounded() for page in pages), hostile[1])


def test_word(hostile: tuple[Assessment, Filler], tiny_pack: Pack, caplog: Any, listener: socket.socket) -> None:
    content = written(hostile, tiny_pack, ".docx", caplog, listener)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(file.read(name))
            if name.endswith(".rels"):
                assert b"127.0.0.1" not in file.read(name)
                assert b"file:" not in file.read(name)
    check_shown(text_of(content), hostile[1])


def test_the_workbook(
    hostile: tuple[Assessment, Filler], tiny_pack: Pack, caplog: Any, listener: socket.socket
) -> None:
    content = written(hostile, tiny_pack, ".xlsx", caplog, listener)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        sheets = {name: file.read(name) for name in file.namelist()}
    assert not any(re.search(rb"<f[ >]", xml) for name, xml in sheets.items() if "/sheet" in name)
    assert not any(b"127.0.0.1" in xml for name, xml in sheets.items() if name.endswith(".rels"))
    texts = "".join(ElementTree.fromstring(sheets["xl/sharedStrings.xml"]).itertext())
    assert len([token for token in hostile[1].tokens if token in texts]) > 20
    assert "{{ 7*7 }}" in texts
    assert "[U+202E]" in texts
    assert not set("\x00\x07\u202e\u200b") & set(texts)


def test_the_picture(hostile: tuple[Assessment, Filler], tiny_pack: Pack, caplog: Any, listener: socket.socket) -> None:
    picture = Image.open(io.BytesIO(written(hostile, tiny_pack, ".png", caplog, listener)))
    plain = write_order(Order(assessment(tiny_pack), tiny_pack, "zh", "full", "self", ending=".png"), draw_here)
    assert picture.width == 1080
    assert picture.height > Image.open(io.BytesIO(plain.content)).height, "the company's name is drawn as it is"
