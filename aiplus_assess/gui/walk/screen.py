"""The walk: the tree on the left, one question in the middle, what belongs to it on the right."""

from __future__ import annotations

from typing import ClassVar, Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent

from aiplus_assess.gui.kit import EmptyState, KeyboardOverlay, VLine, confirm, row
from aiplus_assess.gui.navigation import Home, Navigator, Review, Route, Walk
from aiplus_assess.gui.screen import Screen
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.shortcuts import keys_of_the_window
from aiplus_assess.gui.theme import current
from aiplus_assess.gui.walk.bindings import bind
from aiplus_assess.gui.walk.evidence_actions import EvidenceActions
from aiplus_assess.gui.walk.evidence_presenter import EvidencePresenter
from aiplus_assess.gui.walk.keys import typing_in, walk_keys
from aiplus_assess.gui.walk.na_dialog import NotApplicableDialog
from aiplus_assess.gui.walk.opening import open_session
from aiplus_assess.gui.walk.presenter import WalkPresenter
from aiplus_assess.gui.walk.question_pane import QuestionPane
from aiplus_assess.gui.walk.sheet import sheet, two_periods
from aiplus_assess.gui.walk.side_pane import SidePane
from aiplus_assess.gui.walk.sidebar import Sidebar
from aiplus_assess.gui.walk.verify_mode import VerifyMode
from aiplus_assess.i18n import _

LEFT, RIGHT = 249, 329
"""Widths of the sides at 1440 px and 100 % text."""

SETTLED = 500
"""Milliseconds at a question after which it is remembered as the place to come back to."""
Action = Literal["unknown", "clear", "flag", "confirm", "undo", "redo", "retry"]


