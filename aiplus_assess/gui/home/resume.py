"""The card that leads back to the question where the user stopped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from aiplus_assess.gui.home.presenter import Continue, HomePresenter
from aiplus_assess.gui.kit import Card, Label, PrimaryButton, Secondary, ThinProgress, column, row
from aiplus_assess.gui.navigation import Route, Walk
from aiplus_assess.i18n import _

NAMED_AFTER = 300
"""Milliseconds after which the button names the question: opening an assessment costs more than the whole list."""


class ResumeCard(Card):
    """One click, or Enter, goes on; hidden where there is no draft."""

    def __init__(self, presenter: HomePresenter, go: Callable[[Route], None]) -> None:
        super().__init__(look="card-accent")
        self._presenter = presenter
        self._go = go
        self._draft: Continue | None = None
        self._name = Label("", "lead")
        self._progress = ThinProgress(_("Progress"))
        self.button = PrimaryButton("", self._continue)
        line = row(gap=5)
        line.addLayout(column(Secondary(_("Continue where you stopped")), self._name, self._progress, gap=1), 1)
        line.addWidget(self.button)
        self.body.addLayout(line)

    def show_draft(self, draft: Continue | None) -> None:
        """Offer another draft, or none."""
        self._draft = draft
        self.setVisible(draft is not None)
        if draft is None:
            return
        self._name.setText(draft.name)
        self._progress.show_share(draft.answered, draft.applicable)
        self._progress.setToolTip(
            _("{answered} of {total} answered").format(answered=draft.answered, total=draft.applicable)
        )
        self.button.setText(_("Continue"))
        QTimer.singleShot(NAMED_AFTER, self, self._name_the_question)

    def _name_the_question(self) -> None:
        found = self._presenter.resume_at(self._draft.id) if self._draft is not None else None
        if found is not None:
            self.button.setText(_("Continue with question {n}").format(n=found[1]))

    def _continue(self) -> None:
        if self._draft is not None:
            found = self._presenter.resume_at(self._draft.id)
            self._go(Walk(self._draft.id, found[0]) if found is not None else self._draft.route)
