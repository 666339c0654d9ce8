"""Answering by cards: one of six levels, or the state of a legal duty."""

from __future__ import annotations

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import DUTY_STATES
from aiplus_assess.gui.kit import column
from aiplus_assess.gui.walk.option_card import OptionCard
from aiplus_assess.gui.walk.presenter import WalkPresenter
from aiplus_assess.gui.walk.reply import ReplyWidget
from aiplus_assess.gui.walk.sheet import Sheet
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import LevelQuestion


class LevelReply(ReplyWidget):
    """Six cards, 0 to 5."""

    def __init__(self, presenter: WalkPresenter, question: LevelQuestion) -> None:
        super().__init__(presenter)
        self.cards = [
            OptionCard(str(level), labels.level_word(level), text.in_(current()), level)
            for level, text in enumerate(question.levels)
        ]
        for level, card in enumerate(self.cards):
            card.clicked.connect(lambda _checked=False, level=level: presenter.level(level))
        self.setLayout(column(*self.cards, gap=2))

    def show_sheet(self, sheet: Sheet) -> None:
        for level, card in enumerate(self.cards):
            card.show_chosen(sheet.answer.level == level)

    def press(self, digit: int) -> None:
        if digit < len(self.cards):
            self.presenter.level(digit)


class DutyReply(ReplyWidget):
    """Three states by 1 to 3, and “don't know yet”."""

    def __init__(self, presenter: WalkPresenter) -> None:
        super().__init__(presenter)
        meanings = (
            _("Everything the rule asks for is in place, and you could show it."),
            _("Part of it is in place; what is missing is known."),
            _("It applies to you and is not in place."),
        )
        self.cards = [
            OptionCard(str(place), labels.duty_word(state), meaning)
            for place, (state, meaning) in enumerate(zip(DUTY_STATES, meanings, strict=True), start=1)
        ]
        self.unknown = OptionCard("U", _("Unknown"), _("Someone has to find out; it is listed as to be confirmed."))
        for state, card in zip(DUTY_STATES, self.cards, strict=True):
            card.clicked.connect(lambda _checked=False, state=state: presenter.duty(state))
        self.unknown.clicked.connect(lambda _checked=False: presenter.unknown())
        self.setLayout(column(*self.cards, self.unknown, gap=2))

    def show_sheet(self, sheet: Sheet) -> None:
        for state, card in zip(DUTY_STATES, self.cards, strict=True):
            card.show_chosen(sheet.answer.duty == state)
        self.unknown.show_chosen(sheet.answer.unknown)

    def press(self, digit: int) -> None:
        if 1 <= digit <= len(DUTY_STATES):
            self.presenter.duty(DUTY_STATES[digit - 1])