class WalkScreen(Screen):
    """Shows whatever session its presenter has; never keeps an answer of its own."""

    whole_window: ClassVar[bool] = True

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self.presenter: WalkPresenter | None = None
        self.proofs: EvidencePresenter | None = None
        self.sidebar, self.pane, self.side = Sidebar(), QuestionPane(), SidePane()
        self.nothing = EmptyState(_("Nothing to answer"), _("No question of this edition applies to the company."))
        self.nothing.hide()
        inside = row(self.sidebar, VLine(), gap=0)
        inside.addWidget(self.pane, 1)
        inside.addWidget(self.nothing, 1)
        inside.addWidget(VLine())
        inside.addWidget(self.side)
        self.setLayout(inside)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED)
        self._settled.timeout.connect(self._remember)
        self._connect()
        self.papers = EvidenceActions(self, navigator)
        self.verify = VerifyMode(self)
        self._keys = bind(self)
        self.side.evidence.asked.connect(self.papers.do)

    def _connect(self) -> None:
        self.sidebar.back.clicked.connect(self._go_home)
        self.sidebar.search.returnPressed.connect(self._first_found)
        self.sidebar.tree.picked.connect(lambda _question: self.pane.take_focus())
        self.pane.forward.connect(self.go_on)
        self.pane.backward.connect(self.go_back)
        self.pane.not_applicable.connect(self.ask_reason)
        self.pane.unknown.clicked.connect(lambda: self.do("unknown"))
        self.pane.clear_reply.clicked.connect(lambda: self.do("clear"))
        self.pane.head.flag.clicked.connect(lambda: self.do("flag"))
        self.pane.banner.retry.clicked.connect(lambda: self.do("retry"))
        self.side.note.typing.connect(lambda _typing: self._draw_question())

    # --- being a screen
    def title(self) -> str:
        return self.presenter.session.assessment.company.name if self.presenter else ""

    def keys(self) -> list[tuple[str, str]]:
        return walk_keys(self.verify.offered)

    def enter(self, route: Route) -> None:
        """Open the assessment of the route; coming back to one keeps its steps of undo."""
        assert isinstance(route, Walk)
        session = open_session(self.services.workspace, route.assessment_id, route.question_id)
        before, self.presenter = self.presenter, WalkPresenter(self.services.workspace, session, self.draw)
        if before is not None and self.proofs is not None and before.session.assessment.id == session.assessment.id:
            self.presenter.steps = before.steps
            self.proofs.follow(self.presenter)
        else:
            self.proofs = EvidencePresenter(self.services.workspace, self.presenter, self.services.jobs)
        self.papers.presenter = self.proofs
        self.verify.begin(self.presenter)
        self.sidebar.attach(self.presenter)
        self.draw()
        self.pane.take_focus()

    def leave(self) -> None:
        self._settled.stop()
        self._flush()
        self._remember()
        if self.presenter is not None and self.presenter.session.pending:
            self.presenter.retry()

    def _remember(self) -> None:
        if self.presenter is not None:
            self.presenter.remember_place()

    def keep(self) -> object:
        """Steps of undo, and files still on their way; what is half-typed is stored."""
        self.leave()
        if self.presenter is not None:
            self.presenter.listen(lambda: None)
        return self.presenter, self.proofs

    def take(self, kept: object) -> None:
        assert isinstance(kept, tuple)
        self.presenter, self.proofs = kept

    def place(self, route: Route) -> Route:
        if self.presenter is None:
            return route
        return Walk(self.presenter.session.assessment.id, self.presenter.session.current)

    # --- drawing
    def draw(self) -> None:
        """Show the session as it is now."""
        if self.presenter is None:
            return
        session = self.presenter.session
        self.sidebar.show_session(session)
        for part in (self.pane, self.side):
            part.setVisible(session.current is not None)
        self.nothing.setVisible(session.current is None)
        self._draw_question()
        if self.proofs is not None:
            self.side.show_question(self.presenter, self.proofs)
        self._keys.refresh()
        self._settled.start()

    def _draw_question(self) -> None:
        if self.presenter is not None and self.presenter.session.current is not None:
            shown = sheet(self.presenter.session, self.presenter.session.current)
            self.pane.show_sheet(self.presenter, shown, self.side.note.dirty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width()
        self.sidebar.setFixedWidth(min(current().px(LEFT), round(wide * 0.235)))
        self.side.setFixedWidth(min(current().px(RIGHT), round(wide * 0.33)))

    # --- acting
    def press(self, digit: int) -> None:
        """A digit outside of text fields answers."""
        if self.pane.reply is not None and self.pane.reply.isEnabled():
            self.pane.reply.press(digit)
            if not typing_in(self.focusWidget()):
                self.pane.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def do(self, action: Action) -> None:
        """Have the presenter act; what is half-typed is stored first."""
        if self.presenter is not None:
            self._flush()
            before = self.presenter.session.current
            getattr(self.presenter, action)()
            if self.presenter.session.current != before:
                self.pane.take_focus()

    def _flush(self) -> None:
        if self.presenter is not None and (words := self.pane.flush()):
            self.navigator.notify(words)
        self.side.note.flush()

    def go_on(self) -> None:
        """The next question; after the last one the review."""
        if self.presenter is not None:
            self._flush()
            if self.presenter.next():
                self.pane.take_focus()
            else:
                self.navigator.go(Review(self.presenter.session.assessment.id))

    def go_back(self) -> None:
        """The question before this one."""
        if self.presenter is not None:
            self._flush()
            if self.presenter.back():
                self.pane.take_focus()

    def next_open(self) -> None:
        """The next question that waits; where none does the review."""
        if self.presenter is not None:
            self._flush()
            if self.presenter.next_open():
                self.pane.take_focus()
            else:
                self.navigator.notify(_("Every question is answered."))
                self.navigator.go(Review(self.presenter.session.assessment.id))

    def ask_reason(self) -> None:
        """Ask why the question does not apply, then declare it so."""
        presenter = self.presenter
        if presenter is None or presenter.session.current is None or presenter.session.read_only:
            return
        answer = presenter.session.answer(presenter.session.current)
        dialog = NotApplicableDialog(self, answer.na or "")
        dialog.given.connect(presenter.not_applicable)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda _code: self.pane.next.setFocus())
        dialog.open()

    def show_keys(self) -> None:
        """The overlay of keys."""
        overlay = KeyboardOverlay(self, [*self.keys(), *keys_of_the_window()], [two_periods()])
        overlay.finished.connect(overlay.deleteLater)
        overlay.open()

    def escape(self) -> None:
        """Out of a field to the question, then back to the screen before."""
        search = self.sidebar.search
        if search.hasFocus() and search.text():
            search.clear()
        elif typing_in(self.focusWidget()):
            self._flush()
            self.pane.take_focus()
        elif self._may_leave():
            self.verify.stop()
            self.navigator.back()

    def _go_home(self) -> None:
        if self._may_leave():
            self.navigator.go(Home())

    def _may_leave(self) -> bool:
        if self.presenter is None or not self.presenter.session.pending:
            return True
        text = _("Answers that could not be stored exist only in this window. Leaving drops them.")
        return self.presenter.retry() or confirm(self, _("Leave without storing?"), text, _("Leave"), danger=True)

    def to_search(self) -> None:
        """Put the focus into the search field."""
        self.sidebar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sidebar.search.selectAll()

    def _first_found(self) -> None:
        if self.presenter is not None and self.presenter.session.listed:
            self.presenter.go(self.presenter.session.listed[0])
            self.pane.take_focus()
