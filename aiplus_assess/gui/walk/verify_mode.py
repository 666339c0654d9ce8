"""Verification in the walk: on and off, a verdict, and on to the next question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from aiplus_assess.assessment.model import Verification
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.assessment.replies import level_words
from aiplus_assess.assessment.verification import has_level, own_level
from aiplus_assess.gui.navigation import Engagement
from aiplus_assess.gui.preferences import Preferences
from aiplus_assess.gui.walk.presenter import WalkPresenter
from aiplus_assess.gui.walk.verify_dialog import VerifyDialog
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from aiplus_assess.gui.walk.screen import WalkScreen

MODE, ASSESSOR = "verifying", "assessor"
"""What the window remembers: the assessment that is being verified, and by whom."""


def start_verifying(preferences: Preferences, assessment_id: str) -> None:
    """The walk through this assessment begins in verification."""
    preferences.remember(MODE, assessment_id)


class VerifyMode:
    """Serves the walk's screen."""

    def __init__(self, screen: WalkScreen) -> None:
        self._screen = screen
        self._preferences = screen.services.preferences
        screen.pane.judged.connect(self.judge)
        screen.pane.paper.connect(screen.papers.do)
        screen.pane.unjudged.connect(self.take_back)
        screen.sidebar.verify.clicked.connect(self.toggle)
        screen.sidebar.back.clicked.connect(self.stop)

    @property
    def _walk(self) -> WalkPresenter | None:
        return self._screen.presenter

    @property
    def offered(self) -> bool:
        """Whether the assessment has an engagement."""
        return self._walk is not None and self._walk.session.engaged

    @property
    def on(self) -> bool:
        return self._walk is not None and self._walk.session.verifying

    def begin(self, walk: WalkPresenter) -> None:
        """Where the user left it: in verification or not."""
        session = walk.session
        wanted = self._preferences.state(MODE) == session.assessment.id
        on = wanted and session.engaged and not session.read_only
        walk.session = replace(session, verifying=on, author=self.assessor(walk) if on else "")

    def toggle(self) -> None:
        """V: verify, or answer again."""
        walk = self._walk
        if walk is None or not walk.session.engaged or walk.session.read_only:
            return
        on = not walk.session.verifying
        self._preferences.remember(MODE, walk.session.assessment.id if on else "")
        walk.update(verifying=on, author=self.assessor(walk) if on else "")
        self._screen.pane.take_focus()

    def stop(self) -> None:
        """Leaving by hand ends it: who comes back to answer, answers."""
        if self.on:
            self._preferences.remember(MODE, "")

    def own(self, run: Callable[[], object]) -> Callable[[], None]:
        """What changes the company's own answer: not by a stray key while its level is being verified."""

        def act() -> None:
            session = self._walk.session if self._walk is not None else None
            current = session.current if session is not None and session.verifying else None
            if session is not None and current is not None and has_level(session.question(current)):
                words = _("You are verifying: the company's own answer stays as it is. Press V to answer again.")
                self._screen.navigator.notify(words)
            else:
                run()

        return act

    def enter(self) -> None:
        """Enter: confirm while verifying, unless there is a verdict already; else the next question."""
        walk = self._walk
        if walk is None or not walk.session.verifying:
            self._screen.go_on()
        elif walk.session.current is not None and walk.session.answer(walk.session.current).verified is not None:
            self._advance(walk)
        else:
            self.judge(None)

    def confirm(self) -> None:
        """Y: the company's level is right; the next question. Where there is nothing to confirm, only that."""
        if self.on:
            self.judge(None)

    def judge(self, level: int | None) -> None:
        """`level` was found, None for the company's own; another one needs a reason."""
        walk = self._walk
        if walk is None or walk.session.current is None:
            return
        question = walk.session.current
        own = own_level(walk.session.result, question) if question in walk.session.result.applicable else None
        found = own if level is None else level
        if found is None or walk.session.result.scopes[question] != "counted":
            self._advance(walk)
        elif found == own:
            self._store(question, Verification(found, "", self.assessor(walk), self._today()))
        else:
            self._ask(walk, question, found, own)

    def _ask(self, walk: WalkPresenter, question: str, found: int, own: int | None) -> None:
        there = walk.session.answer(question).verified
        before = there if there is not None and there.level == found else Verification(found, by=self.assessor(walk))
        own_words = _("no level") if own is None else level_words(own)
        words = _("Company: {own} · found: {found}").format(own=own_words, found=level_words(found))
        dialog = VerifyDialog(self._screen, words, before, True, self._today)
        dialog.given.connect(partial(self._store, question))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _store(self, question: str, verdict: Verification) -> None:
        walk = self._walk
        if walk is None:
            return
        if verdict.by:
            self._preferences.remember(ASSESSOR, verdict.by)
            walk.session = replace(walk.session, author=verdict.by)
        walk.change(replace(walk.session.answer(question), verified=verdict), question)
        if not walk.session.failure:
            self._advance(walk)

    def _advance(self, walk: WalkPresenter) -> None:
        """The next listed question; at the end the list of differences."""
        if walk.next():
            self._screen.pane.take_focus()
        else:
            self._screen.navigator.notify(_("That was the last question."))
            self._screen.navigator.go(Engagement(walk.session.assessment.id, "verification"))

    def take_back(self) -> None:
        """The question counts as not verified again."""
        walk = self._walk
        if walk is not None and walk.session.current is not None:
            walk.change(replace(walk.session.answer(walk.session.current), verified=None))

    def assessor(self, walk: WalkPresenter) -> str:
        """Who verifies: who did so last, else the assessment's assessor, else the first of the team."""
        assessment = walk.session.assessment
        team = assessment.engagement.team if assessment.engagement is not None else ()
        return self._preferences.state(ASSESSOR) or assessment.assessor or (team[0].name if team else "")

    def _today(self) -> date:
        return self._screen.services.clock().astimezone(CHINA).date()
