"""What a PDF page shows, read with pdfium: characters with their places, and links with where they lead."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True)
class Char:
    """One character; `x` its left edge, `y` its baseline from the page's bottom, in pt; `bold` by its font's name."""

    char: str
    x: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True)
class Link:
    """A link inside the document: the text it lies on, and the page and height (pt from the bottom) it leads to."""

    page: int
    text: str
    to_page: int
    to_y: float


class Reading:
    """An open document; close it when done (or use it in a `with`)."""

    def __init__(self, content: bytes) -> None:
        self.document = pypdfium2.PdfDocument(content)

    def __enter__(self) -> Reading:
        return self

    def __exit__(self, *_: object) -> None:
        self.document.close()

    def __len__(self) -> int:
        return len(self.document)

    def chars(self, page: int) -> list[Char]:
        """The page's characters in the order they were written, without line breaks."""
        text = self.document[page].get_textpage()
        return [found for place in range(text.count_chars()) if (found := _char(text.raw, place)) is not None]

    def text(self, page: int) -> str:
        return "".join(char.char for char in self.chars(page))

    def links(self, page: int) -> Iterator[Link]:
        """The page's links into the document."""
        opened = self.document[page]
        text = opened.get_textpage()
        start, link = ctypes.c_int(0), pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(opened.raw, start, link):
            goal = pdfium.FPDFLink_GetDest(self.document.raw, link)
            if not goal:
                continue
            box = pdfium.FS_RECTF()
            pdfium.FPDFLink_GetAnnotRect(link, box)
            told = text.get_text_bounded(box.left, box.bottom, box.right, box.top)
            yield Link(page, told.strip(), pdfium.FPDFDest_GetDestPageIndex(self.document.raw, goal), _height(goal))

    def near(self, page: int, y: float, reach: float = 40) -> str:
        """The text of the page from the height `y` down to `reach` below it."""
        return "".join(char.char for char in self.chars(page) if y - reach <= char.y <= y + 2)


def _char(text: Any, place: int) -> Char | None:
    code = pdfium.FPDFText_GetUnicode(text, place)
    if code < 32 or code == 0xFFFE:
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, place, x, y)
    name, flags = ctypes.create_string_buffer(80), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, place, name, 80, flags)
    return Char(chr(code), x.value, y.value, pdfium.FPDFText_GetFontSize(text, place), b"Bold" in name.value)


def _height(goal: Any) -> float:
    has_x, has_y, has_zoom = (ctypes.c_int() for _ in range(3))
    x, y, zoom = (ctypes.c_float() for _ in range(3))
    pdfium.FPDFDest_GetLocationInPage(goal, has_x, has_y, has_zoom, x, y, zoom)
    return y.value
