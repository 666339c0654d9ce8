"""The visual tokens: every colour of window, charts and report comes from here (design: experience.md).

Contrast: each text token keeps ≥ 4.5:1 on `surface`, `ground` and its own tint, in both palettes; a test computes it.
Colour never carries meaning alone: a shape, a word or a number always stands beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

Hex = str
"""A colour as `#rrggbb`."""


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme. `levels[k]` fills level k (0..5) and `on_levels[k]` writes on it.

    ink, secondary: text · line: hairlines · ground: behind cards · surface: cards and paper ·
    brand, accent: the one blue, for heads and for bars · tint: selected rows · on_brand: text on brand ·
    gap: marks of gaps and duties, gap_ink: the same as text, gap_tint: behind it ·
    good, good_tint: improvement only · mark: highlighter behind a traced sentence (ink is written on it).
    """

    ink: Hex
    secondary: Hex
    line: Hex
    ground: Hex
    surface: Hex
    brand: Hex
    accent: Hex
    tint: Hex
    on_brand: Hex
    gap: Hex
    gap_ink: Hex
    gap_tint: Hex
    good: Hex
    good_tint: Hex
    mark: Hex
    levels: tuple[Hex, Hex, Hex, Hex, Hex, Hex]
    on_levels: tuple[Hex, Hex, Hex, Hex, Hex, Hex]

    def mapping(self) -> dict[str, Hex]:
        """Token name → colour, levels as `level_0` … and `on_level_0` …: what `charts.render_chart` takes."""
        flat = {name: value for name, value in asdict(self).items() if isinstance(value, str)}
        flat |= {f"level_{k}": colour for k, colour in enumerate(self.levels)}
        return flat | {f"on_level_{k}": colour for k, colour in enumerate(self.on_levels)}

    def branded(self, brand: Hex) -> Palette:
        """The same palette with another main colour; darkened or lightened until it can be read on `surface`."""
        readable = readable_on(brand, self.surface)
        return replace(self, brand=readable, accent=readable, on_brand=_better_of("#ffffff", "#10151d", readable))


LIGHT = Palette(
    ink="#1b2333",
    secondary="#5b6577",
    line="#e3e7ee",
    ground="#f5f7fa",
    surface="#ffffff",
    brand="#1f4e79",
    accent="#2f6fab",
    tint="#e9f0f8",
    on_brand="#ffffff",
    gap="#c8502b",
    gap_ink="#b23f1c",
    gap_tint="#fbeae4",
    good="#1f7a5c",
    good_tint="#e3f2ec",
    mark="#fff0bf",
    levels=("#eef1f5", "#d5e3f0", "#a9c8e3", "#6fa3cf", "#3a79b3", "#1f4e79"),
    on_levels=("#1b2333", "#1b2333", "#1b2333", "#1b2333", "#ffffff", "#ffffff"),
)

DARK = Palette(
    ink="#e6eaf2",
    secondary="#a3adbf",
    line="#2e3746",
    ground="#12161f",
    surface="#1a2029",
    brand="#8fbfe8",
    accent="#5f9fd8",
    tint="#22303f",
    on_brand="#10151d",
    gap="#f0906d",
    gap_ink="#f0906d",
    gap_tint="#3a2620",
    good="#5cc4a0",
    good_tint="#1d332b",
    mark="#4a4017",
    levels=("#252c38", "#29405a", "#2f5c86", "#4a8cc6", "#73abdc", "#b5d5f0"),
    on_levels=("#e6eaf2", "#e6eaf2", "#e6eaf2", "#10151d", "#10151d", "#10151d"),
)


def contrast(one: Hex, other: Hex) -> float:
    """The contrast ratio of two colours by WCAG 2.2, 1..21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_on(colour: Hex, surface: Hex, ratio: float = 4.5) -> Hex:
    """`colour`, moved towards black or white in small steps until it reaches `ratio` on `surface`."""
    goal = 0 if luminance(surface) > 0.18 else 255
    for step in range(21):
        moved = _hex([round(part + (goal - part) * step / 20) for part in _parts(colour)])
        if contrast(moved, surface) >= ratio:
            return moved
    return _hex([goal] * 3)


def _better_of(one: Hex, other: Hex, surface: Hex) -> Hex:
    return one if contrast(one, surface) >= contrast(other, surface) else other


def _parts(colour: Hex) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def _hex(parts: list[int]) -> Hex:
    return "#" + "".join(f"{part:02x}" for part in parts)


def luminance(colour: Hex) -> float:
    """Relative luminance by WCAG 2.2, 0 (black) to 1 (white)."""
    linear = [
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


TokenMapping = Mapping[str, Hex]
"""What charts draw with: token name → colour."""
