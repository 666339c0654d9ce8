"""Several people answer one assessment: which questions a part of it holds, and where they say different things.

A line of history whose `before` is not what stood there says what somebody answered without seeing the answer
before it: both are kept, whatever was decided (docs/adr/0020).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from aiplus_assess.assessment.applicability import scopes
from aiplus_assess.assessment.departments import department_of
from aiplus_assess.assessment.model import EMPTY, Answer, AnswerEvent, Assessment
from aiplus_assess.policy.model import local
from aiplus_assess.questionnaire.model import Pack


@dataclass(frozen=True, slots=True)
class Statement:
    """What one person said at one time; `by` is empty where the history names nobody."""

    by: str
    at: datetime
    answer: Answer


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question that people answered differently without seeing each other's answer; `stands` counts now."""

    question: str
    statements: tuple[Statement, ...]
    stands: Answer


def disagreements(
    history: Iterable[AnswerEvent], answers: Mapping[str, Answer], order: Collection[str]
) -> tuple[Disagreement, ...]:
    """Every question of `order` with different statements, in that order; each person's last one."""
    lines: dict[str, list[AnswerEvent]] = {}
    for event in history:
        lines.setdefault(event.question, []).append(event)
    found = {question: _apart(events) for question, events in lines.items()}
    return tuple(
        Disagreement(question, found[question], answers.get(question, EMPTY))
        for question in order
        if found.get(question)
    )


def _apart(events: list[AnswerEvent]) -> tuple[Statement, ...]:
    said: dict[str, Statement] = {}
    for earlier, event in pairwise(events):
        unseen = event.before != earlier.after and event.by != earlier.by
        if unseen and earlier.after.given and event.after.given and reply(event.after) != reply(earlier.after):
            said.setdefault(earlier.by, Statement(earlier.by, earlier.at, earlier.after))
            said[event.by] = Statement(event.by, event.at, event.after)
    return tuple(said.values())


def reply(answer: Answer) -> tuple[object, ...]:
    """What an answer says, without note, proof and reason."""
    checked = None if answer.checked is None else frozenset(answer.checked)
    return answer.level, answer.value, checked, answer.duty, answer.unknown, answer.na is not None


def section(
    pack: Pack, assessment: Assessment, departments: Collection[str] = (), groups: Collection[str] = ()
) -> tuple[str, ...]:
    """The questions asked of the company that belong to one of the departments and one of the groups or clauses.

    No department means all of them, and so for the groups. A clause is named as in the policy: 3.8, 2.2.1.
    """
    asked = scopes(pack, assessment.case())
    return tuple(
        question.id
        for question in pack.questions
        if asked[question.id] != "hidden"
        and (not departments or department_of(assessment, pack, question.id) in departments)
        and (not groups or any(within(question.clause, group) for group in groups))
    )


def within(clause: str, group: str) -> bool:
    """Whether the clause is that group or clause, or lies in it."""
    place = local(clause)
    return place == group or place.startswith(f"{group}.")
