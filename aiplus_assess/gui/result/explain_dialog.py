"""Shows an explanation; its questions can be jumped to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from aiplus_assess.gui.kit import Dialog, Label, LinkButton, PrimaryButton
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.result.explain import Explanation, Step
from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _

FEW = 8
"""Lines of an explanation that a low dialog holds."""


class ExplainDialog(Dialog):
    """`picked` carries a question's id; the dialog closes then."""

    picked = Signal(str)

    def __init__(self, parent: QWidget, explanation: Explanation) -> None:
        super().__init__(parent, explanation.title, explanation.meaning)
        self.explanation = explanation
        tall = 620 if len(explanation.steps) > FEW else 420
        self.resize(min(parent.width() - 60, current().px(760)), min(parent.height() - 40, current().px(tall)))
        inside = QWidget()
        set_look(inside, "plain")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for line, step in enumerate(explanation.steps):
            grid.addWidget(self._label(step), line, 0, Qt.AlignmentFlag.AlignTop)
            formula = Label(step.formula, "secondary")
            if step.question is not None:
                formula.setContentsMargins(0, 4, 0, 0)  # in line with the link, which has a frame
            grid.addWidget(formula, line, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(len(explanation.steps), 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self.body.addWidget(area, 1)
        self.add_button(PrimaryButton(_("Close")), self.accept, default=True).setFocus()

    def _label(self, step: Step) -> QWidget:
        if step.question is None:
            widget: QWidget = Label(step.label, "strong" if step.depth == 0 else "body")
        else:
            question = step.question
            widget = LinkButton(step.label, lambda: self._jump(question))
        widget.setContentsMargins(current().px(16) * step.depth, 0, 0, 0)
        return widget

    def _jump(self, question_id: str) -> None:
        self.accept()
        self.picked.emit(question_id)
