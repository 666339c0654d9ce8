"""Who answers what: which department a question belongs to, and who answers for a department. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from aiplus_assess.assessment.departments import Share, department_of, reassigned, shares
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.gui.editing.edited import Edited
from aiplus_assess.storage.protocol import Workspace


@dataclass(frozen=True)
class Division:
    """`assigned` maps question → department where it is not the questionnaire's own, `people` department → person."""

    assigned: Mapping[str, str]
    people: Mapping[str, str]


@dataclass(frozen=True)
class Work:
    """The assessment with a division of work."""

    assessment: Assessment
    result: Result

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        return shares(self.result, self.assessment)

    def owner(self, question_id: str) -> str:
        return department_of(self.assessment, self.result.pack, question_id)

    def questions(self, code: str | None) -> tuple[str, ...]:
        """The questions of a department, or all of them, in the document's order."""
        found = (q for share in self.shares if code in (None, share.code) for q in share.questions)
        return tuple(sorted(found, key=self.result.pack.place))


def division(assessment: Assessment) -> Division:
    """What is stored."""
    assigned = assessment.engagement.assigned if assessment.engagement is not None else {}
    return Division(dict(assigned), dict(assessment.departments))


class DepartmentsPresenter:
    """One assessment's departments; every change is stored at once."""

    def __init__(
        self, workspace: Workspace, assessment: Assessment, result: Result, changed: Callable[[], None]
    ) -> None:
        self._workspace = workspace
        self._base = assessment
        self._result = result
        self.edited = Edited(division(assessment), self._store, changed)

    @property
    def id(self) -> str:
        return self._base.id

    def follow(self, assessment: Assessment, result: Result) -> None:
        """The assessment as it is stored now."""
        self._base, self._result = assessment, result
        self.edited.refresh(division(assessment))

    @property
    def work(self) -> Work:
        """What is shown."""
        order, base = self.edited.state, self._base
        assert base.engagement is not None
        engagement = replace(base.engagement, assigned=order.assigned)
        return Work(replace(base, engagement=engagement, departments=order.people), self._result)

    def move(self, questions: Sequence[str], code: str) -> int:
        """Give questions to a department; how many were somewhere else before."""
        before = self.work
        moved = [q for q in questions if before.owner(q) != code]
        state = self.edited.state
        assigned = reassigned(state.assigned, self._result.pack, moved, code)
        self.edited.put(Division(assigned, state.people))
        return len(moved)

    def reset(self) -> None:
        """Everything as the questionnaire has it."""
        self.edited.put(Division({}, self.edited.state.people))

    def name(self, code: str, person: str) -> None:
        """Who answers for a department; nobody for an empty name."""
        state = self.edited.state
        people = {key: who for key, who in (dict(state.people) | {code: person.strip()}).items() if who}
        self.edited.put(Division(state.assigned, people), f"person {code}")

    def _store(self, before: Division, after: Division) -> None:
        with self._workspace.together():
            if before.assigned != after.assigned:
                head = self._workspace.load(self.id).engagement
                assert head is not None
                self._workspace.desk.put(self.id, replace(head, assigned=after.assigned))
            if before.people != after.people:
                self._workspace.update_details(self.id, departments=after.people)
