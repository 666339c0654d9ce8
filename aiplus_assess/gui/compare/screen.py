"""Comparison and trend as in compare.png: what moved between two assessments of one company, and why."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from aiplus_assess.assessment.model import Basis
from aiplus_assess.gui.compare.between_card import BetweenCard
from aiplus_assess.gui.compare.change_table import ChangeTable
from aiplus_assess.gui.compare.choice_bar import ChoiceBar
from aiplus_assess.gui.compare.drawings import causes_card, groups_card, radar_card, trend_card
from aiplus_assess.gui.compare.filters import CHANGED, KindFilter
from aiplus_assess.gui.compare.headline import headline
from aiplus_assess.gui.compare.presenter import ComparePresenter
from aiplus_assess.gui.compare.saving import Saver, words_for
from aiplus_assess.gui.compare.side_by_side import SideBySide
from aiplus_assess.gui.kit import (
    Caption,
    Card,
    EmptyState,
    Heading,
    Page,
    Secondary,
    SecondaryButton,
    Tiles,
    clear,
    column,
)
from aiplus_assess.gui.navigation import Compare, Home, Navigator, Route, Walk
from aiplus_assess.gui.report.progress_card import ProgressCard
from aiplus_assess.gui.screen import Screen
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.reporting.parts.comparison import ComparisonPart
from aiplus_assess.reporting.parts.moves import Move, one_sided_of


class CompareScreen(Screen):
    """Computes when entered, and anew for another pair or basis."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self.presenter = ComparePresenter(services)
        self.part: ComparisonPart | None = None
        self.save = SecondaryButton(_("Save as PDF…"), self.save_pdf)
        self.page = Page(_("Comparison and trend"), actions=(self.save,))
        self.progress = ProgressCard()
        self.saver = Saver(services, self, self._saved, self._failed, self._progressed)
        self.progress.cancelled.connect(self._cancel)
        self._bar, self._below = QVBoxLayout(), QVBoxLayout()
        self._below.setSpacing(14)
        self.table = ChangeTable()
        self.table.picked.connect(self._open_move)
        self._nothing = Secondary(_("No answer differs."))
        self.page.body.addLayout(self._bar)
        self.page.body.addWidget(self.progress)
        self.page.body.addLayout(self._below)
        self.setLayout(column(self.page))

    def title(self) -> str:
        return _("Comparison and trend")

    def keys(self) -> list[tuple[str, str]]:
        return [("Enter", _("Open the question of the chosen row"))]

    def enter(self, route: Route) -> None:
        assert isinstance(route, Compare)
        self.presenter.open(route)
        self._show()
        (self.bar.new if self.presenter.count > 1 else self.page).setFocus()

    def leave(self) -> None:
        self._cancel()
        self.unnamed.emit(False)

    def keep(self) -> object:
        return self.presenter.anonymous or None

    def take(self, kept: object) -> None:
        self.presenter.anonymous = bool(kept)

    def place(self, route: Route) -> Route:
        return self.presenter.route()

    # --- showing
    def _show(self) -> None:
        presenter = self.presenter
        self.unnamed.emit(presenter.unnamed)
        self.page.set_caption(presenter.company)
        self.page.heading.setText(self._heading())
        self._offer()
        self.part = None if presenter.foreign else presenter.part()
        self.table.setParent(None)
        clear(self._below)
        self.save.setVisible(self.part is not None or presenter.foreign)
        if self.part is not None:
            self._show_part(self.part)
        elif presenter.foreign:
            self.beside = SideBySide(presenter.beside(), presenter.anonymous)
            self.beside.anonymous.connect(self._leave_names_out)
            self._below.addWidget(self.beside)
        else:
            self._below.addWidget(self._empty())

    def _heading(self) -> str:
        if self.presenter.foreign:
            return _("Two companies side by side")
        n = self.presenter.count
        return ngettext("{n} assessment compared", "{n} assessments compared", n).format(n=n)

    def _offer(self) -> None:
        clear(self._bar)
        presenter = self.presenter
        pair, bases = (presenter.old, presenter.new), presenter.bases()
        self.bar = ChoiceBar(presenter.choices(), *pair, bases, presenter.basis, presenter.foreign)
        self.bar.pair.connect(self._choose)
        self.bar.basis.connect(self._change_basis)
        self._bar.addWidget(self.bar)
        if presenter.count < 2:
            self.bar.hide()
        self.bar.hide_names(presenter.unnamed)
        if presenter.left_out:
            words = ngettext(
                "{n} assessment on another questionnaire is left out.",
                "{n} assessments on another questionnaire are left out.",
                presenter.left_out,
            )
            self._bar.addWidget(Caption(words.format(n=presenter.left_out)))

    def _show_part(self, part: ComparisonPart) -> None:
        self._below.addWidget(headline(part))
        if part.differences:
            self._below.addWidget(Caption(" · ".join(part.differences)))
        self._below.addWidget(
            Tiles([causes_card(part), radar_card(part), trend_card(part)], 320, gap=(3, 3), even=True)
        )
        between = BetweenCard(part)
        between.picked.connect(lambda question: self._go(self.presenter.new, question))
        self._below.addWidget(Tiles([groups_card(part), between], 430, most=2, gap=(3, 3), even=True))
        self.filter = KindFilter(part.counts, one_sided_of(part.moves))
        self.filter.chosen.connect(self._filter)
        card = Card(Heading(_("What changed, question by question")), self.filter, self.table, self._nothing, padding=5)
        self._below.addWidget(card)
        self._filter(CHANGED)

    def _empty(self) -> EmptyState:
        return EmptyState(
            _("Nothing to compare yet"),
            _("A comparison needs two assessments of this company on the same questionnaire."),
            SecondaryButton(_("Workbench"), lambda: self.navigator.go(Home())),
        )

    def _filter(self, kind: str) -> None:
        moves = self.part.moves if self.part is not None else ()
        rows = [m for m in moves if m.kind == kind or (kind == CHANGED and m.kind != "unchanged")]
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    # --- acting
    def _choose(self, old: str, new: str) -> None:
        self.presenter.choose(old, new)
        self._show()
        self.bar.new.setFocus()

    def _leave_names_out(self, anonymous: bool) -> None:
        self.presenter.anonymous = anonymous
        self._show()
        self.beside.unnamed.setFocus()

    def _change_basis(self, basis: Basis) -> None:
        self.presenter.basis = basis
        self._show()
        next(button for button in self.bar.bases.buttons() if button.isChecked()).setFocus()

    def _open_move(self, move: Move) -> None:
        if move.only_before and move.old_question is not None:
            self._go(self.presenter.old, move.old_question)
        else:
            self._go(self.presenter.new, move.question)

    def _go(self, assessment: str | None, question: str) -> None:
        if assessment is not None:
            self.navigator.go(Walk(assessment, question))

    def save_pdf(self) -> None:
        """Ask where to, then make the PDF beside the window."""
        snapshot = self.presenter.snapshot(current())
        if snapshot is not None:
            self.page.errors.clear()
            self.saver.ask(snapshot)

    def _progressed(self, fraction: float, words: str) -> None:
        self.progress.show_progress(fraction, words)
        self.progress.show()

    def _cancel(self) -> None:
        self.saver.cancel()
        self.progress.hide()

    def _saved(self, target: Path) -> None:
        self.progress.hide()
        self.navigator.notify(_("Saved: {path}").format(path=target))

    def _failed(self, error: Exception) -> None:
        self.progress.hide()
        self.page.errors.show_text(*words_for(error))
