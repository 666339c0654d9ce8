"""Cells with a border or a shade of their own, in the palette's colours."""

from __future__ import annotations

from collections.abc import Sequence

from aiplus_assess.reporting.tokens import Palette
from aiplus_assess.reporting.word.fields import TEXT_WIDTH
from aiplus_assess.reporting.word.template.blocks import Xml, cell, grid, joined, row, spacer, twips


class Looks:
    """Boxes and cards of the report."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette

    def colour(self, name: str) -> str:
        """A colour of the palette as Word writes it: 1f4e79."""
        return self._palette.mapping()[name].lstrip("#")

    def border(self, sides: Sequence[str], name: str = "line", size: int = 4) -> str:
        """Borders of a cell; `size` in eighths of a point."""
        lines = "".join(
            f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{self.colour(name)}"/>' for side in sides
        )
        return f"<w:tcBorders>{lines}</w:tcBorders>"

    def card(self, width: float, content: str) -> Xml:
        """A bordered cell."""
        look = self.border(("top", "left", "bottom", "right")) + _margins(2.2, 3)
        return cell(width, content, look)

    def quoted(self, content: str) -> Xml:
        """The policy's words: shaded, with a bar in the main colour."""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{self.colour("ground")}"/>'
        look = self.border(("left",), "brand", 24) + shade + _margins(2, 4)
        return _box(content, look)


def _box(content: str, look: str) -> Xml:
    """A table of one cell; it may go on over the page."""
    return joined([grid([TEXT_WIDTH], [row([TEXT_WIDTH], [cell(TEXT_WIDTH, content, look)], whole=False)]), spacer()])


def _margins(tall: float, wide: float) -> str:
    sides = (("top", tall), ("left", wide), ("bottom", tall), ("right", wide))
    lengths = "".join(f'<w:{side} w:w="{twips(mm)}" w:type="dxa"/>' for side, mm in sides)
    return f"<w:tcMar>{lengths}</w:tcMar>"


def blank(width: float) -> Xml:
    """An empty cell that keeps two others apart."""
    return cell(width, spacer())


def centred(width: float, content: str, gap: float = 0) -> Xml:
    """A cell whose content stands in the middle of its height, `gap` mm free on the right."""
    margin = f'<w:tcMar><w:right w:w="{twips(gap)}" w:type="dxa"/></w:tcMar>' if gap else ""
    return cell(width, content, f'{margin}<w:vAlign w:val="center"/>')
