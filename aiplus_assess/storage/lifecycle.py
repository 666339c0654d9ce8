"""From draft to final, from final to the next revision, into the bin and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select, update

from aiplus_assess.assessment.model import EMPTY, Assessment
from aiplus_assess.errors import StateError
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.storage import (
    answering,
    assessments,
    engagements,
    evidence,
    inheriting,
    loading,
    plan,
    summaries,
    tables,
)
from aiplus_assess.storage.protocol import NewAssessment

if TYPE_CHECKING:
    from aiplus_assess.questionnaire.model import Pack

_table = tables.assessment


def create(connection: Connection, new: NewAssessment, pack: Pack, now: str) -> str:
    """A new draft with its first answers, their history and its summaries; its id. `pack` is stored already."""
    assessments.refuse_long(new.title)
    given = {question: answer for question, answer in (new.answers or {}).items() if not answer.empty}
    answering.check_known(pack, given)
    assessment_id = assessments.insert_new(connection, new, pack, now)
    changes = [(question, EMPTY, answer) for question, answer in given.items()]
    if changes:
        answering.write(connection, assessment_id, changes, new.assessor, now)
    made = loading.load(connection, assessment_id)
    summaries.write(connection, assessment_id, summaries.compute(pack, made.case()))
    return assessment_id


def finalize(connection: Connection, assessment: Assessment, pack: Pack, now: str) -> None:
    """StateError, naming the duties, while one that applies is unanswered; unknown is an answer."""
    from aiplus_assess.assessment.scoring import evaluate

    states = evaluate(pack, assessment.case()).states
    open_duties = [pack.by_id[duty] for duty in pack.duties if states[duty] == "unanswered"]
    if open_duties:
        message = ngettext(
            "{count} legal duty is not answered yet, so the assessment stays a draft. Answer it; "
            "“don't know” is an answer.",
            "{count} legal duties are not answered yet, so the assessment stays a draft. Answer them; "
            "“don't know” is an answer.",
            len(open_duties),
        ).format(count=len(open_duties))
        raise StateError(message, (f"{duty.id} {duty.title.in_(current())}" for duty in open_duties))
    assessments.change(connection, assessment.id, now, status="final", finalized=now)


def reopen(connection: Connection, final: Assessment, pack: Pack, now: str) -> str:
    """A draft that goes on where `final` stopped; the id of the new revision.

    History stays with the revision it was made in; the action plan belongs to the company and needs no copy.
    """
    if not final.final:
        raise StateError(_("This assessment is still a draft; it needs no reopening."))
    new = NewAssessment(
        profile=final.profile,
        edition=final.edition,
        ambition=final.ambition,
        title=final.title,
        assessor=final.assessor,
        company_id=final.company.id,
        revises=final.id,
        revision=_last_revision(connection, final) + 1,
    )
    revision = assessments.insert_new(connection, new, pack, now)
    _copy(connection, final, revision)
    inheriting.take_up(connection, loading.load(connection, revision), final.inherits)
    made = loading.load(connection, revision)
    summaries.write(connection, revision, summaries.compute(pack, made.case()))
    return revision


def _copy(connection: Connection, source: Assessment, target: str) -> None:
    assessments.carry(connection, source, target)
    for item in source.evidence:
        evidence.put(connection, target, replace(item, id=assessments.new_id()), None)
    for finding in source.findings:
        plan.put_finding(connection, target, finding)
    plan.put_departments(connection, target, source.departments)
    if source.engagement is not None:  # meetings, feedback and versions stay with the revision they belong to
        engagements.put_head(connection, target, replace(source.engagement, stage="draft"))


def _last_revision(connection: Connection, final: Assessment) -> int:
    """The highest number among all that go back to the same first assessment, in the bin too."""
    columns = (_table.c.id, _table.c.revises, _table.c.revision)
    every = connection.execute(select(*columns).where(_table.c.company_id == final.company.id)).all()
    kin: set[str] = set()
    more = {final.id}
    while not more <= kin:
        kin |= more
        more = {row.revises for row in every if row.id in kin and row.revises}
        more |= {row.id for row in every if row.revises in kin}
    # a damaged index may find no row by the company, although the assessment itself was read by its id
    return max([final.revision, *(int(row.revision) for row in every if row.id in kin)])


def bin_(connection: Connection, assessment_id: str, now: str) -> None:
    """Put it into the bin; nothing where it lies there already."""
    _mark(connection, assessment_id, now)


def restore(connection: Connection, assessment_id: str) -> None:
    """Take it out of the bin; nothing where it is not there. A draft did not move with its parent meanwhile."""
    _mark(connection, assessment_id, None)
    back = loading.load(connection, assessment_id)
    if back.inherits is not None and not back.final:
        inheriting.take_up(connection, back, back.inherits)


def _mark(connection: Connection, assessment_id: str, deleted_at: str | None) -> None:
    assessments.exists(connection, assessment_id)
    where = _table.c.deleted_at.is_(None) if deleted_at else _table.c.deleted_at.is_not(None)
    connection.execute(update(_table).where(_table.c.id == assessment_id, where).values(deleted_at=deleted_at))
