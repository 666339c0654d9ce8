"""An SVG logo made safe: built anew from an allow-list of shapes and paints; nothing else of the file survives.

No scripts, no events, no links, no pictures, no foreign content, no fonts, no external references, no entities.
What is not on the list is left out; what could make a renderer run away (entities, references that multiply,
too many or too deeply nested shapes) is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.parsers import expat

from aiplus_assess.i18n import _
from aiplus_assess.reporting.legible import legible
from aiplus_assess.reporting.logo_style import PAINT, declarations, rules, safe, words

SVG = "http://www.w3.org/2000/svg"
MOST_ELEMENTS = 5000
DEEPEST = 40
MOST_DRAWN = 20_000
"""Shapes after every reference has been followed."""
ELEMENTS = words(
    "svg g defs symbol use path rect circle ellipse line polyline polygon linearGradient radialGradient stop "
    "clipPath mask text tspan title desc style"
)
ATTRIBUTES = words(
    "id d points x y x1 y1 x2 y2 cx cy r rx ry fx fy width height dx dy viewBox preserveAspectRatio transform "
    "gradientTransform gradientUnits spreadMethod offset clipPathUnits maskUnits maskContentUnits"
)
_LENGTH = re.compile(r"\s*([0-9.]+(?:e[+-]?[0-9]+)?)\s*(px|pt|mm|cm|in|pc|em)?\s*")
_LOCAL = re.compile(r"#[\w:.-]+")


class Refused(ValueError):
    """Why the file can't be used, as a clause of a sentence in the user's language."""


@dataclass
class _Reader:
    """Builds the tree from expat's events, so that nothing is expanded or fetched before it is looked at."""

    root: ElementTree.Element | None = None
    open: list[ElementTree.Element | None] = field(default_factory=list)
    count: int = 0
    classes: dict[ElementTree.Element, tuple[str, ...]] = field(default_factory=dict)
    own: dict[ElementTree.Element, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    styles: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MOST_ELEMENTS or len(self.open) >= DEEPEST:
            raise Refused(_("it has more parts than a logo needs"))
        space, _blank, tag = name.rpartition(" ")
        if not self.open and tag != "svg":
            raise Refused(_("it is neither a PNG, a JPEG nor an SVG picture"))
        parent = self.open[-1] if self.open else None
        wanted = tag in ELEMENTS and space in (SVG, "") and (parent is not None or not self.open)
        self.open.append(self._element(tag, attributes, parent) if wanted else None)

    def _element(self, tag: str, attributes: dict[str, str], parent: ElementTree.Element | None) -> ElementTree.Element:
        element = ElementTree.Element(tag) if parent is None else ElementTree.SubElement(parent, tag)
        for key, value in attributes.items():
            plain = key.rpartition(" ")[2]
            if plain == "href" and _LOCAL.fullmatch(value.strip()):
                element.set("href", value.strip())
            elif " " not in key and (key in ATTRIBUTES or key in PAINT) and safe(value, key):
                element.set(key, value)
        named = (f".{name}" for name in attributes.get("class", "").split())
        self.classes[element] = (tag, *named, f"#{attributes.get('id', '')}")
        self.own[element] = tuple(declarations(attributes.get("style", "")))
        if self.root is None:
            self.root = element
        return element

    def end(self, _name: str) -> None:
        element = self.open.pop()
        if element is not None and element.tag == "style":
            self.styles.append(element.text or "")

    def text(self, data: str) -> None:
        element = self.open[-1] if self.open else None
        if element is None or element.tag not in ("text", "tspan", "title", "desc", "style"):
            return
        if len(element):
            element[-1].tail = (element[-1].tail or "") + data
        else:
            element.text = (element.text or "") + data


def clean_svg(content: bytes) -> tuple[bytes, float, float]:
    """The picture as safe SVG, with its width and height (user units). Raises Refused."""
    reader = _read(content)
    root = reader.root
    if root is None:
        raise Refused(_("it is neither a PNG, a JPEG nor an SVG picture"))
    _apply_styles(reader)
    _only_known(root)
    width, height = _size(root)
    if _drawn(root) > MOST_DRAWN:
        raise Refused(_("it has more parts than a logo needs"))
    root.set("xmlns", SVG)
    return ElementTree.tostring(root, encoding="us-ascii"), width, height


def _read(content: bytes) -> _Reader:
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = _refuse_entity
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(_("it is damaged")) from None
    return reader


def _refuse_entity(*_declaration: object) -> None:
    raise Refused(_("it defines entities; save it as “plain SVG”"))


def _apply_styles(reader: _Reader) -> None:
    """Drawing programs write colours as classes: turn them into attributes, an element's own style last."""
    named = [rule for sheet in reader.styles for rule in rules(sheet)]
    for element, names in reader.classes.items():
        for selector, key, value in named:
            if selector in names:
                element.set(key, value)
        for key, value in reader.own[element]:
            element.set(key, value)


def _only_known(root: ElementTree.Element) -> None:
    """Drop the sheets, and references to nothing; make texts legible."""
    known = {element.get("id") for element in root.iter()}
    for parent in root.iter():
        for child in [child for child in parent if child.tag == "style"]:
            parent.remove(child)
        parent.text = legible(parent.text) if parent.text else None
        parent.tail = legible(parent.tail) if parent.tail else None
        for key in [key for key in parent.attrib if {*_targets(parent, key)} - known]:
            del parent.attrib[key]


def _targets(element: ElementTree.Element, key: str) -> Iterator[str]:
    value = element.attrib[key]
    if key == "href":
        yield value[1:]
    elif "url(" in value:
        yield value[value.index("#") + 1 :].partition(")")[0].strip("'\" ")


def _size(root: ElementTree.Element) -> tuple[float, float]:
    """Its proportions, from the view box or from width and height; the root is left with a view box alone."""
    try:
        box = [float(part) for part in root.get("viewBox", "").replace(",", " ").split()]
    except ValueError:
        box = []
    if len(box) != 4:
        sides = [_LENGTH.fullmatch(root.get(key, "")) for key in ("width", "height")]
        box = [0.0, 0.0, *(float(side[1]) for side in sides if side)]
    if len(box) != 4 or not (0 < box[2] < 1e6 and 0 < box[3] < 1e6) or not 1 / 40 < box[2] / box[3] < 40:
        raise Refused(_("it does not say how large it is, or is a mere line"))
    root.set("viewBox", " ".join(f"{part:g}" for part in box))
    for key in ("x", "y", "width", "height", "preserveAspectRatio"):
        root.attrib.pop(key, None)
    root.set("width", f"{box[2]:g}")
    root.set("height", f"{box[3]:g}")
    return box[2], box[3]


def _drawn(root: ElementTree.Element) -> int:
    """How many shapes are drawn once every reference has been followed. Refused where one leads to itself."""
    by_id = {element.get("id", ""): element for element in root.iter() if element.get("id")}
    known: dict[ElementTree.Element, int] = {}
    under_way: set[ElementTree.Element] = set()

    def weight(element: ElementTree.Element) -> int:
        if element in under_way:
            raise Refused(_("parts of it refer to themselves"))
        if element not in known:
            under_way.add(element)
            aims = [by_id[name] for key in element.attrib for name in _targets(element, key)]
            known[element] = 1 + sum(map(weight, (*element, *aims)))
            under_way.discard(element)
        return known[element]

    try:
        return weight(root)
    except RecursionError:
        raise Refused(_("it has more parts than a logo needs")) from None
