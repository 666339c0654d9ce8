"""Two companies beside each other: what each reports, and bars over what both answered. No change and no causes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from aiplus_assess.gui.compare.drawings import chart_view
from aiplus_assess.gui.kit import Caption, Card, Heading, Label, Secondary, Tiles
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _
from aiplus_assess.reporting.charts.bars import Bars
from aiplus_assess.reporting.parts.beside import BesidePart, Column


class SideBySide(QWidget):
    """One column per company. `anonymous` carries whether names are to be left out."""

    anonymous = Signal(bool)

    def __init__(self, part: BesidePart, anonymous: bool = False) -> None:
        super().__init__()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(14)
        self.unnamed = QCheckBox(_("Without the companies' names"))
        self.unnamed.setChecked(anonymous)
        self.unnamed.clicked.connect(self.anonymous)
        body.addWidget(Card(Secondary(part.label), self.unnamed, look="card-tint", padding=4))
        cards = [_column(column, part) for column in part.columns]
        body.addWidget(Tiles(cards, 430, most=2, gap=(3, 3), even=True))


def _column(column: Column, part: BesidePart) -> Card:
    side = column.side
    card = Card(padding=5, gap=1)
    card.body.addWidget(Label(column.name, "section"))
    card.body.addWidget(Caption(column.facts))
    card.body.addWidget(Label(side.index + (f" ({side.range})" if side.range else ""), "figure"))
    attained = _("{year} reference target reached").format(year=part.stage)
    for name, value in (
        (_("Readiness level"), side.level),
        (attained, column.attained),
        (_("Legal duties"), side.duties),
    ):
        card.body.addWidget(Secondary(f"{name} · {value}"))
    card.body.addSpacing(8)
    card.body.addWidget(Heading(_("Clause groups, level 0 to 5")))
    card.body.addWidget(Caption(f"{part.questions} · {_('Readiness index')} {column.shared}"))
    if column.bars.rows:
        card.body.addWidget(chart_view("bars", _scaled(column)))
    card.body.addStretch(1)
    return card


def _scaled(column: Column) -> Bars:
    size = theme().px(12)
    return replace(
        column.bars,
        width=520 * theme().scale,
        font_size=size,
        code_width=size * 3.4,
        label_width=size * 10,
        note_width=size * 3,
    )
