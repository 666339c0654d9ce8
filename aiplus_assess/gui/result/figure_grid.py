"""The four figures: beside each other, in two rows, or below each other, as the room allows."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from aiplus_assess.gui.kit import clear
from aiplus_assess.gui.result.figure_card import FigureCard
from aiplus_assess.gui.theme import current

LEAST = 190
"""Pixels a card needs at 100 % text."""


class FigureGrid(QWidget):
    """All cards of a row are equally high."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[FigureCard] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)

    def show_cards(self, cards: list[FigureCard]) -> None:
        """Show other cards."""
        clear(self._grid)
        self.cards = cards
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        fitting = self.width() // current().px(LEAST)
        columns = 4 if fitting >= 4 else 2 if fitting >= 2 else 1
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
