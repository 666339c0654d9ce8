"""Answering by a percentage, typed or computed from two numbers."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit

from aiplus_assess.assessment.replies import number
from aiplus_assess.gui.kit import Card, Label, column, row
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.gui.walk.ladder import Ladder, percent_ladder
from aiplus_assess.gui.walk.presenter import WalkPresenter
from aiplus_assess.gui.walk.reply import ReplyWidget
from aiplus_assess.gui.walk.sheet import Sheet, percentage
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import PercentQuestion

PAUSE = 800
"""Milliseconds without typing after which a valid value is stored."""


class PercentReply(ReplyWidget):
    """Two numbers make the value; or the value is typed. Stored on Enter, on leaving, and after a pause."""

    def __init__(self, presenter: WalkPresenter, question: PercentQuestion) -> None:
        super().__init__(presenter)
        self._stored: float | None = None
        self.numerator = _field(question.numerator.in_(current()))
        self.denominator = _field(question.denominator.in_(current()))
        self.value = _field(_("Percentage"))
        self.fault = Label("", "error")
        self.fault.hide()
        self.ladder: Ladder | None = percent_ladder(question) if question.thresholds else None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        self._lay_out(question)
        self.numerator.textEdited.connect(self._compute)
        self.denominator.textEdited.connect(self._compute)
        self.value.textEdited.connect(self._typed)
        for field in (self.numerator, self.denominator, self.value):
            field.editingFinished.connect(self.flush)
            field.returnPressed.connect(self._enter)

    def _lay_out(self, question: PercentQuestion) -> None:
        percent = Label("%", "body", wrap=False)
        card = Card(gap=3)
        for words, look, field in (
            (question.numerator.in_(current()), "secondary", row(self.numerator, None)),
            (question.denominator.in_(current()), "secondary", row(self.denominator, None)),
            (_("Percentage"), "strong", row(self.value, percent, None)),
        ):
            card.body.addLayout(column(Label(words, look), field, gap=1))
        card.body.addWidget(self.fault)
        note = Label(
            _("A raw ratio: it is shown beside the national lines of 70 % and 90 % and never scored."), "small"
        )
        if not question.metric:
            note.hide()
        self.setLayout(column(card, note, *([self.ladder] if self.ladder else []), gap=3))

    def show_sheet(self, sheet: Sheet) -> None:
        self._stored = sheet.answer.value
        if not any(field.hasFocus() for field in (self.numerator, self.denominator, self.value)):
            self.value.setText("" if self._stored is None else number(self._stored))
        if self.ladder is not None:
            self.ladder.show_level(sheet.level)

    def press(self, digit: int) -> None:
        """Typing a number begins the entry."""
        self.value.setFocus(Qt.FocusReason.OtherFocusReason)
        self.value.setText(str(digit))
        self._typed()

    def flush(self) -> None:
        self._pause.stop()
        if not self.value.text().strip() and self._stored is not None:
            self.presenter.clear()
            return
        value = self._entered()
        if value is not None and value != self._stored and self._valid():
            self.presenter.value(value)

    def _enter(self) -> None:
        """Enter stores a value and lets the next Enter go on; at the first of two numbers it leads to the second."""
        if self._entered() is not None and self._valid():
            self.done.emit()
        elif self.numerator.hasFocus():
            self.denominator.setFocus(Qt.FocusReason.TabFocusReason)

    def _compute(self) -> None:
        top, bottom = parse(self.numerator.text()), parse(self.denominator.text())
        value = None if top is None or bottom is None else percentage(top, bottom)
        if value is not None:
            self.value.setText(number(value))
        wrong = top is not None and bottom is not None and value is None
        self._say(_("The first number must lie between 0 and the second.") if wrong else "")
        self._pause.start()

    def _typed(self) -> None:
        text = self.value.text()
        self._say(_("A percentage is a number from 0 to 100.") if text and self._entered() is None else "")
        self._pause.start()

    def _entered(self) -> float | None:
        value = parse(self.value.text())
        return value if value is not None and 0 <= value <= 100 else None

    def _valid(self) -> bool:
        return not self.fault.text()

    def _say(self, fault: str) -> None:
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        set_look(self.value, "", invalid=bool(fault))


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setMaximumWidth(theme().px(160))
    field.setMaxLength(15)
    return field


def parse(text: str) -> float | None:
    """A number as people type it (full-width digits, comma or percent sign included); None for anything else."""
    plain = text.strip().translate(str.maketrans("０１２３４５６７８９．％，", "0123456789.%,"))
    plain = plain.rstrip("%").replace(",", "").strip()
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
