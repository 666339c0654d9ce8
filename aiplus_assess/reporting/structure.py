"""The tag tree of a PDF put right: what WeasyPrint writes is nearly, but not quite, what PDF/UA-1 asks for.

A table stands in a second one; tables that only place things side by side look like tables of data; heads do not
say what they are the head of; boxes inside a link have annotations of their own but are no links; headings skip
levels; running feet are content that the tree does not know. Works on pydyf's objects, before the file is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Element = Any
"""A pydyf dictionary of type StructElem."""
PARTS = ("/THead", "/TBody", "/TFoot", "/TR", "/TH", "/TD")
LAYOUT = "/Div"
HEADING = re.compile(r"/H[1-6]")
ARTIFACT = "<</Type /Pagination>>"


def repair(pdf: Any) -> None:
    """Put the whole tree right; a file without one stays as it is."""
    if "StructTreeRoot" not in pdf.catalog:
        return
    tree = Tree(pdf)
    root = tree.at(pdf.catalog["StructTreeRoot"])
    for element in list(tree.below(root)):
        if element["S"] == "/Table":
            tree.unwrap(element)
    known = list(tree.below(root))
    for element in known:
        if element["S"] == "/Table":
            _table(tree, element)
        elif tree.annotated(element):
            element["S"] = "/Link"
    _headings(known)
    tree.release(known)


def _headings(known: list[Element]) -> None:
    """The first heading is of level 1, and none is more than one level below the one before it."""
    level = 0
    for element in known:
        if HEADING.fullmatch(element["S"]):
            level = min(int(element["S"][2:]), level + 1)
            element["S"] = f"/H{level}"


def _table(tree: Tree, table: Element) -> None:
    """Heads say what they are the head of; a table without any is none."""
    cells = tree.rows(table)
    if not any(cell["S"] == "/TH" for row in cells for cell in row):
        _lay_out(tree, table)
        return
    for row in cells:
        scope = "/Column" if all(cell["S"] == "/TH" for cell in row) else "/Row"
        for cell in row:
            cell["A"].pop("Headers", None)
            cell.pop("ID", None)
            if cell["S"] == "/TH":
                cell["A"]["Scope"] = scope


def _lay_out(tree: Tree, table: Element) -> None:
    for part in (table, *tree.parts(table)):
        part["S"] = LAYOUT
        part.pop("A", None)


class Tree:
    """The structure elements of one file, by reference."""

    def __init__(self, pdf: Any) -> None:
        self._objects: list[Any] = pdf.objects
        numbers = self.at(self.at(pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
        self._marks = dict(zip(numbers[::2], numbers[1::2], strict=True))

    def at(self, reference: Any) -> Any:
        """The object behind “12 0 R”."""
        return self._objects[int(reference.split()[0])]

    def children(self, element: Element) -> list[Element]:
        """The elements directly below, without marked content and annotations."""
        kids = (self.at(kid) for kid in element["K"] if not isinstance(kid, int))
        return [kid for kid in kids if kid.get("Type") == "/StructElem"]

    def below(self, element: Element) -> Iterator[Element]:
        """Every element below, in reading order."""
        waiting = self.children(element)[::-1]
        while waiting:
            found = waiting.pop()
            yield found
            waiting += self.children(found)[::-1]

    def parts(self, table: Element) -> Iterator[Element]:
        """Groups of rows, rows and cells of this table, not of one that stands inside a cell."""
        for child in self.children(table):
            if child["S"] in PARTS:
                yield child
                if child["S"] not in ("/TH", "/TD"):
                    yield from self.parts(child)

    def rows(self, table: Element) -> list[list[Element]]:
        """The cells of each row."""
        rows = [part for part in self.parts(table) if part["S"] == "/TR"]
        return [[cell for cell in self.children(row) if cell["S"] in ("/TH", "/TD")] for row in rows]

    def unwrap(self, table: Element) -> None:
        """A table whose only child is a table: one of the two is enough."""
        children = self.children(table)
        if len(children) == 1 and len(table["K"]) == 1 and children[0]["S"] == "/Table":
            self._take_over(table, children[0])

    def _take_over(self, element: Element, child: Element) -> None:
        element["K"][:] = child["K"]
        child["K"][:] = []
        for moved in self.children(element):
            moved["P"] = element.reference

    def annotated(self, element: Element) -> bool:
        """Whether an annotation, which here is always a link's, hangs on the element itself."""
        return any(self.at(kid).get("Type") == "/OBJR" for kid in element["K"] if not isinstance(kid, int))

    def release(self, known: list[Element]) -> None:
        """What is drawn on a page but in no branch of the tree (running feet, page numbers) becomes an artifact."""
        within = {element.number for element in known}
        for element in self._objects:
            if hasattr(element, "get") and element.get("Type") == "/StructElem" and element.number not in within:
                self._release(element)

    def _release(self, element: Element) -> None:
        for mark in (kid for kid in element["K"] if isinstance(kid, int)):
            page = self.at(element["Pg"])
            stream = self.at(page["Contents"]).stream
            place = next(n for n, part in enumerate(stream) if isinstance(part, dict) and part.get("MCID") == mark)
            stream[place - 1 : place + 1] = ["/Artifact", ARTIFACT]
            self._marks[page["StructParents"]][mark] = "null"
