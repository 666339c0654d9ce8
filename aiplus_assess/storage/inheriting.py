"""Answers of a subsidiary or site that follow its parent company's assessment until somebody changes them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from aiplus_assess.assessment.model import EMPTY, Answer, Assessment
from aiplus_assess.errors import InputError, StateError
from aiplus_assess.i18n import _
from aiplus_assess.storage import answering, assessments, loading, rows, tables
from aiplus_assess.storage.packs import Packs
from aiplus_assess.storage.protocol_desk import Following
from aiplus_assess.storage.rebuild import refresh

_table, _answer = tables.assessment, tables.answer
WAITING = Answer(inherited=True)
"""Where the parent has no answer at present."""
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
        raise _follows_another()
    changes = [
        (question, mine, passed_on(mine, _replaced(mine), parent.answers[question]))
        for question in sorted(set(questions) & set(parent.answers))
        for mine in (child.answers.get(question, EMPTY),)
        if parent.answers[question].given
    ]
    connection.execute(update(_table).where(_table.c.id == child_id).values(inherits=parent_id))
    _write(connection, packs, child, changes, parent, now)
    return len(changes)


def stop(connection: Connection, child_id: str) -> Following | None:
    """Keep the answers as they are now, and follow nobody any more; what has ended, if anything."""
    mine = _answer.c.assessment_id == child_id
    parent_id = connection.execute(select(_table.c.inherits).where(_table.c.id == child_id)).scalar_one()
    child = loading.load(connection, child_id)
    followed = tuple(sorted(q for q, answer in child.answers.items() if answer.inherited))
    connection.execute(update(_table).where(_table.c.id == child_id).values(inherits=None))
    connection.execute(update(_answer).where(mine).values(inherited=False))
    waiting = [q for q in followed if child.answers[q] == WAITING]
    connection.execute(delete(_answer).where(mine, _answer.c.question_id.in_(waiting)))
    return Following(child_id, parent_id, followed) if parent_id is not None and followed else None


def resume(connection: Connection, following: Following) -> None:
    """Follow again where the two still answer the same, without a change of any answer; the rest stays its own."""
    child, parent = loading.load(connection, following.assessment), loading.load(connection, following.parent)
    if child.inherits not in {None, parent.id} and any(answer.inherited for answer in child.answers.values()):
        raise _follows_another()
    same = [
        q for q in following.questions if _reply(child.answers.get(q, EMPTY)) == _reply(parent.answers.get(q, EMPTY))
    ]
    connection.execute(update(_table).where(_table.c.id == child.id).values(inherits=parent.id))
    known = (_answer.c.assessment_id == child.id) & _answer.c.question_id.in_(same)
    connection.execute(update(_answer).where(known).values(inherited=True))
    for question in set(same) - set(child.answers):
        row = {"assessment_id": child.id, "question_id": question} | rows.answer_values(WAITING)
        connection.execute(insert(_answer).values(row))


def take_up(connection: Connection, child: Assessment, parent_id: str | None) -> None:
    """A draft that did not move with its parent for a while: follow where it still answers the same, else nobody."""
    followed = tuple(sorted(q for q, answer in child.answers.items() if answer.inherited))
    stop(connection, child.id)
    company = assessments.company_of(connection, parent_id) if parent_id is not None else None
    if parent_id is not None and company == child.company.parent:
        resume(connection, Following(child.id, parent_id, followed))


def leave(connection: Connection, company_id: str, parent_company: str | None, now: str) -> tuple[Following, ...]:
    """The company belongs to `parent_company` now: its drafts follow nobody else's assessment any more."""
    followed = _table.alias()
    query = (
        select(_table.c.id)
        .join(followed, followed.c.id == _table.c.inherits)
        .where(_table.c.company_id == company_id, _table.c.status == "draft")
        .where(followed.c.company_id.is_distinct_from(parent_company))
    )
    children = connection.execute(query).scalars().all()
    for child_id in children:
        assessments.change(connection, child_id, now)
    ended = (stop(connection, child_id) for child_id in children)
    return tuple(one for one in ended if one is not None)


def let_go(connection: Connection, parents: Sequence[str]) -> None:
    """These assessments are about to be deleted: what follows them is its own from now on."""
    mine = _table.c.inherits.in_(parents)
    for child_id in connection.execute(select(_table.c.id).where(mine, _table.c.status == "draft")).scalars().all():
        stop(connection, child_id)
    connection.execute(update(_table).where(mine).values(inherits=None))


def passed_on(mine: Answer, before: Answer, after: Answer) -> Answer:
    """What a follower's answer `mine` becomes where its parent's changes from `before` to `after`.

    The reply, its stated proof, its note and whether it waits to be confirmed follow. What was entered here, other
    than the parent's, stays, and always what an assessor found here and the flag. A parent's own verdict and flag are
    not passed on.
    """
    return replace(
        after,
        note=mine.note if mine.note not in {"", before.note} else after.note,
        evidence=mine.evidence if mine.evidence != before.evidence else after.evidence,
        verified=mine.verified,
        flagged=mine.flagged,
        to_confirm=mine.to_confirm if mine.to_confirm != before.to_confirm else after.to_confirm,
        inherited=True,
    )


def _reply(answer: Answer) -> tuple[object, ...]:
    return tuple(getattr(answer, name) for name in REPLY)


def _follows_another() -> StateError:
    return StateError(_("This assessment follows another one already; stop following it first. Nothing was changed."))


def _replaced(mine: Answer) -> Answer:
    """What the first passing on may replace of an own answer: the reply with its stated proof; never a note."""
    return Answer(evidence=mine.evidence, to_confirm=mine.to_confirm) if mine.given else EMPTY


def followers(connection: Connection, parent_id: str) -> tuple[str, ...]:
    """The drafts that follow this assessment and were asked the same questions."""
    mine = (_table.c.inherits == parent_id) & (_table.c.status == "draft") & _table.c.deleted_at.is_(None)
    followed = _table.alias()
    query = select(_table.c.id).join(followed, followed.c.id == _table.c.inherits)
    return tuple(connection.execute(query.where(mine, _table.c.pack_hash == followed.c.pack_hash)).scalars())


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
