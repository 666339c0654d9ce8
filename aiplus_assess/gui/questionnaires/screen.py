"""The questionnaires that are there, one card each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from aiplus_assess.errors import AssessError
from aiplus_assess.gui.kit import (
    Caption,
    Card,
    ErrorBanner,
    Heading,
    Page,
    Pill,
    Secondary,
    SecondaryButton,
    ThinProgress,
    clear,
    row,
)
from aiplus_assess.gui.navigation import Navigator, Route
from aiplus_assess.gui.questionnaires.presenter import PackCard, QuestionnairesPresenter
from aiplus_assess.gui.screen import Screen
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _


class QuestionnairesScreen(Screen):
    """Version, content hash, questions, coverage; a broken pack says what is wrong with it."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self._presenter = QuestionnairesPresenter(services)
        self.add = SecondaryButton(_("Add a questionnaire…"), self._choose)
        self._page = Page(
            _("Questionnaires"),
            _("Every question traces to a sentence of the policy. An assessment keeps the questions it was made with."),
            actions=(self.add,),
        )
        self._cards = QVBoxLayout()
        self._cards.setSpacing(16)
        self._reading = Secondary(_("Reading the questionnaires…"))
        self._page.body.addWidget(self._reading)
        self._page.body.addLayout(self._cards)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def title(self) -> str:
        return _("Questionnaires")

    def enter(self, route: Route) -> None:
        self._reading.setVisible(self._cards.count() == 0)
        self._presenter.read(self._show, self.navigator.fail)

    def _show(self, cards: tuple[PackCard, ...]) -> None:
        self._reading.hide()
        clear(self._cards)
        for card in cards:
            self._cards.addWidget(_broken(card) if card.error else _sound(card))

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("The folder of a questionnaire (with pack.yaml)"))
        if chosen:
            self._page.errors.clear()
            self._presenter.add(Path(chosen), self._added, self._refused)

    def _added(self, words: str) -> None:
        self.navigator.notify(words)
        self._presenter.read(self._show, self.navigator.fail)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, AssessError):
            self._page.errors.show_error(error)
        else:
            self.navigator.fail(error)


def _sound(pack: PackCard) -> Card:
    progress = ThinProgress(pack.coverage)
    progress.show_share(pack.asked + pack.excused, pack.sentences)
    card = Card(gap=2)
    card.body.addLayout(row(Heading(pack.title, "section"), None, Pill(_("Version {v}").format(v=pack.version))))
    card.body.addWidget(Secondary(pack.counts))
    card.body.addSpacing(4)
    card.body.addWidget(progress)
    card.body.addWidget(Secondary(pack.coverage))
    card.body.addWidget(Caption(f"{pack.id} · SHA-256 {pack.hash}… · {pack.folder}"))
    return card


def _broken(pack: PackCard) -> Card:
    banner = ErrorBanner()
    banner.show_text(pack.error, pack.faults)
    return Card(Heading(pack.title, "section"), banner, Caption(pack.folder), gap=2)
