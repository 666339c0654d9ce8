"""New assessment: the company on the left, the assessment on the right; below each other where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from aiplus_assess.errors import InputError
from aiplus_assess.gui.kit import Page, SecondaryButton, column
from aiplus_assess.gui.navigation import Navigator, NewAssessment, Route, Walk
from aiplus_assess.gui.new_assessment.company_card import CompanyCard
from aiplus_assess.gui.new_assessment.draft import Field, faults
from aiplus_assess.gui.new_assessment.plan_card import PlanCard
from aiplus_assess.gui.new_assessment.practice_card import PracticeCard
from aiplus_assess.gui.new_assessment.presenter import NewAssessmentPresenter
from aiplus_assess.gui.screen import Screen
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.theme import current
from aiplus_assess.i18n import _

TWO_COLUMNS_FROM = 880
"""Pixels of width, at 100 % text, from which the cards stand beside each other."""


class NewAssessmentScreen(Screen):
    """A form that answers while it is filled in."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self.presenter = NewAssessmentPresenter(services, self._follow)
        self.cancel = SecondaryButton(_("Cancel"), navigator.back)
        self._page = Page(_("New assessment"), actions=(self.cancel,))
        self.company = CompanyCard(self.presenter)
        self.practice = PracticeCard(self.presenter)
        self.plan = PlanCard(self.presenter)
        self.plan.start.connect(self._start)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(current().space(4))
        left, right = QWidget(), QWidget()
        left.setLayout(column(self.company, self.practice, None, gap=4))
        right.setLayout(column(self.plan, None, gap=4))
        self._halves.addWidget(left, 7)
        self._halves.addWidget(right, 4)
        self._page.body.addLayout(self._halves)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._start)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(navigator.back)

    def title(self) -> str:
        return _("New assessment")

    def keys(self) -> list[tuple[str, str]]:
        return [("Ctrl+Enter", _("Start answering")), ("Esc", _("Cancel")), ("↓", _("Show the industries"))]

    def enter(self, route: Route) -> None:
        earlier = route.earlier if isinstance(route, NewAssessment) else None
        self._clear_faults()
        self.presenter.begin(earlier, self.navigator.fail)
        self.company.offer_companies()
        self._page.verticalScrollBar().setValue(0)
        self.company.company.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= TWO_COLUMNS_FROM * current().scale
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _follow(self) -> None:
        draft = self.presenter.draft
        for card in (self.company, self.practice, self.plan):
            card.show_draft(draft)
        if self._page.errors.text():
            self._show_faults()

    def _start(self) -> None:
        try:
            made = self.presenter.create()
        except InputError as error:
            self._page.errors.show_text(error.message)
            self._go_to(self._show_faults())
            return
        self.navigator.go(Walk(made))

    def _show_faults(self) -> Field | None:
        """Mark every field that needs another look; the first of them."""
        found = faults(self.presenter.draft)
        for name, field in self.company.fields.items():
            if name in found:
                field.show_fault(found[name])
            elif field.fault():
                field.show_fault("")
        if not found:
            self._page.errors.clear()
        return next(iter(found), None)

    def _go_to(self, name: Field | None) -> None:
        if name is None:
            return
        control = self.company.fields[name].control
        control = self.company.size_choice.buttons()[0] if name == "size" else control
        control.setFocus()
        self._page.ensureWidgetVisible(self.company.fields[name])

    def _clear_faults(self) -> None:
        self._page.errors.clear()
        for field in self.company.fields.values():
            field.show_fault("")
