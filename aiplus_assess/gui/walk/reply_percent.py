"""Answering by a percentage, typed or computed from two numbers."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.answer import percentage
from aiplus_assess.assessment.replies import number
from aiplus_assess.gui.kit import Card, Label, column, row
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.gui.walk.ladder import Ladder, percent_ladder
from aiplus_assess.gui.walk.presenter import WalkPresenter
from aiplus_assess.gui.walk.reply import ReplyWidget
from aiplus_assess.gui.walk.sheet import Sheet
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import PercentQuestion

PAUSE = 800
"""Milliseconds without typing after which a valid value is stored."""
Pair = tuple[float, float]


class PercentReply(ReplyWidget):
    """Two numbers make the value; or the value is typed. Stored on Enter, on leaving, and after a pause.

    The two numbers stay with the value they made. Numbers that make none are kept in view, never stored.
    """

    def __init__(self, presenter: WalkPresenter, question: PercentQuestion) -> None:
        super().__init__(presenter)
        self._question = question.id
        self._stored: tuple[float | None, Pair | None] = (None, None)
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
        for field in self._fields:
            field.editingFinished.connect(self.flush)
            field.returnPressed.connect(self._enter)

    @property
    def _fields(self) -> tuple[QLineEdit, ...]:
        return self.numerator, self.denominator, self.value

    def _lay_out(self, question: PercentQuestion) -> None:
        percent = Label("%", "body", wrap=False)
        card = Card(gap=3)
        for name, what, field in (
            (_("Numerator"), question.numerator.in_(current()), row(self.numerator, None)),
            (_("Denominator"), question.denominator.in_(current()), row(self.denominator, None)),
            (_("Percentage"), "", row(self.value, percent, None)),
        ):
            words = [Label(name, "strong"), *([Label(what, "secondary")] if what else [])]
            card.body.addLayout(column(*words, field, gap=1))
        card.body.addWidget(self.fault)
        note = Label(
            _("A raw ratio: it is shown beside the national lines of 70 % and 90 % and never scored."), "small"
        )
        if not question.metric:
            note.hide()
        self.setLayout(column(card, note, *([self.ladder] if self.ladder else []), gap=3))

    def show_sheet(self, sheet: Sheet) -> None:
        answer = sheet.answer
        self._stored = answer.value, answer.counted
        if not any(field.hasFocus() for field in self._fields) and not self.fault.text():
            left = self.presenter.unfit.get(self._question)
            if left is not None:
                self._show(*left)
                self._compute() if left[0] or left[1] else self._typed()
            else:
                pair = ("", "") if answer.counted is None else tuple(map(labels.amount, answer.counted))
                self._show(pair[0], pair[1], "" if answer.value is None else number(answer.value))
        if self.ladder is not None:
            self.ladder.show_level(sheet.level)

    def _show(self, *texts: str) -> None:
        for field, text in zip(self._fields, texts, strict=True):
            field.setText(text)

    def press(self, digit: int) -> None:
        """Typing a number begins the entry."""
        self.value.setFocus(Qt.FocusReason.OtherFocusReason)
        self.value.setText(str(digit))
        self._typed()

    def flush(self) -> None:
        self._pause.stop()
        texts = self.numerator.text().strip(), self.denominator.text().strip(), self.value.text().strip()
        if self.fault.text() or self._half():
            self.presenter.unfit[self._question] = texts
            return
        self.presenter.unfit.pop(self._question, None)
        value = self._entered()
        if value is None:
            if not any(texts) and self._stored[0] is not None:
                self.presenter.clear()
        elif (value, self._pair()) != self._stored:
            self.presenter.value(value, self._pair())

    def unkept(self) -> str:
        if self._half():
            return _("One of the two numbers is missing: nothing was stored. They are still there when you come back.")
        fault = self.fault.text()
        return _("{fault} What you typed was not stored.").format(fault=fault) if fault else ""

    def _enter(self) -> None:
        """Enter stores a value and lets the next Enter go on; at the first of two numbers it leads to the second."""
        if self._entered() is not None and not self.fault.text() and not self._half():
            self.done.emit()
        elif self.numerator.hasFocus():
            self.denominator.setFocus(Qt.FocusReason.TabFocusReason)

    def _compute(self) -> None:
        """Two numbers make the percentage; while they make none, none is shown."""
        texts = self.numerator.text().strip(), self.denominator.text().strip()
        pair = self._pair()
        value = None if pair is None else percentage(*pair)
        self.value.setText("" if value is None else number(value))
        wrong = any(text and parse(text) is None for text in texts) or (all(texts) and value is None)
        self._say(_("The first number must lie between 0 and the second.") if wrong else "", pair=True)
        self._pause.start()

    def _typed(self) -> None:
        """A percentage typed by hand replaces the two numbers."""
        text = self.value.text()
        self.numerator.clear()
        self.denominator.clear()
        self._say(_("A percentage is a number from 0 to 100.") if text and self._entered() is None else "")
        self._pause.start()

    def _pair(self) -> Pair | None:
        top, bottom = parse(self.numerator.text()), parse(self.denominator.text())
        return None if top is None or bottom is None else (top, bottom)

    def _half(self) -> bool:
        """Whether one of the two numbers is there and the other is not yet."""
        return bool(self.numerator.text().strip()) != bool(self.denominator.text().strip())

    def _entered(self) -> float | None:
        value = parse(self.value.text())
        return value if value is not None and 0 <= value <= 100 else None

    def _say(self, fault: str, pair: bool = False) -> None:
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        for field in self._fields:
            set_look(field, "", invalid=bool(fault) and pair != (field is self.value))


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
