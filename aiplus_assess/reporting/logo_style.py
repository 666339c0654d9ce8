"""The little of CSS that drawing programs put into an SVG logo: paints by class, id, element or `style`."""

from __future__ import annotations

import re
from collections.abc import Iterator


def words(text: str) -> frozenset[str]:
    """A list as one writes it."""
    return frozenset(text.split())


PAINT = words(
    "fill fill-opacity fill-rule clip-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin "
    "stroke-miterlimit opacity color stop-color stop-opacity clip-path mask display visibility "
    "font-size font-weight text-anchor"
)
"""What may be painted with. No dashes: a tiny one on a long line keeps a renderer busy for ever. No filters."""
LONGEST = 400_000
_PLAIN = re.compile(r"[^<>&\\@{}]*")
_LOCAL_PAINT = re.compile(r"url\(\s*['\"]?#[\w:.-]+['\"]?\s*\)\s*[#\w]*")
_SELECTOR = re.compile(r"[.#]?[A-Za-z_][\w-]*")


def safe(value: str, key: str) -> bool:
    """Whether `value` is a plain one: no reference but to a part of the picture itself."""
    if len(value) > (LONGEST if key in ("d", "points") else 2000) or not _PLAIN.fullmatch(value):
        return False
    if "(" in value and key in PAINT and "url" in value.lower():
        return _LOCAL_PAINT.fullmatch(value.strip()) is not None
    return ":" not in value


def declarations(style: str) -> Iterator[tuple[str, str]]:
    """The paints of a `style` attribute or of a rule."""
    for part in style.split(";"):
        key, _colon, value = part.partition(":")
        key, value = key.strip(), value.replace("!important", "").strip()
        if key in PAINT and value and safe(value, key):
            yield key, value


def rules(sheet: str) -> Iterator[tuple[str, str, str]]:
    """(`.class`, `#id` or element, paint, value), in order; anything more intricate is left out."""
    plain = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", plain):
        for selector in (part.strip() for part in selectors.split(",")):
            if _SELECTOR.fullmatch(selector):
                for key, value in declarations(body):
                    yield selector, key, value
