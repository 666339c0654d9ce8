"""What the review lists before the result. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.departments import title_of
from aiplus_assess.assessment.model import AnswerEvent
from aiplus_assess.assessment.replies import reply_words
from aiplus_assess.assessment.respondents import disagreements
from aiplus_assess.gui.walk.proof import proof
from aiplus_assess.gui.walk.session import FILTERS, Filter, Session
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import DutyQuestion


class Kind(StrEnum):
    """The lists, in the order a reviewer works through them."""

    APART = "apart"
    UNANSWERED = "unanswered"
    TO_CONFIRM = "to_confirm"
    UNKNOWN = "unknown"
    DUTIES = "duties"
    UNPROVEN = "unproven"
    NOT_APPLICABLE = "na"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True)
class Entry:
    """One question in a list; `detail` says what the list is about: the reason, the state, what is missing."""

    question: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class ReviewList:
    kind: Kind
    title: str
    meaning: str
    entries: tuple[Entry, ...]


def review(session: Session, history: Sequence[AnswerEvent] = ()) -> tuple[ReviewList, ...]:
    """Every list, the empty ones too (that nothing is open is worth reading); carried answers and different
    statements, read from `history`, only where there are."""
    found = []
    apart = _apart(session, history)
    if apart:
        found.append(ReviewList(Kind.APART, *_words(Kind.APART), apart))
    for kind in list(Kind)[1:]:
        title, meaning = _words(kind)
        entries = tuple(
            Entry(q, session.question(q).title.in_(current()), _detail(kind, session, q))
            for q in session.questions
            if _belongs(kind, session, q)
        )
        if entries or kind != Kind.TO_CONFIRM:
            found.append(ReviewList(kind, title, meaning, entries))
    return tuple(found)


def _apart(session: Session, history: Sequence[AnswerEvent]) -> tuple[Entry, ...]:
    """Who said what, and what stands."""
    entries = []
    for one in disagreements(history, session.assessment.answers, session.questions):
        question = session.question(one.question)
        said = [
            _("{name}: {reply}").format(name=s.by or _("author unknown"), reply=reply_words(question, s.answer))
            for s in one.statements
        ]
        words = _("; ").join(said) + _(" · stands: {reply}").format(reply=reply_words(question, one.stands))
        entries.append(Entry(one.question, question.title.in_(current()), words))
    return tuple(entries)


def _belongs(kind: Kind, session: Session, question_id: str) -> bool:
    if kind == Kind.NOT_APPLICABLE:
        return session.result.scopes[question_id] == "na"
    if kind == Kind.DUTIES:
        question = session.question(question_id)
        return isinstance(question, DutyQuestion) and session.answer(question_id).duty != "compliant"
    return FILTERS[_FILTERS[kind]](session, question_id)


_FILTERS = {
    Kind.UNANSWERED: Filter.UNANSWERED,
    Kind.TO_CONFIRM: Filter.TO_CONFIRM,
    Kind.UNKNOWN: Filter.UNKNOWN,
    Kind.UNPROVEN: Filter.UNPROVEN,
    Kind.FLAGGED: Filter.FLAGGED,
}


def _detail(kind: Kind, session: Session, question_id: str) -> str:
    answer, question = session.answer(question_id), session.question(question_id)
    if kind == Kind.NOT_APPLICABLE:
        return answer.na or ""
    if kind == Kind.UNPROVEN:
        found = proof(session, question_id)
        return _("{reply}: needs “{needed}”, there is “{best}”").format(
            reply=reply_words(question, answer),
            needed=labels.evidence_word(found.needed or 0),
            best=labels.evidence_word(found.best),
        )
    if kind in (Kind.DUTIES, Kind.FLAGGED, Kind.TO_CONFIRM):
        return reply_words(question, answer)
    return _department(session, question_id)


def _department(session: Session, question_id: str) -> str:
    return title_of(session.pack, session.owner(question_id))


def _words(kind: Kind) -> tuple[str, str]:
    texts: dict[Kind, Callable[[], tuple[str, str]]] = {
        Kind.APART: lambda: (
            _("Respondents differ"),
            _("Answered without sight of each other. Both stay in the history, whatever stands now."),
        ),
        Kind.UNANSWERED: lambda: (
            _("Unanswered"),
            _("They widen the range of the index. An unanswered legal duty blocks finalizing."),
        ),
        Kind.TO_CONFIRM: lambda: (_("Carried over, to be confirmed"), _("They count as they stand.")),
        Kind.UNKNOWN: lambda: (_("Unknown"), _("Counted like unanswered; someone has to find out.")),
        Kind.DUTIES: lambda: (
            _("Legal duties to look at"),
            _("Not fulfilled, or not known. They stand beside the level and first in every list."),
        ),
        Kind.UNPROVEN: lambda: (
            _("Not proven"),
            _("The proof falls short of the level. The index on the evidence basis is lower for it."),
        ),
        Kind.NOT_APPLICABLE: lambda: (_("Not applicable"), _("Outside every score; the reasons stand in the report.")),
        Kind.FLAGGED: lambda: (_("Flagged for review"), _("You wanted to come back to these.")),
    }
    return texts[kind]()


def blocks_finalizing(session: Session) -> tuple[str, ...]:
    """The unanswered legal duties: while there are any, the assessment can't be finalized."""
    states = session.result.states
    return tuple(q for q in session.result.compliance.to_confirm if states[q] == "unanswered")
