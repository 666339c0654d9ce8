"""Two companies beside each other: what each reports. No change and no causes: there is none between companies."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.series import Measured
from aiplus_assess.gui.compare.drawings import chart_view
from aiplus_assess.gui.kit import Caption, Card, Heading, Label, Secondary, Tiles
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _
from aiplus_assess.reporting.charts.bars import BarRow, Bars
from aiplus_assess.reporting.numbers import as_level, show
from aiplus_assess.reporting.parts.comparison import side_of
from aiplus_assess.reporting.words import group_name


class SideBySide(QWidget):
    """One column per company."""

    def __init__(self, one: Measured, other: Measured) -> None:
        super().__init__()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(14)
        words = _("Different companies, each as it reports itself: the questions asked may differ, so no difference is "
                  "computed and nothing is ranked.")  # fmt: skip
        body.addWidget(Card(Secondary(words), look="card-tint", padding=4))
        body.addWidget(Tiles([_column(one), _column(other)], 430, most=2, gap=(3, 3), even=True))


def _column(one: Measured) -> Card:
    side, result = side_of(one), one.result
    profile = one.assessment.profile
    card = Card(padding=5, gap=1)
    card.body.addWidget(Label(one.assessment.company.name, "section"))
    facts = " · ".join((side.title, side.day, side.edition, labels.size_word(profile.size), profile.industry))
    card.body.addWidget(Caption(facts))
    figure = side.index + (f" ({side.range})" if side.range else "")
    card.body.addWidget(Label(figure, "figure"))
    card.body.addWidget(Secondary(_("Readiness level") + " · " + side.level))
    card.body.addWidget(Secondary(_("Legal duties") + " · " + side.duties))
    card.body.addSpacing(8)
    card.body.addWidget(Heading(_("Clause groups, level 0 to 5")))
    rows = tuple(
        BarRow(group, group_name(one.pack, group), as_level(score), None, show(as_level(score), 1))
        for group, score in result.groups.items()
    )
    size = theme().px(12)
    alt = "; ".join(f"{row.label} {row.note}" for row in rows)
    bars = Bars(
        rows,
        alt=alt,
        width=520 * theme().scale,
        font_size=size,
        code_width=size * 3.4,
        label_width=size * 10,
        note_width=size * 3,
    )
    card.body.addWidget(chart_view("bars", bars))
    card.body.addStretch(1)
    return card
