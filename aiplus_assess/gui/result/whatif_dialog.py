"""What-if: choose actions or levels, see index, level, attainment and chart move at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from aiplus_assess.assessment.labels import reference_target_note
from aiplus_assess.gui.kit import (
    Caption,
    Card,
    Dialog,
    Label,
    PrimaryButton,
    ScrollContent,
    SecondaryButton,
    SvgView,
    clear,
    column,
    row,
)
from aiplus_assess.gui.result.chart import supports_chart
from aiplus_assess.gui.result.option_row import OptionRow
from aiplus_assess.gui.result.view import supports
from aiplus_assess.gui.result.whatif import WhatIf
from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _


class WhatIfDialog(Dialog):
    """`planned` is emitted with the what-if whose actions are to go into the plan."""

    planned = Signal(object)

    def __init__(self, parent: QWidget, whatif: WhatIf) -> None:
        text = _("Tick an action to assume it done, or choose a level. Nothing is stored.")
        super().__init__(parent, _("What if"), text)
        self.whatif = whatif
        self.rows = [OptionRow(option) for option in whatif.options]
        for line in self.rows:
            line.changed.connect(self._change)
        self._figures, self._chart = QGridLayout(), SvgView()
        self._figures.setHorizontalSpacing(12)
        figures = Card(padding=4, gap=2)
        figures.body.addLayout(self._figures)
        self.scope = Label("", "small")
        self.scope.hide()
        figures.body.addWidget(self.scope)
        figures.body.addWidget(self._chart)
        figures.body.addWidget(Caption(reference_target_note()))
        figures.body.addStretch(1)
        both = row(gap=4)
        both.addWidget(_scrolled(self.rows), 3)
        both.addWidget(figures, 2)
        self.body.addLayout(both, 1)
        self._plan = SecondaryButton(_("Add to the action plan"))
        self.add_button(self._plan, lambda: self.planned.emit(self.whatif))
        self.add_button(SecondaryButton(_("Reset")), self._reset)
        self.add_button(PrimaryButton(_("Close")), self.accept, default=True)
        self.resize(min(parent.width() - 40, current().px(1080)), min(parent.height() - 20, current().px(700)))
        self._show()
        if self.rows:
            self.rows[0].tick.setFocus()

    def _change(self, question: str, level: int) -> None:
        self.whatif = self.whatif.with_level(question, level)
        self._show()

    def _reset(self) -> None:
        self.whatif = WhatIf(self.whatif.now, self.whatif.stage)
        for line in self.rows:
            line.show_level(line.option.level)
        self._show()

    def _show(self) -> None:
        self._plan.setEnabled(bool(self.whatif.chosen()))
        clear(self._figures)
        for place, (what, now, then, change) in enumerate(self.whatif.lines):
            self._figures.addWidget(Label(what, "secondary"), 2 * place, 0, 1, 2)
            moved = now != then
            words = Label(f"{now} → {then}" if moved else now, "lead")
            self._figures.addWidget(words, 2 * place + 1, 0)
            if moved:
                self._figures.addWidget(
                    Label(change, "good", wrap=False), 2 * place + 1, 1, Qt.AlignmentFlag.AlignRight
                )
        self.scope.setText(self.whatif.scope_note)
        self.scope.setVisible(bool(self.whatif.scope_note))
        after = supports(self.whatif.after, self.whatif.stage)
        self._chart.draw(*supports_chart(after, supports(self.whatif.now, self.whatif.stage)))


def _scrolled(rows: list[OptionRow]) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content = ScrollContent()
    nothing = [] if rows else [Label(_("No answered question can rise."), "secondary")]
    content.setLayout(column(*rows, *nothing, None, gap=3, margins=(0, 0, 3, 0)))
    area.setWidget(content)
    return area
