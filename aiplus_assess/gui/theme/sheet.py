"""The one style sheet. Widgets say what they are by the property `look`; nothing else sets a style."""

from __future__ import annotations

from string import Template

from aiplus_assess.gui.theme.look import Theme, mix
from aiplus_assess.gui.theme.sheet_controls import CONTROLS
from aiplus_assess.gui.theme.sheet_surfaces import SURFACES

TEXT_SIZES = (11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 30)


def style_sheet(theme: Theme) -> str:
    """The sheet for `theme`: templates filled with its tokens and text sizes."""
    tokens = theme.palette.mapping()
    tokens |= {
        "brand_hover": mix(theme.palette.brand, theme.palette.accent, 0.5),
        "hover": mix(theme.palette.surface, theme.palette.tint, 0.6),
        "pressed": theme.palette.tint,
        "faint": mix(theme.palette.line, theme.palette.secondary, 0.35),
        "edge": mix(theme.palette.line, theme.palette.secondary, 0.75),
    }
    sizes = {f"t{size}": f"{theme.px(size)}px" for size in TEXT_SIZES}
    lengths = {f"h{size}": f"{theme.px(size)}px" for size in (16, 18, 20, 24, 28, 32, 36, 40)} | {
        "pill_radius": f"{theme.px(11)}px"
    }
    return Template(SURFACES + CONTROLS).substitute(tokens | sizes | lengths)
