"""Answering by ticks; the level they give is shown below."""

from __future__ import annotations

from aiplus_assess.gui.kit import Heading, column
from aiplus_assess.gui.walk.ladder import checklist_ladder
from aiplus_assess.gui.walk.option_card import OptionCard
from aiplus_assess.gui.walk.presenter import WalkPresenter
from aiplus_assess.gui.walk.reply import ReplyWidget
from aiplus_assess.gui.walk.sheet import Sheet
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import ChecklistQuestion


class ChecklistReply(ReplyWidget):
    """One card per item, ticked by 1 to 9; 0 is “none of these”."""

    def __init__(self, presenter: WalkPresenter, question: ChecklistQuestion) -> None:
        super().__init__(presenter)
        self._question = question
        self.cards = [
            OptionCard(str(place) if place < 10 else "", item.in_(current()), single=False)
            for place, item in enumerate(question.items, start=1)
        ]
        for item, card in zip(question.items, self.cards, strict=True):
            card.clicked.connect(lambda _checked=False, item=item.id: presenter.toggle(item))
        self.none = OptionCard("0", _("None of these"), single=False)
        self.none.clicked.connect(lambda _checked=False: presenter.none_ticked())
        self.ladder = checklist_ladder(question)
        heading = Heading(_("Level by number of ticks"))
        self.setLayout(column(*self.cards, self.none, 2, heading, self.ladder, gap=2))

    def show_sheet(self, sheet: Sheet) -> None:
        ticked = sheet.answer.checked
        for item, card in zip(self._question.items, self.cards, strict=True):
            card.show_chosen(ticked is not None and item.id in ticked)
        self.none.show_chosen(ticked == ())
        self.ladder.show_level(sheet.level)

    def press(self, digit: int) -> None:
        if digit == 0:
            self.presenter.none_ticked()
        elif digit <= len(self._question.items):
            self.presenter.toggle(self._question.items[digit - 1].id)
