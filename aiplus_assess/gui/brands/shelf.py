"""The brands of a workspace as they are worked on. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from aiplus_assess.i18n import _
from aiplus_assess.reporting.brand import Brand, brand_of
from aiplus_assess.storage.branding import DEFAULT_BRAND, NO_BRAND, Brands, StoredBrand

HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})")
TRIPLE = re.compile(r"(?:rgb)?\(?(\d{1,3})[,\s]+(\d{1,3})[,\s]+(\d{1,3})\)?")


@dataclass(frozen=True)
class Shelf:
    """`brands` by name; `default` is the id of the one that reports carry where none was chosen, empty for none."""

    brands: tuple[StoredBrand, ...] = ()
    default: str = ""

    def brand(self, brand_id: str) -> StoredBrand | None:
        return next((one for one in self.brands if one.id == brand_id), None)

    def put(self, brand: StoredBrand) -> Shelf:
        """With this brand added, or in the place of the one of its id; the first one of all becomes the default."""
        others = [one for one in self.brands if one.id != brand.id]
        brands = tuple(sorted((*others, brand), key=lambda one: (one.name, one.id)))
        return Shelf(brands, self.default if self.brands else brand.id)

    def without(self, brand_id: str) -> Shelf:
        """Without this brand; it is nobody's default any more."""
        rest = tuple(one for one in self.brands if one.id != brand_id)
        return Shelf(rest, "" if self.default == brand_id else self.default)

    def free_name(self, wish: str) -> str:
        """`wish`, with a number where it is taken."""
        taken = {one.name.casefold() for one in self.brands}
        wishes = (wish, *(f"{wish} {number}" for number in range(2, len(taken) + 3)))
        return next(name for name in wishes if name.casefold() not in taken)

    def namesakes(self, brand: StoredBrand) -> bool:
        """Whether another brand has the same name, so that nobody can tell them apart."""
        return any(one.id != brand.id and one.name.casefold() == brand.name.casefold() for one in self.brands)


def shelf_of(workspace: Brands) -> Shelf:
    """What the workspace has now."""
    brands = tuple(sorted(workspace.brands(), key=lambda one: (one.name, one.id)))
    default = workspace.setting(DEFAULT_BRAND) or ""
    return Shelf(brands, default if any(one.id == default for one in brands) else "")


def as_brand(stored: StoredBrand) -> Brand:
    """As reports take it."""
    return brand_of(stored.name, stored.settings, stored.logo)


def as_stored(brand_id: str, brand: Brand) -> StoredBrand:
    """As the workspace keeps it."""
    return StoredBrand(brand_id, brand.name, brand.settings(), brand.logo.png if brand.logo else None)


def edited(stored: StoredBrand, **fields: object) -> StoredBrand:
    """With other fields of a `Brand`."""
    return as_stored(stored.id, replace(as_brand(stored), **fields))  # type: ignore[arg-type]


def carried(shelf: Shelf, brand_id: str, chosen: Callable[[str], str | None], assessments: tuple[str, ...]) -> int:
    """How many of the assessments have reports that carry this brand; `chosen` gives what was chosen for one."""
    known = {one.id for one in shelf.brands}

    def in_force(assessment: str) -> str:
        choice = chosen(assessment) or ""
        return choice if choice in known or choice == NO_BRAND else shelf.default

    return sum(in_force(assessment) == brand_id for assessment in assessments)


def gone_words(before: Shelf, gone: StoredBrand, reports: int) -> str:
    """What is said when a brand was deleted: also what becomes of the reports that carried it."""
    said = _("The brand “{name}” was deleted.").format(name=gone.name)
    if not reports:
        return said
    rest = before.without(gone.id)
    default = rest.brand(rest.default)
    if default is None:
        more = _("Assessments whose reports carried it: {n}; they carry no brand now.").format(n=reports)
    else:
        words = _("Assessments whose reports carried it: {n}; they carry “{name}” now.")
        more = words.format(n=reports, name=default.name)
    return f"{said} {more}"


def colour_of(text: str) -> str:
    """#7A1F4E, 7a1f4e, #abc, rgb(122, 31, 78) or 122,31,78 as `#rrggbb`; empty for nothing. ValueError for the rest."""
    plain = unicodedata.normalize("NFKC", text).strip().lower().replace("，", ",")
    if not plain:
        return ""
    if found := HEX.fullmatch(plain):
        digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
        return f"#{digits}"
    if found := TRIPLE.fullmatch(plain):
        parts = [int(part) for part in found.groups()]
        if max(parts) <= 255:
            return "#" + "".join(f"{part:02x}" for part in parts)
    raise ValueError(text)
