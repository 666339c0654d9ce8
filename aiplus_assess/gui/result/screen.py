"""The result: four figures, the supports, every group against its target, gaps by priority, opportunities."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import Basis
from aiplus_assess.assessment.scoring import Result as Scores
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.assessment.series import Measured
from aiplus_assess.assessment.verification import first_basis
from aiplus_assess.errors import AssessError
from aiplus_assess.exchange.benchmarking import standing_of
from aiplus_assess.gui.kit import (
    Caption,
    Card,
    Flow,
    Heading,
    LinkButton,
    Page,
    PrimaryButton,
    Secondary,
    SecondaryButton,
    Segments,
    clear,
    column,
    row,
)
from aiplus_assess.gui.navigation import Navigator, Plan, Report, Result, Review, Route, Walk
from aiplus_assess.gui.plan.adding import Chosen, add, added_words, step_of
from aiplus_assess.gui.result.benchmark_card import benchmark_card
from aiplus_assess.gui.result.bullet_row import BulletRow
from aiplus_assess.gui.result.chart import supports_card
from aiplus_assess.gui.result.explain import explain
from aiplus_assess.gui.result.explain_dialog import ExplainDialog
from aiplus_assess.gui.result.figure_card import FigureCard, RangeBar
from aiplus_assess.gui.result.figure_grid import FigureGrid
from aiplus_assess.gui.result.gap_table import GapTable
from aiplus_assess.gui.result.view import Chance, bases, bullets, chances, figures, gap_rows, supports
from aiplus_assess.gui.result.whatif import WhatIf
from aiplus_assess.gui.result.whatif_dialog import WhatIfDialog
from aiplus_assess.gui.screen import Screen
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _
from aiplus_assess.reporting.parts.benchmark import benchmark_of


class ResultScreen(Screen):
    """Computes when entered, and anew for another basis or stage."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self.scores: Scores | None = None
        self._assessment = ""
        self._stage = 2027
        self.report = PrimaryButton(_("Make the report"), lambda: self.navigator.go(Report(self._assessment)))
        self.whatif = SecondaryButton(_("What if"), self.ask_whatif)
        self.review = SecondaryButton(_("Review"), lambda: self.navigator.go(Review(self._assessment)))
        self.page = Page(_("Gap overview"), actions=(self.whatif, self.review, self.report))
        self.figures = FigureGrid()
        self.rows: list[BulletRow] = []
        self.table = GapTable()
        self.table.picked.connect(self._jump)
        self.table.planned.connect(self._plan_gaps)
        self._choices, self._standing, self._below = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(14)
        self._below.setSpacing(14)
        self.page.body.addLayout(self._choices)
        self.page.body.addWidget(self.figures)
        self.page.body.addLayout(self._standing)
        self.page.body.addLayout(self._middle)
        self.page.body.addLayout(self._below)
        self.setLayout(column(self.page))
        shortcut = QShortcut(QKeySequence("Ctrl+I"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.ask_whatif)

    def title(self) -> str:
        return _("Result")

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+I", _("What if")),
            ("Enter", _("Explain the figure, open the question")),
            ("A", _("Add to the action plan")),
        ]

    def enter(self, route: Route) -> None:
        assert isinstance(route, Result)
        assessment = self.services.workspace.load(route.assessment_id)
        pack = self.services.workspace.pack(assessment.pack)
        self._assessment, self._stage = assessment.id, pack.manifest.stages[0]
        self.page.set_caption(" · ".join(part for part in (assessment.company.name, assessment.title) if part))
        self._offer_choices(bases(list(assessment.answers.values())), pack.manifest.stages)
        first = first_basis(assessment)
        self.basis.choose(first)
        self._show(evaluate(pack, assessment.case()).on(first))
        self.report.setFocus()

    def _offer_choices(self, offered: tuple[Basis, ...], stages: tuple[int, ...]) -> None:
        clear(self._choices)
        self.basis = Segments(_("Basis"), [(basis, labels.basis_word(basis)) for basis in offered], "self")
        self.basis.chosen.connect(self._change_basis)
        self.stage = Segments(_("Target year"), [(stage, str(stage)) for stage in stages], stages[0])
        self.stage.chosen.connect(self._change_stage)
        self._choices.addLayout(Flow(self.basis, self.stage, gap=4))

    def _change_basis(self, basis: Basis) -> None:
        if self.scores is not None:
            self._show(self.scores.on(basis))

    def _change_stage(self, stage: int) -> None:
        self._stage = stage
        if self.scores is not None:
            self._show(self.scores)

    def _show(self, scores: Scores) -> None:
        self.scores = scores
        self._show_figures(scores)
        self._show_standing(scores)
        clear(self._middle)
        self.rows = []
        self._middle.addWidget(supports_card(supports(scores, self._stage), self._stage), 35)
        self._middle.addWidget(self._groups(scores), 65)
        self._show_below(scores)

    def _show_figures(self, scores: Scores) -> None:
        cards = []
        for figure in figures(scores):
            ends = (scores.low, scores.index, scores.high)
            below = RangeBar(*(None if end is None else float(end) for end in ends)) if figure.key == "index" else None
            card = FigureCard(figure, below)
            card.clicked.connect(partial(self.explain, figure.key))
            cards.append(card)
        self.figures.show_cards(cards)

    def _show_standing(self, scores: Scores) -> None:
        workspace = self.services.workspace
        found = standing_of(workspace, Measured(workspace.load(self._assessment), scores.pack, scores.basis))
        clear(self._standing)
        self._standing.addWidget(benchmark_card(benchmark_of(found)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= theme().px(840)
        self._middle.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _groups(self, scores: Scores) -> Card:
        card = Card(Heading(_("Clause groups against their targets")), padding=5, gap=1)
        for bullet in bullets(scores, self._stage):
            line = BulletRow(bullet)
            line.clicked.connect(lambda _checked=False, group=bullet.group: self.explain(group))
            card.body.addWidget(line)
            self.rows.append(line)
        card.body.addWidget(Caption(labels.reference_target_note()))
        card.body.addStretch(1)
        return card

    def _show_below(self, scores: Scores) -> None:
        rows = gap_rows(scores, self._stage)
        self.table.setParent(None)
        clear(self._below)
        self.table.show_rows(rows)
        nothing = Secondary(_("No gap to the {year} target.").format(year=self._stage))
        head = row(gap=3)
        head.addWidget(Heading(_("Gaps by priority")), 1)
        card = Card(padding=5)
        card.body.addLayout(head)
        card.body.addWidget(self.table if rows else nothing)
        if rows:
            head.addWidget(SecondaryButton(_("Add the step to the plan (A)"), self.table.plan))
            card.body.addWidget(Caption(_("✓ The step is in the action plan.")))
            self._mark_planned()
        self._below.addWidget(card)
        self.table.setVisible(bool(rows))
        found = chances(scores)
        if found:
            self._below.addWidget(self._chances_card(found))

    def _chances_card(self, found: tuple[Chance, ...]) -> QWidget:
        card = Card(Heading(_("Opportunities to look up")), Caption(_("Outside every score.")), padding=5, gap=1)
        for chance in found:
            card.body.addWidget(LinkButton(chance.title, partial(self._jump, chance.question)))
            card.body.addWidget(Secondary(chance.text))
        return card

    # --- acting
    def explain(self, key: str) -> None:
        """Show where a figure comes from."""
        if self.scores is None:
            return
        dialog = ExplainDialog(self, explain(self.scores, key, self._stage))
        dialog.picked.connect(self._jump)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_whatif(self) -> None:
        """Let the user assume actions done, and keep the chosen ones as the plan."""
        if self.scores is None:
            return
        dialog = WhatIfDialog(self, WhatIf(self.scores, self._stage))
        dialog.planned.connect(self._plan)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _plan(self, whatif: WhatIf) -> None:
        self._add_to_plan(whatif.chosen())

    def _plan_gaps(self, questions: list[str]) -> None:
        if self.scores is not None:
            steps = ((question, step_of(self.scores, question)) for question in questions)
            self._add_to_plan([(question, step) for question, step in steps if step is not None])

    def _add_to_plan(self, chosen: Sequence[Chosen]) -> None:
        try:
            new = add(self.services.workspace, self._assessment, chosen)
        except AssessError as error:
            self.page.errors.show_error(error)
            return
        self._mark_planned()
        plan = Plan(self._assessment)
        self.navigator.notify(added_words(len(new)), _("Open the plan"), lambda: self.navigator.go(plan))

    def _mark_planned(self) -> None:
        """Mark the gaps whose step of now is in the plan."""
        if self.scores is not None:
            plan = self.services.workspace.load(self._assessment).actions
            there = {(action.question, action.action) for action in plan}
            steps = {row.question: step_of(self.scores, row.question) for row in self.table.rows()}
            self.table.mark({q for q, step in steps.items() if step is not None and (q, step.id) in there})

    def _jump(self, question_id: str) -> None:
        self.navigator.go(Walk(self._assessment, question_id))
