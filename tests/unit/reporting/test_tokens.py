"""Every text token can be read where it is used, in both palettes."""

from __future__ import annotations

import pytest

from aiplus_assess.reporting.tokens import DARK, LIGHT, Palette, contrast, readable_on

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@PALETTES
@pytest.mark.parametrize("text", ["ink", "secondary", "brand", "accent", "gap_ink", "good"])
@pytest.mark.parametrize("ground", ["surface", "ground", "tint"])
def test_text_can_be_read(palette: Palette, text: str, ground: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@PALETTES
@pytest.mark.parametrize(
    ("text", "ground"),
    [("gap_ink", "gap_tint"), ("good", "good_tint"), ("ink", "mark"), ("on_brand", "brand"), ("gap", "surface")],
)
def test_text_can_be_read_on_its_tint(palette: Palette, text: str, ground: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@PALETTES
@pytest.mark.parametrize("level", range(6))
def test_level_colours_carry_text(palette: Palette, level: int) -> None:
    assert contrast(palette.on_levels[level], palette.levels[level]) >= 4.5


@PALETTES
def test_mapping_has_every_token(palette: Palette) -> None:
    names = set(palette.mapping())
    assert {"ink", "gap", "level_0", "level_5", "on_level_3"} <= names
    assert not {"levels", "on_levels"} & names


@pytest.mark.parametrize("colour", ["#ffff00", "#ffffff", "#0000ff", "#000000"])
@PALETTES
def test_a_brand_colour_is_repaired(palette: Palette, colour: str) -> None:
    branded = palette.branded(colour)
    assert contrast(branded.brand, palette.surface) >= 4.5
    assert contrast(branded.on_brand, branded.brand) >= 4.5


def test_a_readable_colour_stays() -> None:
    assert readable_on("#1f4e79", "#ffffff") == "#1f4e79"
