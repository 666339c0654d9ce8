"""Home as in home.png: continue, then every company and assessment in one table."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout

from aiplus_assess.errors import AssessError
from aiplus_assess.gui.home.deleting import Deleting
from aiplus_assess.gui.home.exchange import HomeExchange, dropped
from aiplus_assess.gui.home.menu import Entry, company_entries, engagement_entry, menu_of
from aiplus_assess.gui.home.presenter import HomePresenter
from aiplus_assess.gui.home.rename import ask_title
from aiplus_assess.gui.home.resume import ResumeCard
from aiplus_assess.gui.home.table import AssessmentTable
from aiplus_assess.gui.home.table_model import HomeTable
from aiplus_assess.gui.kit import (
    Card,
    EmptyState,
    Page,
    PrimaryButton,
    SearchField,
    Secondary,
    SecondaryButton,
)
from aiplus_assess.gui.moving.newer import newer_version
from aiplus_assess.gui.navigation import Navigator, NewAssessment, Report, Result, Review, Route, Walk
from aiplus_assess.gui.screen import Screen
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _, pgettext

SEARCH_FROM = 6
"""Rows from which the search field is worth its place."""


class HomeScreen(Screen):
    """Where everybody starts."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self._presenter = HomePresenter(services)
        self.new = PrimaryButton(_("+ New assessment"), lambda: navigator.go(NewAssessment()))
        self.compare = SecondaryButton(_("Compare these two"), self._compare)
        self.import_ = SecondaryButton(_("Import…"), self._import)
        self.page = Page(_("Workbench"), actions=(self.compare, self.import_, self.new))
        self.exchange = HomeExchange(services, navigator, self, self.page.errors, self.refresh)
        self.setAcceptDrops(True)
        self._model = HomeTable()
        self.table = AssessmentTable(self._model)
        self.search = SearchField(_("Search company, industry or title"))
        self.resume = ResumeCard(self._presenter, navigator.go)
        self._list = Card(gap=2)
        self._list.body.addWidget(self.search)
        self._list.body.addWidget(self.table)
        self.deleting = Deleting(self._presenter, navigator, self, self.refresh)
        self._nothing = Secondary(_("Nothing matches. Clear the search to see everything."))
        self._list.body.addWidget(self._nothing)
        self._empty = self._empty_state()
        for part in (self.exchange.progress, self.resume, self._list, self._empty):
            self.page.body.addWidget(part)
        self.page.body.addWidget(self.deleting.link, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self._connect()

    def title(self) -> str:
        return _("Workbench")

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Enter", _("Open the selected assessment")),
            ("Shift+↓", _("Choose a second assessment to compare with")),
            ("F2", _("Rename")),
            ("Del", _("Delete")),
            ("Ctrl+Z", _("Take back out of the bin what was deleted last")),
            ("Ctrl+F", _("Search")),
        ]

    def enter(self, route: Route) -> None:
        self.refresh()
        if self.resume.isVisibleTo(self):
            self.resume.button.setFocus()
        elif self._model.total():
            self.table.choose_first()
            self.table.setFocus()
        else:
            self.start.setFocus()

    def leave(self) -> None:
        self.exchange.cancel()

    def _import(self) -> None:
        self.exchange.importer.ask()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.exchange.importer.take(dropped(event.mimeData()))

    def refresh(self) -> None:
        """Show what is stored now."""
        view = self._presenter.view()
        self._model.show(view.rows)
        self.page.set_subtitle(view.summary if view.rows else "")
        self.resume.show_draft(view.resume)
        self._list.setVisible(bool(view.rows))
        self.search.setVisible(len(view.rows) >= SEARCH_FROM or bool(self.search.text()))
        self._empty.setVisible(not view.rows)
        self.deleting.show_count(view.binned)
        self.new.setVisible(bool(view.rows))
        self._fit()

    def _empty_state(self) -> EmptyState:
        self.start = PrimaryButton(_("Start an assessment"), lambda: self.navigator.go(NewAssessment()))
        self.sample = SecondaryButton(_("Load the sample company"), self._load_sample)
        return EmptyState(
            _("No assessment yet"),
            _("See a finished example first, or begin with your own company: the quick edition takes 15 minutes."),
            self.start,
            self.sample,
        )

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._open_first)
        self.table.opened.connect(self._open)
        self.table.renamed.connect(self._rename)
        self.table.deleted.connect(self.deleting.delete)
        self.table.chosen_changed.connect(self._offer_comparison)
        self._model.modelReset.connect(self._offer_comparison)
        self.table.customContextMenuRequested.connect(self._show_menu)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._start_search)

    def _start_search(self) -> None:
        if self._model.total():
            self.search.show()
            self.search.setFocus()

    def _find(self, text: str) -> None:
        self._model.search(text)
        self._fit()

    def _fit(self) -> None:
        """As high as its rows, and hidden where nothing is found."""
        found = self._model.rowCount()
        self._nothing.setVisible(not found)
        self.table.setVisible(bool(found))
        self.table.setMinimumHeight(min(self.table.full_height(), 640))
        self.table.setMaximumHeight(max(self.table.full_height(), 80))

    def _open_first(self) -> None:
        if self._model.rowCount():
            self._open(self.table.identity(self._model.index(0, 0)))

    def _open(self, assessment_id: str) -> None:
        self.navigator.go(self._presenter.route_of(assessment_id))

    def _offer_comparison(self) -> None:
        """Two chosen rows can be compared."""
        self.compare.setVisible(self._presenter.pair(self.table.selected()) is not None)

    def _compare(self) -> None:
        route = self._presenter.pair(self.table.selected())
        if route is not None:
            self.navigator.go(route)

    def menu(self, assessment_id: str) -> QMenu:
        """What can be done with one assessment."""
        places: list[tuple[str, Route | None]] = [
            (pgettext("screen", "Answer"), Walk(assessment_id)),
            (pgettext("screen", "Review"), Review(assessment_id)),
            (pgettext("screen", "Result"), Result(assessment_id)),
            (pgettext("screen", "Report"), Report(assessment_id)),
            (_("Compare with the one before"), self._presenter.with_the_one_before(assessment_id)),
            (_("New assessment from this one"), NewAssessment(assessment_id)),
        ]
        pair = self._presenter.pair(self.table.selected())
        return menu_of(
            self,
            [(_("Compare these two"), partial(self.navigator.go, pair))] if pair is not None else [],
            [(words, partial(self.navigator.go, route)) for words, route in places if route is not None],
            [
                *engagement_entry(self.services, self.navigator, assessment_id),
                *self._move(assessment_id),
                (_("Export…"), partial(self.exchange.exporter.ask, assessment_id)),
                (_("Rename…"), partial(self._rename, assessment_id)),
                (_("Delete"), partial(self.deleting.delete, assessment_id)),
            ],
            company_entries(self.services, self.navigator, self, assessment_id, self.refresh),
        )

    def _move(self, assessment_id: str) -> list[Entry]:
        """Offered where a newer version of the assessment's questionnaire is installed."""
        version = newer_version(self.services.packs, self.services.workspace.load(assessment_id).pack)
        if version is None:
            return []
        words = _("Move to questionnaire {version}…").format(version=version)
        return [(words, partial(self._ask_move, assessment_id))]

    def _ask_move(self, assessment_id: str) -> None:
        from aiplus_assess.gui.moving.mover import Mover

        Mover(self.services, self.navigator, self, self._say_error).ask(assessment_id)

    def _show_menu(self, place: QPoint) -> None:
        index = self.table.indexAt(place)
        chosen = self.table.identity(index) if index.isValid() else self.table.chosen()
        if chosen is not None:
            menu = self.menu(chosen)
            menu.exec(self.table.viewport().mapToGlobal(place))
            menu.deleteLater()

    def _rename(self, assessment_id: str) -> None:
        old = self.services.workspace.load(assessment_id).title
        title = ask_title(self, old)
        if title is not None:
            self._presenter.rename(assessment_id, title)
            self.refresh()

    def _load_sample(self) -> None:
        self.sample.setEnabled(False)
        self._presenter.make_sample(lambda _sample: self._sample_made(), self._sample_failed)

    def _sample_made(self) -> None:
        self.sample.setEnabled(True)
        self.refresh()
        self.table.choose_first()
        self.table.setFocus()

    def _sample_failed(self, error: Exception) -> None:
        self.sample.setEnabled(True)
        self._say_error(error)

    def _say_error(self, error: Exception) -> None:
        if isinstance(error, AssessError):
            self.page.errors.show_error(error)
        else:
            self.navigator.fail(error)
