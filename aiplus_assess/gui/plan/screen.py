"""The action plan: figures above, the table, and the details of the chosen action beside or below it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout

from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.gui.editing.undoing import bind_undo
from aiplus_assess.gui.kit import (
    Card,
    EmptyState,
    Page,
    PrimaryButton,
    Secondary,
    SecondaryButton,
    column,
)
from aiplus_assess.gui.navigation import Navigator, Plan, Result, Route, Walk
from aiplus_assess.gui.plan.adding import added_words
from aiplus_assess.gui.plan.details import DetailsCard
from aiplus_assess.gui.plan.export import PlanExport
from aiplus_assess.gui.plan.filters import FilterBar
from aiplus_assess.gui.plan.lines import owners
from aiplus_assess.gui.plan.opening import open_plan
from aiplus_assess.gui.plan.presenter import PlanPresenter
from aiplus_assess.gui.plan.summary import Summary
from aiplus_assess.gui.plan.table import PlanTable
from aiplus_assess.gui.screen import Screen
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.gui.walk.retry_banner import RetryBanner
from aiplus_assess.i18n import _

BESIDE = 1000
"""Pixels at 100 % text from which the details stand beside the table."""


class PlanScreen(Screen):
    """Shows whatever session its presenter has."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self.presenter: PlanPresenter | None = None
        self._offered: tuple[object, Callable[[], None]] | None = None
        self.export = PlanExport(self, services, navigator)
        self.save = PrimaryButton(_("Save as Excel…"), self._export)
        self.whatif = SecondaryButton(_("Result"), self._to_result)
        self.page = Page(_("Action plan"), actions=(self.whatif, self.save))
        self.banner, self.summary, self.filters = RetryBanner(), Summary(), FilterBar()
        self.table = PlanTable()
        self.details = DetailsCard(self._today)
        self.nothing = Secondary(_("No action passes the filters."))
        self.suggest = PrimaryButton(_("Suggest the first five by priority"), self._suggest)
        look = SecondaryButton(_("Choose in the result"), self._to_result)
        words = _("Choose actions in the what-if or in the table of gaps, or begin with a suggestion.")
        self.empty = EmptyState(_("No action is planned yet"), words, self.suggest, look)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.card = Card(self.filters, self.table, self.nothing, padding=4, gap=3)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(14)
        self._middle.addWidget(self.card, 69)
        self._middle.addWidget(self.details, 31)
        for part in (self.banner, self.summary):
            self.page.body.addWidget(part)
        self.page.body.addLayout(self._middle, 1)
        self.page.body.addWidget(self.empty)
        self.setLayout(column(self.page))

    def _connect(self) -> None:
        self.banner.retry.clicked.connect(lambda: self.presenter and self.presenter.retry())
        self.filters.state_chosen.connect(lambda state: self._do("of_state", state))
        self.filters.owner_chosen.connect(lambda owner: self._do("of_owner", owner))
        self.table.chosen.connect(lambda: self._at_chosen(partial(self._do, "choose")))
        self.table.opened.connect(lambda _action: self._to_details())
        self.table.deleted.connect(lambda: self._at_chosen(self._remove))
        self.table.moved.connect(lambda action, by: self._do("move", action, by))
        self.table.stated.connect(lambda action, state: self._edit(action, "state", state))
        self.details.edited.connect(self._edit)
        self.details.asked.connect(self._asked)
        bind_undo(self, lambda: self.presenter, self.details.flush)
        self._bind("Ctrl+E", self._export)
        self._bind("Esc", self._to_table)

    def _bind(self, keys: str, run: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(run)

    # --- being a screen
    def title(self) -> str:
        return _("Action plan")

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Enter", _("Edit the chosen action")),
            ("1 / … / 4", _("Planned, in progress, done, dropped")),
            ("Alt+↑ / Alt+↓", _("Move the action up or down")),
            ("Delete", _("Take it out of the plan")),
            ("Esc", _("Back to the table")),
            ("Ctrl+Z / Ctrl+Y", _("Undo, redo")),
            ("Ctrl+E", _("Save as Excel")),
        ]

    def enter(self, route: Route) -> None:
        """Read the plan; coming back to the same one keeps its steps of undo, and what could not be stored."""
        assert isinstance(route, Plan)
        self.presenter = open_plan(self.services.workspace, route.assessment_id, self._today(), self.presenter)
        self.presenter.listen(self.draw)
        self.details.forget()
        session = self.presenter.session
        parts = (session.assessment.company.name, session.assessment.title)
        self.page.set_caption(" · ".join(part for part in parts if part))
        self.draw()
        (self.table if session.lines else self.suggest).setFocus()

    def leave(self) -> None:
        self.details.flush()
        if self.presenter is not None and self.presenter.session.waiting:
            self.presenter.retry()

    def keep(self) -> object:
        self.leave()
        if self.presenter is not None:
            self.presenter.listen(lambda: None)
        return self.presenter

    def take(self, kept: object) -> None:
        assert kept is None or isinstance(kept, PlanPresenter)
        self.presenter = kept

    def _today(self) -> date:
        return self.services.clock().astimezone(CHINA).date()

    # --- drawing
    def draw(self) -> None:
        """Show the session as it is now."""
        if self.presenter is None:
            return
        session = self.presenter.session
        self.banner.show_failure(session.failure, len(session.waiting))
        if self._offered is not None and self._offered[0] is not self.presenter.steps:
            self._offered[1]()
            self._offered = None
        full = bool(session.lines)
        self.empty.setVisible(not full)
        self.save.setEnabled(full)
        for part in (self.summary, self.card):
            part.setVisible(full)
        self.details.setVisible(session.line is not None)
        if not full:
            return
        self.summary.show_session(session)
        self.filters.show_session(session)
        self.table.show_plan(session.listed, session.chosen)
        self.table.setVisible(bool(session.listed))
        self.nothing.setVisible(not session.listed)
        if session.line is not None:
            ids = [line.action.id for line in session.listed]
            place = ids.index(session.line.action.id)
            named = tuple(owner for owner in owners(session.lines) if owner)
            self.details.show_line(session.line, named, place == 0, place == len(ids) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= theme().px(BESIDE)
        self._middle.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        room = self.height() - theme().px(388) if beside else theme().px(300)
        self.table.setMinimumHeight(max(theme().px(240), room))
        self.summary.set_compact(not beside)
        if self.presenter is not None and self.presenter.session.lines:
            self.summary.show_session(self.presenter.session)

    # --- acting
    def _do(self, name: str, *given: object) -> None:
        if self.presenter is not None:
            self.details.flush()
            getattr(self.presenter, name)(*given)

    def _offer_undo(self, words: str) -> None:
        """Say what was done, with a way back as long as nothing else was changed, undone or redone."""
        if self.presenter is not None:
            away = self.navigator.notify(words, _("Undo"), lambda: self._do("undo"))
            self._offered = self.presenter.steps, away

    def _at_chosen(self, act: Callable[[str], None]) -> None:
        here = self.table.here()
        if here is not None:
            act(here)

    def _edit(self, action_id: str, field: str, value: object) -> None:
        if self.presenter is not None:
            self.presenter.edit(action_id, **{field: value})

    def _asked(self, action_id: str, what: str) -> None:
        if what == "remove":
            self._remove(action_id)
        elif what == "go" and self.presenter is not None and self.presenter.session.line is not None:
            question = self.presenter.session.line.action.question
            self.navigator.go(Walk(self.presenter.session.assessment.id, question))
        else:
            self._do("move", action_id, -1 if what == "up" else 1)

    def _remove(self, action_id: str) -> None:
        self._do("remove", action_id)
        self._offer_undo(_("The action was taken out of the plan."))
        self._to_table()

    def _suggest(self) -> None:
        if self.presenter is None:
            return
        count = self.presenter.suggest()
        if count:
            self._offer_undo(added_words(count))
            self._to_table()
        else:
            self.navigator.notify(_("There is no gap to suggest an action for."))

    def _to_result(self) -> None:
        if self.presenter is not None:
            self.navigator.go(Result(self.presenter.session.assessment.id))

    def _to_details(self) -> None:
        self.page.ensureWidgetVisible(self.details)
        self.details.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_table(self) -> None:
        self.details.flush()
        (self.table if self.table.isVisible() else self.suggest).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _export(self) -> None:
        if self.presenter is not None and self.presenter.session.lines:
            self.details.flush()
            self.export.ask(self.presenter.session)
