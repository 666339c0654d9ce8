"""What a theme is: a palette of the tokens, and how large text is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aiplus_assess.reporting.tokens import LIGHT, Palette

ThemeName = Literal["light", "dark"]
FONT_FAMILY = "Noto Sans SC"
STEP = 4
"""Spacing comes in steps of four pixels."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and text size in force; `scale` is 1.0 to 1.5 and concerns text only."""

    name: ThemeName = "light"
    palette: Palette = LIGHT
    scale: float = 1.0

    def px(self, size: float) -> int:
        """The pixel size of text (or of something that must grow with it) designed as `size` at 100 %."""
        return round(size * self.scale)

    def space(self, steps: int) -> int:
        """A distance in pixels, `steps` × 4."""
        return STEP * steps


_current = Theme()


def current() -> Theme:
    """The theme in force; painted widgets ask for it whenever they paint."""
    return _current


def make_current(theme: Theme) -> None:
    """Remember `theme` as the one in force (`apply.apply_theme` does, once per change)."""
    global _current  # noqa: PLW0603 - one process has one look
    _current = theme


def mix(one: str, other: str, share: float) -> str:
    """The colour between `one` and `other`; `share` 0..1 is how much of `other` is in it."""
    parts = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def _parts(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
