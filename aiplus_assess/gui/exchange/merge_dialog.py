"""Both copies changed: question by question, whose answer stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QScrollArea, QWidget

from aiplus_assess.exchange.transfer import Choice
from aiplus_assess.gui.exchange.merging import Conflict, MergeDraft, SideWords
from aiplus_assess.gui.kit import (
    Caption,
    Card,
    Dialog,
    Heading,
    Label,
    PrimaryButton,
    ScrollContent,
    Secondary,
    SecondaryButton,
    column,
    row,
)
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _, ngettext


class ConflictCard(Card):
    """Both sides of one question; `buttons` choose."""

    def __init__(self, conflict: Conflict, draft: MergeDraft) -> None:
        super().__init__(padding=4, gap=1)
        self.conflict = conflict
        self._group = QButtonGroup(self)
        self.buttons: dict[Choice, QRadioButton] = {}
        self.body.addWidget(Heading(f"{conflict.question}  {conflict.title}"))
        self.body.addWidget(Caption(_("Both once said: {base}").format(base=conflict.base)))
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addLayout(self._side("mine", _("This computer"), conflict.mine), 1)
        sides.addLayout(self._side("theirs", _("The file"), conflict.theirs), 1)
        self.body.addLayout(sides)
        for side, button in self.buttons.items():
            button.clicked.connect(partial(draft.choose, conflict.question, side))

    def _side(self, side: Choice, name: str, words: SideWords) -> QHBoxLayout:
        button = QRadioButton(name)
        button.setAccessibleName(f"{self.conflict.question} {name}: {_(', ').join(words.lines)}")
        self.buttons[side] = button
        self._group.addButton(button)
        parts: list[QWidget] = [button, Caption(words.who), *(Label(line) for line in words.lines)]
        return row(column(*parts, None, gap=1))


class MergeDialog(Dialog):
    """`draft` holds what was decided; accepted only when everything is."""

    def __init__(self, parent: QWidget, name: str, draft: MergeDraft) -> None:
        words = _("“{name}” was changed here and in the file. Nothing is changed until you press “Merge”.")
        super().__init__(parent, _("Merge two copies"), words.format(name=name))
        self.draft = draft
        self.resize(min(parent.width() - 60, theme().px(860)), min(parent.height() - 40, theme().px(640)))
        self.all_mine = SecondaryButton(_("All from this computer"), partial(self._choose_all, "mine"))
        self.all_theirs = SecondaryButton(_("All from the file"), partial(self._choose_all, "theirs"))
        self._left = Secondary("", wrap=False)
        self.body.addLayout(row(self.all_mine, self.all_theirs, None, self._left, gap=2))
        self.cards = [ConflictCard(conflict, draft) for conflict in draft.conflicts]
        self.body.addWidget(self._list(), 1)
        self.body.addWidget(Caption(self._rest()))
        self.add_cancel(_("Change nothing"))
        self.merge = self.add_button(PrimaryButton(_("Merge")), self.accept, default=True)
        for card in self.cards:
            for button in card.buttons.values():
                button.clicked.connect(self._follow)
        self._follow()
        self.all_mine.setFocus()

    def _list(self) -> QScrollArea:
        inside = ScrollContent()
        inside.setLayout(column(*self.cards, None, gap=3, margins=(0, 0, 2, 0)))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def _rest(self) -> str:
        """What needs no decision."""
        return _("Changed in the file alone, taken over: {taken}. Changed here alone, kept: {kept}.").format(
            taken=self.draft.taken, kept=self.draft.kept
        )

    def _choose_all(self, side: Choice) -> None:
        self.draft.choose_all(side)
        for card in self.cards:
            card.buttons[side].setChecked(True)
        self._follow()

    def _follow(self) -> None:
        n = self.draft.undecided
        words = ngettext("{n} question to decide", "{n} questions to decide", n).format(n=n)
        self._left.setText(words if n else _("Everything is decided."))
        self.merge.setEnabled(n == 0)
