"""Marks in the text of a rendered part become what they mean: runs with a style, hyperlinks, bookmarks, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from aiplus_assess.reporting.word.marks import BOOKMARK, CLOSE, LINK, OPEN, PICTURE, SPLIT, STYLE

Element = Any
"""An lxml element."""
Draw = Callable[[str], Element]
"""From a picture mark's payload to its `w:drawing`."""

_TOKEN = re.compile(f"[{OPEN}{CLOSE}\n]|[^{OPEN}{CLOSE}\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with what is in force there; `bookmark` and `picture` stand for themselves."""

    text: str = ""
    style: str = ""
    link: str = ""
    bookmark: str = ""
    picture: str = ""


def pieces_of(text: str) -> Iterator[Piece]:
    """The text cut wherever a mark begins or ends; a line feed is a piece of its own."""
    styles, links = [""], [""]
    open_marks: list[str] = []
    opening = False
    for token in _TOKEN.findall(text):
        if token == OPEN:
            opening = True
        elif token == CLOSE:
            {STYLE: styles, LINK: links}.get(open_marks.pop(), [""]).pop()
        elif opening:
            opening = False
            head, __, rest = token.partition(SPLIT)
            kind, payload = head[:1], head[1:]
            open_marks.append(kind)
            if kind in (STYLE, LINK):
                {STYLE: styles, LINK: links}[kind].append(payload)
            elif kind == BOOKMARK:
                yield Piece(bookmark=payload)
            elif kind == PICTURE:
                yield Piece(picture=payload)
            if rest:
                yield Piece(rest, styles[-1], links[-1])
        else:
            yield Piece(token, styles[-1], links[-1])


def expand(root: Element, draw: Draw, bookmarks: Iterator[int]) -> None:
    """Expand every mark below `root`, in place. Links that lead nowhere become plain text."""
    runs = {id(text.getparent()): text.getparent() for text in root.iter(qn("w:t")) if _needs_work(text.text or "")}
    for run in runs.values():
        if run.tag == qn("w:r"):
            _expand_run(run, draw, bookmarks)
    _drop_dead_links(root)


def _needs_work(text: str) -> bool:
    return OPEN in text or "\n" in text


def _expand_run(run: Element, draw: Draw, bookmarks: Iterator[int]) -> None:
    parent, look = run.getparent(), run.find(qn("w:rPr"))
    made: list[Element] = []
    for child in run:
        if child.tag == qn("w:t"):
            for piece in pieces_of(child.text or ""):
                made.extend(_made(piece, look, draw, bookmarks, parent.tag == qn("w:hyperlink")))
        elif child.tag != qn("w:rPr"):
            made.append(_run(look, "", [deepcopy(child)]))
    place = parent.index(run)
    parent.remove(run)
    for offset, element in enumerate(made):
        parent.insert(place + offset, element)


def _made(piece: Piece, look: Element, draw: Draw, bookmarks: Iterator[int], linked: bool) -> Iterator[Element]:
    if piece.bookmark:
        yield from _bookmark(piece.bookmark, next(bookmarks))
        return
    if piece.picture:
        content = draw(piece.picture)
    elif piece.text == "\n":
        content = OxmlElement("w:br")
    else:
        content = OxmlElement("w:t")
        content.text = piece.text
        content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run = _run(look, piece.style, [content])
    if piece.link and not linked:
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), piece.link)
        link.set(qn("w:history"), "1")
        link.append(run)
        yield link
    else:
        yield run


def _run(look: Element, style: str, content: list[Element]) -> Element:
    run = OxmlElement("w:r")
    own = deepcopy(look) if look is not None else (OxmlElement("w:rPr") if style else None)
    if own is not None:
        if style:
            for before in own.findall(qn("w:rStyle")):
                own.remove(before)
            named = OxmlElement("w:rStyle")
            named.set(qn("w:val"), style)
            own.insert(0, named)
        run.append(own)
    for element in content:
        run.append(element)
    return run


def _bookmark(name: str, number: int) -> Iterator[Element]:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), str(number))
    yield start
    yield end


def _drop_dead_links(root: Element) -> None:
    """A link to a bookmark that is not there (a chapter this edition leaves out) is an error in Word: unwrap it."""
    names = {mark.get(qn("w:name")) for mark in root.iter(qn("w:bookmarkStart"))}
    for link in list(root.iter(qn("w:hyperlink"))):
        anchor = link.get(qn("w:anchor"))
        if anchor is not None and link.get(qn("r:id")) is None and anchor not in names:
            for run in list(link):
                link.addprevious(run)
            link.getparent().remove(link)
