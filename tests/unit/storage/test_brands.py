"""Brands in a workspace: there and back, replaced, removed, brought back, kept by a backup."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from logo_files import png, svg

from aiplus_assess.errors import InputError
from aiplus_assess.reporting.brand import Brand, brand_of
from aiplus_assess.reporting.logo import read_logo
from aiplus_assess.storage.branding import DEFAULT_BRAND, StoredBrand
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.workspace import SqlWorkspace


def as_stored(brand_id: str, brand: Brand) -> StoredBrand:
    return StoredBrand(brand_id, brand.name, brand.settings(), brand.logo.png if brand.logo else None)


@pytest.fixture
def brand() -> Brand:
    logo = read_logo(svg(), "a.svg")
    return Brand("星辰咨询", "400-000\n苏州", "仅供参考 <b>😀", "#7a1f4e", "王总", "张顾问", logo)


def test_a_brand_comes_back_as_it_was(workspace: SqlWorkspace, brand: Brand, path: Path) -> None:
    workspace.put_brand(as_stored("b1", brand))
    workspace.put_brand(StoredBrand("b2", "另一家", {}))
    workspace.close()
    again = open_workspace(path)
    second, first = sorted(again.brands(), key=lambda kept: kept.id, reverse=True)
    again.close()
    assert brand_of(first.name, first.settings, first.logo) == brand
    assert brand_of(second.name, second.settings, second.logo) == Brand("另一家")


def test_putting_again_replaces(workspace: SqlWorkspace, brand: Brand) -> None:
    workspace.put_brand(as_stored("b1", brand))
    workspace.put_brand(as_stored("b1", replace(brand, name="新名", logo=read_logo(png(), "b.png"))))
    (kept,) = workspace.brands()
    assert kept.name == "新名"
    assert kept.logo == read_logo(png(), "b.png").png


def test_a_removed_brand_is_gone_and_can_be_brought_back(workspace: SqlWorkspace, brand: Brand) -> None:
    stored = as_stored("b1", brand)
    workspace.put_brand(stored)
    workspace.remove_brand("b1")
    assert workspace.brands() == ()
    with pytest.raises(InputError):
        workspace.remove_brand("b1")
    workspace.put_brand(stored)
    assert workspace.brands() == (stored,)


@pytest.mark.parametrize("bad", [StoredBrand("b1", " ", {}), StoredBrand("b1", "x", {}, b"\0" * 2_000_000)])
def test_nonsense_is_refused_and_changes_nothing(workspace: SqlWorkspace, bad: StoredBrand) -> None:
    good = StoredBrand("b1", "好", {"colour": "#123456"})
    workspace.put_brand(good)
    with pytest.raises(InputError):
        workspace.put_brand(bad)
    assert workspace.brands() == (good,)


def test_a_backup_and_a_check_know_brands(workspace: SqlWorkspace, brand: Brand, tmp_path: Path) -> None:
    workspace.put_brand(as_stored("b1", brand))
    workspace.set_setting(DEFAULT_BRAND, "b1")
    workspace.backup(tmp_path / "copy.sqlite")
    copy = open_workspace(tmp_path / "copy.sqlite")
    assert copy.brands() == workspace.brands()
    assert copy.setting(DEFAULT_BRAND) == "b1"
    assert copy.check().faults == ()
    copy.close()
