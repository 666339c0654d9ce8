"""Answers of a subsidiary or site that follow its parent company's assessment until somebody changes them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select, update

from aiplus_assess.assessment.model import EMPTY, Answer, Assessment
from aiplus_assess.errors import InputError, StateError
from aiplus_assess.i18n import _
from aiplus_assess.storage import answering, assessments, loading, tables
from aiplus_assess.storage.packs import Packs
from aiplus_assess.storage.rebuild import refresh

_table, _answer = tables.assessment, tables.answer
REPLY = ("level", "value", "checked", "duty", "unknown", "na")


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
        (question, mine, passed_on(mine, _replaced(mine), parent.answers[question]))
        for question in sorted(set(questions) & set(parent.answers))
        for mine in (child.answers.get(question, EMPTY),)
        if parent.answers[question].given
    ]
    connection.execute(update(_table).where(_table.c.id == child_id).values(inherits=parent_id))
    _write(connection, packs, child, changes, parent, now)
    return len(changes)


def stop(connection: Connection, child_id: str) -> None:
    """Keep the answers as they are now, and follow nobody any more."""
    connection.execute(update(_table).where(_table.c.id == child_id).values(inherits=None))
    connection.execute(update(_answer).where(_answer.c.assessment_id == child_id).values(inherited=False))


def passed_on(mine: Answer, before: Answer, after: Answer) -> Answer:
    """What a follower's answer `mine` becomes where its parent's changes from `before` to `after`.

    The reply, its stated proof and its note follow. What was written here, other than the parent's, stays: a note or
    a stated proof of its own, and always what an assessor found here and the flag. A parent's own verdict and flag
    are not passed on.
    """
    reply = after.with_reply(**{name: getattr(after, name) for name in REPLY})
    return replace(
        reply,
        note=mine.note if mine.note not in {"", before.note} else after.note,
        evidence=mine.evidence if mine.evidence != before.evidence else after.evidence,
        verified=mine.verified,
        flagged=mine.flagged,
        inherited=True,
    )


def _replaced(mine: Answer) -> Answer:
    """What the first passing on may replace of an own answer: the reply with its stated proof; never a note."""
    return Answer(evidence=mine.evidence) if mine.given else EMPTY


def followers(connection: Connection, parent_id: str) -> tuple[str, ...]:
    """The drafts that follow this assessment."""
    mine = (_table.c.inherits == parent_id) & (_table.c.status == "draft") & _table.c.deleted_at.is_(None)
    return tuple(connection.execute(select(_table.c.id).where(mine)).scalars())


def keep_in_step(
    connection: Connection,
    packs: Packs,
    children: Sequence[str],
    before: Mapping[str, Answer],
    parent: Assessment,
    questions: Collection[str],
    now: str,
) -> None:
    """Give every follower what its parent now answers to `questions`, where it still inherits them.

    `before` are the parent's answers until now. Who follows a follower is given what that one answers then.
    """
    for child_id in children:
        child = loading.load(connection, child_id)
        changes = []
        for question in sorted(questions):
            mine = child.answers.get(question, EMPTY)
            if mine.inherited:
                was, now_is = before.get(question, EMPTY), parent.answers.get(question, EMPTY)
                changes.append((question, mine, passed_on(mine, was, now_is)))
        _write(connection, packs, child, changes, parent, now)


def _write(
    connection: Connection,
    packs: Packs,
    child: Assessment,
    changes: Sequence[answering.Change],
    parent: Assessment,
    now: str,
) -> None:
    """Only what says something new, and then to those who follow the child."""
    new = [change for change in changes if change[1] != change[2]]
    if not new:
        return
    answering.write(connection, child.id, new, parent.company.name, now)
    assessments.change(connection, child.id, now)
    refresh(connection, packs, child.id)
    if further := followers(connection, child.id):
        changed = loading.load(connection, child.id)
        keep_in_step(connection, packs, further, child.answers, changed, [change[0] for change in new], now)
