"""The one style sheet. Widgets say what they are by the property `look`; nothing else sets a style."""

from __future__ import annotations

from string import Template

from aiplus_assess import resources
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
    pictures = {f"pic_{name}": _url(name, theme) for name in ("check", "dot", "down")}
    lengths = {f"h{size}": f"{theme.px(size)}px" for size in (12, 16, 20, 28)}
    lengths |= {"pill_radius": f"{theme.px(9.5)}px", "radio_radius": f"{theme.px(16) // 2}px"}
    return Template(SURFACES + CONTROLS).substitute(tokens | sizes | lengths | pictures)


def _url(name: str, theme: Theme) -> str:
    path = (resources.images() / f"{name}-{theme.name}.svg").as_posix()
    return f'url("{path}")'
