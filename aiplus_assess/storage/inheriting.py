"""Answers of a subsidiary or site that follow its parent company's assessment until somebody changes them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select, update

from aiplus_assess.assessment.model import EMPTY, Answer, Assessment
from aiplus_assess.errors import InputError, StateError
from aiplus_assess.i18n import _
from aiplus_assess.storage import answering, assessments, loading, tables
from aiplus_assess.storage.packs import Packs
from aiplus_assess.storage.rebuild import refresh

_table, _answer = tables.assessment, tables.answer


def inherit(
    connection: Connection, packs: Packs, child_id: str, parent_id: str, questions: Collection[str], now: str
) -> int:
    """Take over the parent's answers to `questions` and follow them from now on; how many were taken over.

    Questions the parent has not answered are left as they are. InputError where the two were not asked the same
    questionnaire; StateError where the child already follows another assessment.
    """
    child, parent = loading.load(connection, child_id), loading.load(connection, parent_id)
    if child.pack != parent.pack or child.id == parent.id:
        raise InputError(
            _("Only an assessment on the same questionnaire and version can be followed; nothing was changed.")
        )
    if child.inherits not in {None, parent_id} and any(answer.inherited for answer in child.answers.values()):
        raise StateError(
            _("This assessment follows another one already; stop following it first. Nothing was changed.")
        )
    changes = [
        (question, child.answers.get(question, EMPTY), passed_on(parent.answers[question]))
        for question in sorted(set(questions) & set(parent.answers))
        if parent.answers[question].given
    ]
    connection.execute(update(_table).where(_table.c.id == child_id).values(inherits=parent_id))
    _write(connection, packs, child_id, changes, parent, now)
    return len(changes)


def stop(connection: Connection, child_id: str) -> None:
    """Keep the answers as they are now, and follow nobody any more."""
    connection.execute(update(_table).where(_table.c.id == child_id).values(inherits=None))
    connection.execute(update(_answer).where(_answer.c.assessment_id == child_id).values(inherited=False))


def passed_on(answer: Answer) -> Answer:
    """What a subsidiary inherits: the reply with its note and stated proof, not what an assessor found there."""
    return replace(answer, verified=None, flagged=False, to_confirm=False, inherited=True)


def followers(connection: Connection, parent_id: str) -> tuple[str, ...]:
    """The drafts that follow this assessment."""
    mine = (_table.c.inherits == parent_id) & (_table.c.status == "draft") & _table.c.deleted_at.is_(None)
    return tuple(connection.execute(select(_table.c.id).where(mine)).scalars())


def keep_in_step(
    connection: Connection,
    packs: Packs,
    children: Sequence[str],
    parent: Assessment,
    questions: Sequence[str],
    now: str,
) -> None:
    """Give every follower what its parent now answers to `questions`, where it still inherits them."""
    for child_id in children:
        child = loading.load(connection, child_id)
        changes = [
            (question, child.answers[question], _now(parent, question))
            for question in questions
            if child.answers.get(question, EMPTY).inherited
        ]
        _write(connection, packs, child_id, [change for change in changes if change[1] != change[2]], parent, now)


def _now(parent: Assessment, question: str) -> Answer:
    answer = parent.answers.get(question, EMPTY)
    return passed_on(answer) if answer.given else EMPTY


def _write(
    connection: Connection, packs: Packs, child_id: str, changes: list[answering.Change], parent: Assessment, now: str
) -> None:
    if not changes:
        return
    answering.write(connection, child_id, changes, parent.company.name, now)
    assessments.change(connection, child_id, now)
    refresh(connection, packs, child_id)
