"""What happened in between: gaps closed and new, actions done and what they moved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from aiplus_assess.assessment.labels import reference_target_note
from aiplus_assess.gui.kit import Caption, Card, Heading, LinkButton, Secondary, column, row
from aiplus_assess.i18n import _, ngettext
from aiplus_assess.reporting.parts.comparison import ComparisonPart
from aiplus_assess.reporting.parts.progress_lines import DoneLine, GapLine

SHOWN = 6
"""Gaps of one kind that are listed at once; the change list below has them all."""


class BetweenCard(Card):
    """`picked` carries the id of a question of the newer assessment."""

    picked = Signal(str)

    def __init__(self, part: ComparisonPart) -> None:
        super().__init__(padding=5, gap=1)
        self.links: list[LinkButton] = []
        self._gaps(_("Gaps closed, {stage} target").format(stage=part.stage), part.closed, "✓")
        self._gaps(_("New gaps, {stage} target").format(stage=part.stage), part.opened, "＋")
        self.body.addWidget(Caption(reference_target_note()))
        self.body.addSpacing(8)
        self.body.addWidget(Heading(_("Actions done in between, and what they moved")))
        for done in part.done:
            self._done(done)
        if not part.done:
            self.body.addWidget(Secondary(_("No planned action was marked as done in between.")))
        self.body.addStretch(1)

    def _gaps(self, heading: str, gaps: Sequence[GapLine], mark: str) -> None:
        self.body.addWidget(Heading(f"{heading} · {len(gaps)}"))
        rest = QWidget()
        rest.setLayout(column(gap=1))
        for place, gap in enumerate(gaps):
            text = _("{gap} ({size})").format(gap=f"{mark} {gap.question} {gap.title}", size=gap.size)
            self._link(text, gap.question, self.body if place < SHOWN else rest.layout())
        if not gaps:
            self.body.addWidget(Secondary(_("none")))
        if len(gaps) > SHOWN:
            self._fold(rest, len(gaps) - SHOWN)

    def _fold(self, rest: QWidget, n: int) -> None:
        """Keep `rest` folded away until it is asked for."""
        more = LinkButton(ngettext("{n} more", "{n} more", n).format(n=n))
        more.clicked.connect(rest.show)
        more.clicked.connect(more.hide)
        self.body.addLayout(row(more, None))
        self.body.addWidget(rest)
        rest.hide()

    def _done(self, done: DoneLine) -> None:
        self._link(f"{done.question} {done.title} · {done.levels} · {done.moved}", done.question, self.body)
        words = " · ".join(part for part in (done.text, done.owner) if part)
        if words:
            self.body.addLayout(row(Caption(words), margins=(2, 0, 0, 0)))

    def _link(self, text: str, question: str, into: object) -> None:
        link = LinkButton(text, lambda: self.picked.emit(question))
        self.links.append(link)
        if isinstance(into, QBoxLayout):
            into.addLayout(row(link, None))
