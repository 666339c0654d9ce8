"""The brands of the window without it: kept at once, undone, made default, deleted while in force; hostile logos."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest
from brand_case import LONG, ODD, kept, names, two_brands
from logo_files import bomb, jpeg, png, svg
from stage import stored

from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.gui.brands.presenter import BrandsPresenter
from aiplus_assess.gui.brands.shelf import Shelf, as_brand, carried, colour_of, shelf_of
from aiplus_assess.gui.jobs import ManualExecutor
from aiplus_assess.gui.services import Services
from aiplus_assess.ordering import brand_in_force
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.storage.branding import DEFAULT_BRAND, NO_BRAND, StoredBrand, brand_setting


@pytest.fixture
def presenter(services: Services) -> BrandsPresenter:
    two_brands(services.workspace)
    return BrandsPresenter(services)


def test_every_change_is_stored_at_once_and_taken_back(presenter: BrandsPresenter, services: Services) -> None:
    workspace = services.workspace
    presenter.edit("b1", "name", ODD)
    presenter.edit("b1", "disclaimer", LONG[:5000])
    presenter.edit("b1", "disclaimer", LONG)
    presenter.edit("b1", "colour", "#f2c94c")
    assert kept(workspace, "b1") == Brand(ODD, "400", LONG, "#f2c94c")
    for expected in (Brand(ODD, "400", LONG), Brand(ODD, "400"), Brand("星辰咨询", "400")):
        assert presenter.edited.undo()
        assert kept(workspace, "b1") == expected
    assert presenter.edited.redo()
    assert kept(workspace, "b1").name == ODD


def test_a_brand_never_loses_its_name(presenter: BrandsPresenter, services: Services) -> None:
    presenter.edit("b1", "name", "  ")
    assert names(services.workspace) == ["星辰咨询", "月亮咨询"]


def test_new_ones_and_copies_get_names_of_their_own(presenter: BrandsPresenter, services: Services) -> None:
    presenter.add()
    presenter.add()
    presenter.choose("b1")
    presenter.duplicate()
    presenter.choose("b1")
    presenter.duplicate()
    found = names(services.workspace)
    assert found == sorted(["新品牌", "新品牌 2", "星辰咨询", "星辰咨询（副本）", "星辰咨询（副本） 2", "月亮咨询"])
    assert presenter.brand is not None
    assert as_brand(presenter.brand).contact == "400"
    assert services.workspace.setting(DEFAULT_BRAND) == "b1"


def test_the_first_brand_is_the_default(services: Services) -> None:
    presenter = BrandsPresenter(services)
    presenter.add()
    assert presenter.brand is not None
    assert services.workspace.setting(DEFAULT_BRAND) == presenter.brand.id


def test_the_default_is_made_and_unmade(presenter: BrandsPresenter, services: Services) -> None:
    presenter.make_default("b2")
    assert services.workspace.setting(DEFAULT_BRAND) == "b2"
    presenter.make_default("b2")
    assert not services.workspace.setting(DEFAULT_BRAND)
    presenter.edited.undo()
    assert services.workspace.setting(DEFAULT_BRAND) == "b2"


def test_deleting_a_brand_in_force_says_what_becomes_of_its_reports(
    presenter: BrandsPresenter, services: Services, tiny_pack: Pack
) -> None:
    workspace = services.workspace
    chosen, default, none = (stored(workspace, tiny_pack, name).id for name in ("甲", "乙", "丙"))
    workspace.set_setting(brand_setting(chosen), "b2")
    workspace.set_setting(brand_setting(none), NO_BRAND)
    said = presenter.remove("b2")
    assert said == "品牌“月亮咨询”已删除。 原来署它的评估有 1 份，现改署默认品牌“星辰咨询”。"
    assert brand_in_force(workspace, chosen) == Brand("星辰咨询", "400")
    assert presenter.remove("b1").endswith("原来署它的评估有 2 份，现在不署品牌。")
    assert brand_in_force(workspace, default) is None
    assert (names(workspace), workspace.setting(DEFAULT_BRAND) or "") == ([], "")
    presenter.edited.undo()
    presenter.edited.undo()
    assert brand_in_force(workspace, chosen) == Brand("月亮咨询"), "back with its place"
    assert brand_in_force(workspace, default) == Brand("星辰咨询", "400")
    assert brand_in_force(workspace, none) is None


def test_a_choice_of_a_brand_that_is_gone_counts_for_the_default() -> None:
    shelf = Shelf((StoredBrand("b1", "甲", {}), StoredBrand("b2", "乙", {})), "b1")
    choices = {"x": "b2", "y": "gone", "z": NO_BRAND}
    assert carried(shelf, "b1", choices.get, ("v", "x", "y", "z")) == 2
    assert carried(shelf, "b2", choices.get, ("v", "x", "y", "z")) == 1


def test_what_the_disk_refuses_stays_in_view_and_is_stored_later(
    presenter: BrandsPresenter, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: object, _brand: object) -> None:
        raise EnvironmentFailure("磁盘已满。")

    with monkeypatch.context() as patch:
        patch.setattr(type(services.workspace), "put_brand", full)
        presenter.edit("b1", "contact", "新的")
        assert presenter.edited.failure == "磁盘已满。"
        assert as_brand(presenter.shelf.brands[0]).contact == "新的"
        assert kept(services.workspace, "b1").contact == "400"
    assert presenter.edited.retry()
    assert kept(services.workspace, "b1").contact == "新的"


def test_what_the_command_line_changed_is_seen(presenter: BrandsPresenter, services: Services) -> None:
    services.workspace.put_brand(StoredBrand("b3", "太阳咨询", {}))
    presenter.follow()
    assert [one.name for one in presenter.shelf.brands] == sorted(["太阳咨询", "星辰咨询", "月亮咨询"])
    assert presenter.shelf == shelf_of(services.workspace)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("#7A1F4E", "#7a1f4e"),
        ("7a1f4e", "#7a1f4e"),
        ("＃ａｂｃ", "#aabbcc"),
        ("rgb(122, 31, 78)", "#7a1f4e"),
        ("122，31，78", "#7a1f4e"),
        (" ", ""),
    ],
)
def test_colours_are_read_as_people_write_them(typed: str, meant: str) -> None:
    assert colour_of(typed) == meant


@pytest.mark.parametrize("typed", ["red", "#12345", "300,0,0", "url(http://x)", "#7a1f4e;}"])
def test_what_is_no_colour_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        colour_of(typed)


# --- logos
def test_a_logo_is_read_beside_the_window_and_can_be_taken_back(
    presenter: BrandsPresenter, services: Services, executor: ManualExecutor, tmp_path: Path
) -> None:
    for name, content in (("a.png", png()), ("b.jpg", jpeg()), ("c.svg", svg())):
        (tmp_path / name).write_bytes(content)
        presenter.read_logo("b1", tmp_path / name)
        assert presenter.reading
        executor.drain()
        assert not presenter.reading
        assert presenter.refusal == ""
        logo = kept(services.workspace, "b1").logo
        assert logo is not None
        assert bool(logo.svg) == name.endswith(".svg")
    presenter.remove_logo("b1")
    assert kept(services.workspace, "b1").logo is None
    presenter.edited.undo()
    assert kept(services.workspace, "b1").logo == logo


HOSTILE = {
    "bomb.png": (bomb(60_000, 60_000), "1600 万像素"),
    "text.png": (b"I am no picture at all", "它不是 PNG"),
    "huge.png": (png() + b"\0" * (50 * 1024 * 1024), "5 MB"),
    "half.png": (png()[:300], "损坏"),
    "huge.svg": (svg("<rect/>" * 200_000), "1 MB"),
    "many.svg": (svg("<rect/>" * 6000), "图形元素太多"),
    "entity.svg": (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("<text>&a;</text>"), "实体"),
    "empty.png": (b"", "它不是 PNG"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_line_and_changes_nothing(
    presenter: BrandsPresenter, services: Services, executor: ManualExecutor, tmp_path: Path, name: str
) -> None:
    content, why = HOSTILE[name]
    (tmp_path / name).write_bytes(content)
    before = services.workspace.brands()
    presenter.read_logo("b1", tmp_path / name)
    executor.drain()
    assert "\n" not in presenter.refusal
    assert name in presenter.refusal
    assert why in presenter.refusal
    assert services.workspace.brands() == before
    presenter.choose("b2")
    assert presenter.refusal == "", "it was about the other one"


def test_an_svg_with_scripts_and_outside_references_loses_them_and_fetches_nothing(
    presenter: BrandsPresenter, services: Services, executor: ManualExecutor, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        inside = (
            f'<script>alert(1)</script><script href="{url}"/><image xlink:href="{url}" width="9" height="9"/>'
            f'<use href="{url}#a"/><a href="{url}"><rect width="9" height="9"/></a>'
            f'<rect width="300" height="100" fill="#1f4e79" onload="alert(1)" style="fill:url({url})"/>'
            "<foreignObject><body>x</body></foreignObject>"
        )
        (tmp_path / "a.svg").write_bytes(svg(inside))
        presenter.read_logo("b1", tmp_path / "a.svg")
        executor.drain()
        with pytest.raises(TimeoutError):
            server.accept()
    logo = kept(services.workspace, "b1").logo
    assert logo is not None
    for bad in (b"script", b"127.0.0.1", b"onload", b"foreign", b"image", b"alert"):
        assert bad not in logo.svg


@pytest.mark.parametrize(
    "made",
    [
        "nothing",
        "folder",
        pytest.param("pipe", marks=pytest.mark.skipif(sys.platform == "win32", reason="pipes with names are POSIX")),
    ],
)
def test_what_is_no_file_is_refused_without_waiting(
    presenter: BrandsPresenter, executor: ManualExecutor, tmp_path: Path, made: str
) -> None:
    path = tmp_path / "logo.png"
    if made == "folder":
        path.mkdir()
    elif made == "pipe":
        os.mkfifo(path)
    presenter.read_logo("b1", path)
    executor.drain()
    assert "logo.png" in presenter.refusal


def test_a_logo_goes_to_the_brand_it_was_chosen_for(
    presenter: BrandsPresenter, services: Services, executor: ManualExecutor, tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_bytes(png())
    presenter.read_logo("b1", tmp_path / "a.png")
    presenter.choose("b2")
    executor.drain()
    assert kept(services.workspace, "b1").logo is not None
    assert kept(services.workspace, "b2").logo is None
    presenter.read_logo("b2", tmp_path / "a.png")
    presenter.stop_reading()
    executor.drain()
    assert kept(services.workspace, "b2").logo is None
    presenter.read_logo("b2", tmp_path / "a.png")
    presenter.remove("b2")
    executor.drain()
    assert names(services.workspace) == ["星辰咨询"]
