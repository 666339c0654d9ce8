"""Where a walk through the questions stands. Frozen: everything the screen shows is derived from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Literal

from aiplus_assess.assessment.departments import department_of
from aiplus_assess.assessment.model import EMPTY, Answer, Assessment, EvidenceItem
from aiplus_assess.assessment.scoring import Result, evaluate
from aiplus_assess.assessment.verification import waiting
from aiplus_assess.gui.walk.search import matches
from aiplus_assess.questionnaire.model import DutyQuestion, Pack, ScoredQuestion

Mark = Literal["answered", "unknown", "unanswered", "na"]


class Filter(StrEnum):
    """Which questions the tree lists."""

    ALL = "all"
    UNANSWERED = "unanswered"
    UNKNOWN = "unknown"
    FLAGGED = "flagged"
    UNPROVEN = "unproven"
    DUTIES = "duties"
    TO_CONFIRM = "to_confirm"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Attaching:
    """Proof files on their way into the workspace: which one, and how far (0..1)."""

    words: str
    share: float


@dataclass(frozen=True)
class Session:
    """An assessment under way. `pending` holds what could not be stored yet, `failure` why, in one line.

    `previous` is the company's last assessment before this one, `current` the id of the question in view
    (None where the company is asked nothing). `verifying`: an assessor is at work, not the company; `author` is then
    whose name changes carry in the history.
    """

    assessment: Assessment
    pack: Pack
    current: str | None = None
    filter: Filter = Filter.ALL
    department: str | None = None
    query: str = ""
    pending: Mapping[str, Answer] = field(default_factory=dict)
    failure: str = ""
    previous: Assessment | None = None
    attaching: Attaching | None = None
    verifying: bool = False
    author: str = ""

    @cached_property
    def result(self) -> Result:
        """What scoring makes of the stored answers, on the self basis."""
        return evaluate(self.pack, self.assessment.case())

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """The ids of everything that can be answered, in the document's order."""
        asked = [q for q, scope in self.result.scopes.items() if scope != "hidden"]
        return tuple(sorted(asked, key=self.pack.place))

    @cached_property
    def by_clause(self) -> dict[str, tuple[str, ...]]:
        """Clause id → its questions among `questions`."""
        found: dict[str, list[str]] = {}
        for question_id in self.questions:
            found.setdefault(self.question(question_id).clause, []).append(question_id)
        return {clause: tuple(ids) for clause, ids in found.items()}

    @cached_property
    def marks(self) -> dict[str, Mark]:
        """How far every question is."""
        return {q: self._mark(q) for q in self.questions}

    @cached_property
    def unproven(self) -> frozenset[str]:
        """The questions whose proof falls short of their level."""
        return frozenset(self.result.unproven)

    @cached_property
    def unverified(self) -> frozenset[str]:
        """The questions with a level that no assessor has verified."""
        return frozenset(waiting(self.result))

    @property
    def engaged(self) -> bool:
        """Whether an assessor may verify the answers."""
        return self.assessment.engagement is not None

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """Those of `questions` that pass filter, department and search."""
        return tuple(
            q for q in self.questions if self.passes(q) and matches(self.question(q), self.answer(q), self.query)
        )

    @property
    def read_only(self) -> bool:
        return self.assessment.final

    def question(self, question_id: str) -> ScoredQuestion | DutyQuestion:
        return self.pack.by_id[question_id]

    def owner(self, question_id: str) -> str:
        """The department that answers the question."""
        return department_of(self.assessment, self.pack, question_id)

    def answer(self, question_id: str) -> Answer:
        """What the user entered, stored or not."""
        return self.pending.get(question_id) or self.assessment.answers.get(question_id, EMPTY)

    def evidence(self, question_id: str) -> tuple[EvidenceItem, ...]:
        """The evidence items linked to the question."""
        return tuple(item for item in self.assessment.evidence if question_id in item.questions)

    def mark(self, question_id: str) -> Mark:
        """How far the question is, whatever its kind."""
        return self.marks[question_id] if question_id in self.marks else self._mark(question_id)

    def _mark(self, question_id: str) -> Mark:
        answer = self.answer(question_id)
        if answer.na is not None:
            return "na"
        if answer.unknown:
            return "unknown"
        return "answered" if answer.given else "unanswered"

    def passes(self, question_id: str) -> bool:
        """Whether the question passes the filter and the department."""
        if self.department not in (None, self.owner(question_id)):
            return False
        return FILTERS[self.filter](self, question_id)

    def count(self, name: Filter) -> int:
        """How many questions of the department pass the filter `name`."""
        return sum(1 for q in self.questions if FILTERS[name](self, q) and self.department in (None, self.owner(q)))

    def open(self, question_id: str) -> bool:
        """Whether the question still waits for an answer (a chance the company may skip never does)."""
        waits = self.mark(question_id) == "unanswered" or self.answer(question_id).to_confirm
        return waits and self.result.scopes[question_id] == "counted"


FILTERS: Mapping[Filter, Callable[[Session, str], bool]] = {
    Filter.ALL: lambda session, q: True,
    Filter.UNANSWERED: lambda session, q: session.mark(q) == "unanswered" and session.result.scopes[q] == "counted",
    Filter.UNKNOWN: lambda session, q: session.mark(q) == "unknown",
    Filter.FLAGGED: lambda session, q: session.answer(q).flagged,
    Filter.UNPROVEN: lambda session, q: q in session.unproven,
    Filter.DUTIES: lambda session, q: isinstance(session.question(q), DutyQuestion),
    Filter.TO_CONFIRM: lambda session, q: session.answer(q).to_confirm,
    Filter.UNVERIFIED: lambda session, q: q in session.unverified,
}
