"""`--brand`: a file with its logo beside it, a brand of the workspace, none, and what was chosen in the window."""

from __future__ import annotations

import re

import pytest
from logo_files import png, svg
from shell import Shell

from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.logo import read_logo
from aiplus_assess.storage.branding import DEFAULT_BRAND, NO_BRAND, StoredBrand, brand_setting
from aiplus_assess.storage.open import open_workspace


@pytest.fixture
def assessment(shell: Shell) -> str:
    return shell.new()


def keep(shell: Shell, *brands: Brand, **settings: str) -> None:
    """Put brands into the workspace as the window does: b1, b2 …"""
    workspace = open_workspace(shell.workspace)
    for place, brand in enumerate(brands, start=1):
        logo = brand.logo.png if brand.logo else None
        workspace.put_brand(StoredBrand(f"b{place}", brand.name, brand.settings(), logo))
    for key, value in settings.items():
        workspace.set_setting(key, value)
    workspace.close()


def page(shell: Shell, assessment: str, *options: object) -> str:
    shell("report", assessment, "-o", shell.folder / "out.html", "--force", *options)
    return (shell.folder / "out.html").read_text(encoding="utf-8")


def test_a_file_brings_its_logo_and_every_text(shell: Shell, assessment: str) -> None:
    folder = shell.folder / "brand"
    (folder / "pictures").mkdir(parents=True)
    (folder / "pictures" / "logo.svg").write_bytes(svg())
    file = folder / "brand.yaml"
    file.write_text(
        "name: 星辰咨询\nlogo: pictures/logo.svg\nprepared_for: 王总\nprepared_by: 张顾问\n", encoding="utf-8"
    )
    shown = page(shell, assessment, "--brand", file)
    assert "data:image/svg+xml;base64," in shown
    for words in ("星辰咨询", "王总", "张顾问"):
        assert words in shown


@pytest.mark.parametrize(
    ("logo", "said"),
    [("none.png", "none.png"), ("hello.txt", "hello.txt"), ("big.png", "5 MB"), ("[1]", "logo"), (".", "核对")],
)
def test_a_logo_that_is_none_is_refused_in_one_line(shell: Shell, assessment: str, logo: str, said: str) -> None:
    (shell.folder / "hello.txt").write_text("hello")
    (shell.folder / "big.png").write_bytes(png() + b"\0" * 6_000_000)
    file = shell.folder / "brand.yaml"
    file.write_text(f"name: x\nlogo: {logo}\n", encoding="utf-8")
    assert said in shell("report", assessment, "-o", shell.folder / "out.html", "--brand", file, code=1)
    assert not (shell.folder / "out.html").exists()


def test_a_brand_of_the_workspace_by_name(shell: Shell, assessment: str) -> None:
    keep(shell, Brand("星辰咨询", logo=read_logo(png(), "a")), Brand("Northern Lights"), Brand("twice"), Brand("Twice"))
    assert "data:image/png;base64," in page(shell, assessment, "--brand", "星辰咨询")
    assert "Northern Lights" in page(shell, assessment, "--brand", " northern lights ")
    assert "Northern Lights" in shell("report", assessment, "-o", "x.html", "--brand", "nobody", code=1)
    shell("report", assessment, "-o", "x.html", "--brand", "twice", code=1)


def test_without_a_word_it_is_the_one_the_window_would_use(shell: Shell, assessment: str) -> None:
    keep(shell, Brand("常用品牌"), Brand("此报告的品牌"), **{DEFAULT_BRAND: "b1"})
    assert re.findall("(常用品牌|此报告的品牌)", page(shell, assessment))[0] == "常用品牌"
    keep(shell, **{brand_setting(assessment): "b2"})
    assert "此报告的品牌" in page(shell, assessment)
    assert "此报告的品牌" not in page(shell, assessment, "--brand", "")
    keep(shell, **{brand_setting(assessment): NO_BRAND})
    assert "品牌</" not in page(shell, assessment)
    keep(shell, **{brand_setting(assessment): "gone"})
    assert "常用品牌" in page(shell, assessment)
