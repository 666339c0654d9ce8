"""Two brands in a workspace, and what is kept of them."""

from __future__ import annotations

from aiplus_assess.gui.brands.shelf import as_brand
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.storage.branding import DEFAULT_BRAND, StoredBrand
from aiplus_assess.storage.protocol import Workspace

ODD = "<script>alert(1)</script>𬭚😀"
LONG = "仅供委托方使用。" * 1250
"""Ten thousand characters."""


def two_brands(workspace: Workspace) -> None:
    workspace.put_brand(StoredBrand("b1", "星辰咨询", {"contact": "400"}))
    workspace.put_brand(StoredBrand("b2", "月亮咨询", {}))
    workspace.set_setting(DEFAULT_BRAND, "b1")


def kept(workspace: Workspace, brand_id: str) -> Brand:
    return as_brand(next(one for one in workspace.brands() if one.id == brand_id))


def names(workspace: Workspace) -> list[str]:
    return [one.name for one in workspace.brands()]
