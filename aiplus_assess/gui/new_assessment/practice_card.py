"""What the company does with AI: its roles, how it uses AI, and what makes it special; all in plain words."""

from __future__ import annotations

from typing import TypeVar, get_args

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from aiplus_assess.assessment.labels import ai_use_word, flag_word, role_word
from aiplus_assess.gui.kit import Card, Heading, Label, Secondary, Tiles
from aiplus_assess.gui.new_assessment.draft import Draft
from aiplus_assess.gui.new_assessment.presenter import NewAssessmentPresenter
from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.codes import AiUse, Flag, Role

ROLES: tuple[Role, ...] = get_args(Role)
USES: tuple[AiUse, ...] = get_args(AiUse)
FLAGS: tuple[Flag, ...] = get_args(Flag)
Word = TypeVar("Word", bound=str)


class PracticeCard(Card):
    """Which questions are asked depends on this."""

    def __init__(self, presenter: NewAssessmentPresenter) -> None:
        super().__init__(Heading(_("AI in this company"), "section"), gap=3)
        self._presenter = presenter
        self.body.addWidget(Secondary(_("Only questions that concern the company are asked, so tick what is true.")))
        self._use = QButtonGroup(self)
        self.uses = {use: QRadioButton(ai_use_word(use)) for use in USES}
        for use, button in self.uses.items():
            self._use.addButton(button)
            button.clicked.connect(lambda _checked=False, use=use: presenter.change(ai_use=use))
        self.roles = {role: QCheckBox(role_word(role)) for role in ROLES}
        self.flags = {flag: QCheckBox(flag_word(flag)) for flag in FLAGS}
        for box in self.roles.values():
            box.clicked.connect(lambda: presenter.change(roles=_ticked(self.roles)))
        for box in self.flags.values():
            box.clicked.connect(lambda: presenter.change(flags=_ticked(self.flags)))
        self._section(_("How AI is used today"), list(self.uses.values()), columns=1)
        self._section(_("Roles (as many as apply)"), list(self.roles.values()))
        self._section(_("What else applies"), list(self.flags.values()))

    def show_draft(self, draft: Draft) -> None:
        """Tick what is in the form."""
        self.uses[draft.ai_use].setChecked(True)
        for role, box in self.roles.items():
            box.setChecked(role in draft.roles)
        for flag, box in self.flags.items():
            box.setChecked(flag in draft.flags)

    def _section(self, words: str, boxes: list[QWidget], columns: int = 2) -> None:
        self.body.addSpacing(current().space(1))
        self.body.addWidget(Label(words, "strong"))
        self.body.addWidget(Tiles(boxes, most=columns, gap=(4, 0)))


def _ticked(boxes: dict[Word, QCheckBox]) -> frozenset[Word]:
    return frozenset(word for word, box in boxes.items() if box.isChecked())
