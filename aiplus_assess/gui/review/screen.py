"""The review: what is open, doubtful or declared away, each with a jump; then the result, or finalizing."""

from __future__ import annotations

from aiplus_assess.errors import AssessError
from aiplus_assess.gui.kit import Page, PrimaryButton, SecondaryButton, clear, column
from aiplus_assess.gui.navigation import Navigator, Result, Review, Route, Walk
from aiplus_assess.gui.review.finalize_dialog import FinalizeDialog
from aiplus_assess.gui.review.list_card import ListCard
from aiplus_assess.gui.review.lists import blocks_finalizing, review
from aiplus_assess.gui.screen import Screen
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.walk.opening import open_session
from aiplus_assess.gui.walk.outline import outline
from aiplus_assess.gui.walk.session import Session
from aiplus_assess.i18n import _, current


class ReviewScreen(Screen):
    """Reads the assessment whenever it is entered."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self.session: Session | None = None
        self.result = PrimaryButton(_("See the result"), self._to_result)
        self.finalize = SecondaryButton(_("Make final…"), self.ask_finalize)
        self.reopen = SecondaryButton(_("Reopen"), self.do_reopen)
        self.page = Page(_("Review"), actions=(self.finalize, self.reopen, self.result))
        self.cards: list[ListCard] = []
        self.setLayout(column(self.page))

    def title(self) -> str:
        return _("Review")

    def enter(self, route: Route) -> None:
        assert isinstance(route, Review)
        self._show(open_session(self.services.workspace, route.assessment_id))
        self.result.setFocus()

    def _show(self, session: Session) -> None:
        self.session = session
        tree = outline(session)
        assessment = session.assessment
        self.page.set_caption(" · ".join(part for part in (assessment.company.name, assessment.title) if part))
        words = _("{answered} of {total} answered · {flagged} flagged · {na} not applicable").format(
            answered=tree.answered, total=tree.total, flagged=tree.flagged, na=tree.not_applicable
        )
        self.page.set_subtitle(_("Final.") + " " + words if assessment.final else words)
        self.finalize.setVisible(not assessment.final)
        self.reopen.setVisible(assessment.final)
        clear(self.page.body)
        history = self.services.workspace.history(assessment.id)
        self.cards = [ListCard(found) for found in review(session, history)]
        for card in self.cards:
            card.picked.connect(self._jump)
            self.page.body.addWidget(card)

    def _jump(self, question_id: str) -> None:
        if self.session is not None:
            self.navigator.go(Walk(self.session.assessment.id, question_id))

    def _to_result(self) -> None:
        if self.session is not None:
            self.navigator.go(Result(self.session.assessment.id))

    def ask_finalize(self) -> None:
        """Ask, or say which legal duties still need an answer."""
        if self.session is None:
            return
        duties = blocks_finalizing(self.session)
        if duties:
            titles = [f"{duty} {self.session.question(duty).title.in_(current())}" for duty in duties]
            self.page.errors.show_text(
                _("Every legal duty needs an answer before this assessment can be final (“don't know” is one)."), titles
            )
            return
        dialog = FinalizeDialog(self, self.session)
        dialog.accepted.connect(self._finalize)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _finalize(self) -> None:
        if self.session is None:
            return
        try:
            self.services.workspace.finalize(self.session.assessment.id)
        except AssessError as error:
            self.page.errors.show_error(error)
            return
        self._show(open_session(self.services.workspace, self.session.assessment.id))
        self.navigator.notify(_("The assessment is final."))

    def do_reopen(self) -> None:
        """Make a new revision and go on with it."""
        if self.session is None:
            return
        try:
            revision = self.services.workspace.reopen(self.session.assessment.id)
        except AssessError as error:
            self.page.errors.show_error(error)
            return
        self.navigator.notify(_("Revision {n} is open; the final one stays as it is.").format(n=revision.revision))
        self.navigator.go(Walk(revision.id))
