"""Whose name the report carries. Text is shown as text, never read as HTML; a logo is remade before it gets here."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, fields

COARSEST = 100
"""Pixels per inch below which a logo on paper looks broken."""
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo as `reporting.logo.read_logo` leaves it: nothing of the user's file but what it shows.

    `png` is always there (Word, window); `svg` is the same as vectors where the user gave vectors, else empty.
    `width`, `height`: pixels of `png`. `light`: it is made to stand on a dark ground and needs one on paper.
    """

    png: bytes
    width: int
    height: int
    svg: bytes = b""
    light: bool = False

    @property
    def source(self) -> str:
        """The sharper of the two as a data URI, for HTML and PDF."""
        kind, content = ("svg+xml", self.svg) if self.svg else ("png", self.png)
        return f"data:image/{kind};base64,{b64encode(content).decode()}"

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Its size in mm in a box of `width` × `height` mm, in proportion; pixels are never drawn larger than life."""
        scale = min(width / self.width, height / self.height)
        if not self.svg:
            scale = min(scale, 25.4 / COARSEST)
        return round(self.width * scale, 2), round(self.height * scale, 2)


@dataclass(frozen=True, slots=True)
class Brand:
    """A consultancy's own look: `colour` as `#rrggbb` (repaired where it can't be read), the rest plain text.

    `prepared_for` and `prepared_by` stand on the cover where they are given.
    """

    name: str = ""
    contact: str = ""
    disclaimer: str = ""
    colour: str = ""
    prepared_for: str = ""
    prepared_by: str = ""
    logo: Logo | None = None

    def settings(self) -> dict[str, str]:
        """Everything but name and PNG, as the workspace keeps it."""
        kept = {key: getattr(self, key) for key in TEXTS if key != "name"}
        if self.logo is not None:
            kept |= {
                "logo_width": str(self.logo.width),
                "logo_height": str(self.logo.height),
                "logo_svg": self.logo.svg.decode(),
                "logo_light": "yes" if self.logo.light else "",
            }
        return {key: value for key, value in kept.items() if value}


TEXTS = tuple(field.name for field in fields(Brand) if field.name != "logo")
"""The fields that are text."""


def brand_of(name: str, settings: Mapping[str, str], png: bytes | None) -> Brand:
    """The brand whose `settings()` these are."""
    logo = None
    if png:
        logo = Logo(
            png,
            int(settings["logo_width"]),
            int(settings["logo_height"]),
            settings.get("logo_svg", "").encode(),
            bool(settings.get("logo_light")),
        )
    texts = {key: settings.get(key, "") for key in TEXTS if key != "name"}
    return Brand(name=name, logo=logo, **texts)
