"""Reads a PDF from outside: what is attached to it and what its pages say.

The file is treated as hostile. It is parsed in a process of its own, with a limit on memory and time, so that
neither a crash nor a bomb in it can take the program down; caps on size, attachments and pages stand before that.
"""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from aiplus_assess.errors import InputError
from aiplus_assess.exchange.container import MAX_MEMBER_BYTES
from aiplus_assess.i18n import _

SIGNATURE = b"%PDF-"
MAX_PDF_BYTES = 256 * 1024 * 1024
MAX_ATTACHMENTS = 100
MAX_PAGES = 3_000
MEMORY = 3 * 1024 * 1024 * 1024
"""Address space of the reading process in bytes, where the system can limit it."""
PATIENCE = 60.0
"""Seconds the reading process gets; a report of 100 pages takes less than one."""


@dataclass(frozen=True, slots=True)
class PdfContent:
    """`attachments` by name. Where asked for: `pages` as text; `covered`: pages with something laid over them."""

    attachments: Mapping[str, bytes]
    pages: tuple[str, ...] = ()
    covered: tuple[int, ...] = ()


def is_pdf(content: bytes) -> bool:
    """Whether it says so at its beginning."""
    return content.startswith(SIGNATURE)


def pdf_content(content: bytes, name: str, wanted: Collection[str], *, text: bool = False) -> PdfContent:
    """The attachments of the `wanted` names and, where asked for, the text of the pages.

    InputError, with the file's `name` in it, for what is damaged, locked or beyond the limits.
    """
    found = _read_apart(content, tuple(wanted), text) if len(content) <= MAX_PDF_BYTES else None
    if found is None:
        raise InputError(
            _("{name} is damaged, locked or larger than a report can be; nothing was changed.").format(name=name)
        )
    return found


def _read_apart(content: bytes, wanted: tuple[str, ...], text: bool) -> PdfContent | None:
    """None where the other process refuses the file, dies of it or takes too long."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), name="pdf-reader", daemon=True)
    process.start()
    theirs.close()
    try:
        ours.send((content, wanted, text))
        found: PdfContent | None = ours.recv() if ours.poll(PATIENCE) else None
    except (EOFError, OSError):
        found = None
    finally:
        ours.close()
        process.terminate()
        process.join()
    return found


def _serve(connection: Connection) -> None:
    """One file, then the end."""
    request = connection.recv()
    _limit_memory()
    try:
        found = parse(*request)
    except (RuntimeError, ValueError, MemoryError):  # what pypdfium2 raises, and our own caps
        found = None
    connection.send(found)


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def parse(content: bytes, wanted: Collection[str], text: bool) -> PdfContent:
    """Read with pdfium in this process; ValueError beyond a cap, RuntimeError where pdfium refuses."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        number = document.count_attachments()
        if number > MAX_ATTACHMENTS or len(document) > MAX_PAGES:
            raise ValueError("more attachments or pages than a report has")
        attached = [document.get_attachment(place) for place in range(number)]
        attachments = {one.get_name(): _data(one) for one in reversed(attached) if one.get_name() in wanted}
        pages = [document[place] for place in range(len(document))] if text else []
        covered = tuple(number for number, page in enumerate(pages, 1) if _covered(page))
        return PdfContent(attachments, tuple(map(_text, pages)), covered)
    finally:
        document.close()


def _data(attachment: Any) -> bytes:
    data = bytes(attachment.get_data())
    if len(data) > MAX_MEMBER_BYTES:
        raise ValueError("an attachment larger than an assessment can be")
    return data


def _text(page: Any) -> str:
    text: str = page.get_textpage().get_text_range()
    return text


def _covered(page: Any) -> bool:
    """Whether an annotation that can hide what is printed lies on it: typed text, a stamp, a drawn shape."""
    from pypdfium2 import raw

    harmless = (
        raw.FPDF_ANNOT_LINK,
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_POPUP,
        raw.FPDF_ANNOT_HIGHLIGHT,
        raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_WIDGET,
    )
    kinds = []
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        kinds.append(raw.FPDFAnnot_GetSubtype(annotation))
        raw.FPDFPage_CloseAnnot(annotation)
    return any(kind not in harmless for kind in kinds)
