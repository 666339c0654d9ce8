"""The four figures on top: same-basis change, reported index, level, legal duties."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from aiplus_assess.gui.kit import Caption, Card, Label, Secondary, Tiles
from aiplus_assess.i18n import _
from aiplus_assess.reporting.parts.comparison import ComparisonPart

LEAST = 190
"""Pixels a figure needs at 100 % text."""


def headline(part: ComparisonPart) -> Tiles:
    """The cards, beside each other where there is room."""
    look = {1: "figure-good", 0: "figure", -1: "figure-gap"}[part.rises]
    reported = _("as reported") + (f" · {part.reported}" if part.reported else "")
    cards: list[QWidget] = [
        _card(_("Same-basis change"), part.delta, part.questions, look),
        _card(_("Readiness index"), f"{part.old.index} → {part.new.index}", reported),
        _card(_("Readiness level"), part.new.level, _("earlier: {level}").format(level=part.old.level)),
        _card(_("Legal duties"), part.new.duties, _("earlier: {level}").format(level=part.old.duties)),
    ]
    return Tiles(cards, LEAST, most=4, gap=(3, 3), even=True)


def _card(title: str, figure: str, detail: str, look: str = "figure") -> Card:
    card = Card(Secondary(title), Label(figure, look), Caption(detail), padding=5, gap=1)
    card.setAccessibleName(f"{title}: {figure}. {detail}")
    card.body.addStretch(1)
    return card
