"""Brands as the rest of the program sees them in a workspace. Free of SQLAlchemy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class StoredBrand:
    """A consultancy's look as the workspace keeps it; `reporting.brand.brand_of` reads it. `logo` is a PNG."""

    id: str
    name: str
    settings: Mapping[str, str]
    logo: bytes | None = None


NO_BRAND = "none"
DEFAULT_BRAND = "brand"
"""The setting that holds the id of the brand a report carries where none was chosen for it."""


def brand_setting(assessment_id: str) -> str:
    """The setting that holds the brand chosen for this assessment's reports: its id, or NO_BRAND."""
    return f"brand/{assessment_id}"


class Brands(Protocol):
    """The part of a workspace that keeps brands, and which of them a report carries."""

    def brands(self) -> tuple[StoredBrand, ...]:
        """All of them, by name."""
        ...

    def put_brand(self, brand: StoredBrand) -> None:
        """Add it, or replace the one of its id."""
        ...

    def remove_brand(self, brand_id: str) -> None:
        """Take it away; InputError where there is none of that id. `put_brand` brings it back."""
        ...

    def setting(self, key: str) -> str | None: ...

    def set_setting(self, key: str, value: str | None) -> None: ...


def brand_of_report(workspace: Brands, assessment_id: str) -> StoredBrand | None:
    """The brand chosen for this assessment's reports, else the workspace's default; None for none."""
    chosen = workspace.setting(brand_setting(assessment_id))
    if chosen == NO_BRAND:
        return None
    known = {brand.id: brand for brand in workspace.brands()}
    return known.get(chosen or "") or known.get(workspace.setting(DEFAULT_BRAND) or "")
