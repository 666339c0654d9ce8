"""What happens at home. Plain Python: it asks the workspace and says what there is to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiplus_assess.assessment.model import Assessment, AssessmentSummary
from aiplus_assess.errors import AssessError, InputError
from aiplus_assess.gui.home.rows import Row, percent, rows, title
from aiplus_assess.gui.navigation import Compare, Result, Route, Walk
from aiplus_assess.gui.preferences import report_key
from aiplus_assess.gui.services import DEFAULT_PACK, Services
from aiplus_assess.i18n import _, ngettext

if TYPE_CHECKING:
    from aiplus_assess.questionnaire.model import Pack


@dataclass(frozen=True, slots=True)
class Continue:
    """The draft worked on last; `route` leads to the question where the user stopped."""

    id: str
    name: str
    answered: int
    applicable: int
    percent: int
    route: Route


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything home shows."""

    rows: tuple[Row, ...]
    summary: str
    resume: Continue | None
    binned: int = 0


class HomePresenter:
    """Reads the list, and does what its menu offers."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._forgotten: dict[str, str] = {}
        self._summaries: tuple[AssessmentSummary, ...] = ()

    def view(self) -> HomeView:
        """What is stored now."""
        self._summaries = self._services.workspace.summaries()
        companies = len({summary.company_id for summary in self._summaries})
        count = len(self._summaries)
        words = [
            ngettext("{n} company", "{n} companies", companies).format(n=companies),
            ngettext("{n} assessment", "{n} assessments", count).format(n=count),
        ]
        found = {one.id: one for one in self._services.workspace.verified_summaries()}
        shown = rows(self._summaries, self._services.clock(), found)
        return HomeView(shown, " · ".join(words), self._resume(), self._services.workspace.in_bin())

    def route_of(self, assessment_id: str) -> Route:
        """Where opening an assessment leads: on with the questions, or to the result where all are answered."""
        summary = self._summary(assessment_id)
        waits = summary.status == "draft" and summary.answered < summary.applicable
        return Walk(assessment_id) if waits else Result(assessment_id)

    def pair(self, ids: Sequence[str]) -> Compare | None:
        """Where comparing exactly two assessments leads, the older one first; of one company or of two."""
        if len(ids) != 2:
            return None
        before, after = sorted(ids)  # ids are UUIDv7: they sort by creation
        return Compare(self._summary(after).company_id, before, after)

    def with_the_one_before(self, assessment_id: str) -> Compare | None:
        """The comparison with the company's assessment before this one; None where it is the first."""
        company = self._summary(assessment_id).company_id
        earlier = [s.id for s in self._summaries if s.company_id == company and s.id < assessment_id]
        return Compare(company, max(earlier), assessment_id) if earlier else None

    def _summary(self, assessment_id: str) -> AssessmentSummary:
        return next(summary for summary in self._summaries if summary.id == assessment_id)

    def resume_at(self, assessment_id: str) -> tuple[str, int] | None:
        """The question to go on with, and its place from 1; None where nothing is asked.

        Where the user stopped or, where that is answered meanwhile, the first open one after it.
        """
        from aiplus_assess.gui.walk.opening import open_session

        session = open_session(self._services.workspace, assessment_id)
        if session.current is None:
            return None
        place = session.questions.index(session.current)
        onwards = session.questions[place:] + session.questions[:place]
        question = next(filter(session.open, onwards), session.current)
        return question, session.questions.index(question) + 1

    def rename(self, assessment_id: str, new_title: str) -> None:
        """Give an assessment another title."""
        words = new_title.strip()
        if not words:
            raise InputError(_("A title needs at least one character; the old one was kept."))
        self._services.workspace.update_details(assessment_id, title=words)

    def asks(self, assessment_id: str) -> str | None:
        """What to ask before it goes into the bin: only where it is final or signed; the words name it."""
        found = self._services.workspace.load(assessment_id)
        versions = found.engagement.versions if found.engagement is not None else ()
        signed = any(version.signatures for version in versions)
        if not (found.final or signed):
            return None
        both = _("It is final and a report of it is signed.")
        what = _("It is final.") if not signed else both if found.final else _("A report of it is signed.")
        words = _("“{name}” goes into the bin. {what} Nothing is lost: the bin keeps it until you delete it for good.")
        return words.format(name=self.name(assessment_id), what=what)

    def name(self, assessment_id: str) -> str:
        """Company and title, as the list shows them; of what lies in the bin too."""
        known = (*self._summaries, *self.binned())
        summary = next(summary for summary in known if summary.id == assessment_id)
        return f"{summary.company} · {title(summary)}"

    def binned(self) -> tuple[AssessmentSummary, ...]:
        """What lies in the bin."""
        return self._services.workspace.binned()

    def delete(self, assessment_id: str) -> str:
        """Put it into the bin, and what the window remembers of it away; the words to say so."""
        words = _("“{name}” is in the bin.").format(name=self.name(assessment_id))
        self._services.workspace.delete(assessment_id)
        self._forgotten[assessment_id] = self._services.preferences.forget(report_key(assessment_id))
        return words

    def restore(self, assessment_id: str) -> str:
        """Take it back out of the bin, as it was; the words to say so."""
        words = _("“{name}” is back.").format(name=self.name(assessment_id))
        self._services.workspace.restore(assessment_id)
        if remembered := self._forgotten.pop(assessment_id, ""):
            self._services.preferences.remember(report_key(assessment_id), remembered)
        return words

    def discard(self, assessment_id: str) -> None:
        """Delete for good what lies in the bin."""
        self._services.workspace.desk.discard(assessment_id)
        self._forgotten.pop(assessment_id, None)

    def make_sample(self, done: Callable[[Assessment], None], failed: Callable[[Exception], None]) -> None:
        """Make the sample company; the questionnaire is read beside the window."""
        services = self._services

        def store(pack: Pack) -> None:
            try:
                sample = services.create_sample(services.workspace, pack)
            except AssessError as error:
                failed(error)
            else:
                done(sample)

        services.jobs.start(
            lambda _job: services.packs.load(DEFAULT_PACK),
            store,
            failed,
        )

    def _resume(self) -> Continue | None:
        draft = next((s for s in self._summaries if s.status == "draft" and s.answered < s.applicable), None)
        if draft is None:
            return None
        return Continue(
            draft.id,
            f"{draft.company} · {title(draft)}",
            draft.answered,
            draft.applicable,
            percent(draft.answered, draft.applicable),
            Walk(draft.id, draft.last_question),
        )
