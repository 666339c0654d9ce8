"""Deleting for good, a client or one assessment out of the bin: its rows and files, then no byte of it is left."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, Table, delete, insert, select, update

from aiplus_assess.assessment.engagement import Deletion
from aiplus_assess.errors import InputError, StateError
from aiplus_assess.i18n import _
from aiplus_assess.storage import assessments, files, inheriting, rows, settings, sqlite, tables
from aiplus_assess.storage.connection import Store

_company, _assessment = tables.company, tables.assessment
OF_ASSESSMENTS: tuple[tuple[str, Table], ...] = (
    ("answers", tables.answer),
    ("events", tables.answer_event),
    ("findings", tables.finding),
    ("departments", tables.department),
    ("meetings", tables.meeting),
    ("feedback", tables.feedback),
    ("versions", tables.report_version),
    ("engagements", tables.engagement),
    ("evidence", tables.evidence),
    ("summaries", tables.summary),
)


def erase(connection: Connection, company_id: str, by: str, now: str) -> Deletion:
    """Delete the company with all its assessments, in the bin too, and record that it was done, without a name.

    Companies that belonged to it stand alone afterwards; answers that followed it stay as they are.
    """
    if connection.execute(select(_company.c.id).where(_company.c.id == company_id)).first() is None:
        raise InputError(_("There is no company {id} in this workspace.").format(id=company_id))
    counts = _delete_rows(connection, company_id)
    files_before = _files(connection)
    files.drop_unused(connection)
    counts["files"] = files_before - _files(connection)
    done = Deletion(assessments.new_id(), rows.moment(now), by, company_id, counts)
    connection.execute(insert(tables.deletion).values(id=done.id, at=now, by=by, company_id=company_id, counts=counts))
    return done


def discard(connection: Connection, assessment_id: str) -> None:
    """Delete one assessment that lies in the bin. StateError where it does not lie there.

    The action plan is the company's and goes on; with its last assessment the company itself is gone. What revises
    it waits for it to come back, as where it was never brought along; answers that followed it stay as they are.
    """
    if assessments.exists(connection, assessment_id)[1] is None:
        raise StateError(_("Only what lies in the bin can be deleted for good; nothing was changed."))
    company_id = assessments.company_of(connection, assessment_id)
    _forget_settings(connection, [assessment_id])
    for revision in list(connection.execute(select(_assessment.c.id).where(_assessment.c.revises == assessment_id))):
        settings.put(connection, f"{assessments.AWAITED}{revision.id}", assessment_id)
    connection.execute(update(_assessment).where(_assessment.c.revises == assessment_id).values(revises=None))
    inheriting.let_go(connection, [assessment_id])
    _hand_on_the_plan(connection, company_id, assessment_id)
    _delete_contents(connection, select(_assessment.c.id).where(_assessment.c.id == assessment_id))
    connection.execute(delete(_assessment).where(_assessment.c.id == assessment_id))
    _drop_company(connection, company_id)
    files.drop_unused(connection)


def _hand_on_the_plan(connection: Connection, company_id: str, assessment_id: str) -> None:
    """Actions planned in this assessment belong to the company's latest other one; without one they go."""
    action, mine = tables.action, _assessment.c.company_id == company_id
    others = select(_assessment.c.id).where(mine, _assessment.c.id != assessment_id).order_by(_assessment.c.id.desc())
    heir = connection.execute(others.limit(1)).scalar_one_or_none()
    planned = action.c.assessment_id == assessment_id
    connection.execute(
        delete(action).where(planned) if heir is None else update(action).where(planned).values(assessment_id=heir)
    )


def _drop_company(connection: Connection, company_id: str) -> None:
    """A company with no assessment left is gone, unless others belong to it."""
    assessed = select(_assessment.c.id).where(_assessment.c.company_id == company_id).exists()
    branch = _company.alias()
    holds = select(branch.c.id).where(branch.c.parent_id == company_id).exists()
    gone = connection.execute(delete(_company).where(_company.c.id == company_id, ~assessed, ~holds)).rowcount
    if gone:
        connection.execute(delete(tables.setting).where(tables.setting.c.value == company_id))


def _delete_rows(connection: Connection, company_id: str) -> dict[str, int]:
    ids = list(connection.execute(select(_assessment.c.id).where(_assessment.c.company_id == company_id)).scalars())
    inheriting.let_go(connection, ids)
    counts = _delete_contents(connection, select(_assessment.c.id).where(_assessment.c.company_id == company_id))
    action = tables.action
    counts["actions"] = connection.execute(delete(action).where(action.c.company_id == company_id)).rowcount
    counts["assessments"] = connection.execute(
        delete(_assessment).where(_assessment.c.company_id == company_id)
    ).rowcount
    connection.execute(
        update(_company).where(_company.c.parent_id == company_id).values(parent_id=None, kind="company")
    )
    connection.execute(delete(_company).where(_company.c.id == company_id))
    connection.execute(delete(tables.setting).where(tables.setting.c.value == company_id))
    _forget_settings(connection, ids)
    return counts


def _delete_contents(connection: Connection, mine: Select[Any]) -> dict[str, int]:
    """Delete what hangs on those assessments; how many rows of each kind."""
    link, item = tables.evidence_question, tables.evidence
    proof = select(item.c.id).where(item.c.assessment_id.in_(mine))
    connection.execute(delete(link).where(link.c.evidence_id.in_(proof)))
    return {
        name: connection.execute(delete(table).where(table.c.assessment_id.in_(mine))).rowcount
        for name, table in OF_ASSESSMENTS
    }


def _forget_settings(connection: Connection, ids: list[str]) -> None:
    """Delete settings that name one of these assessments."""
    setting = tables.setting
    known = setting.c.value.in_(ids) | setting.c.key.in_([f"{assessments.AWAITED}{one}" for one in ids])
    connection.execute(delete(setting).where(known))


def _files(connection: Connection) -> int:
    return len(connection.execute(select(tables.file.c.sha256)).all())


def wipe(store: Store) -> None:
    """Write the file anew without free pages: what secure_delete has zeroed is not even there any more."""
    with store.idle() as connection:
        sqlite.driver(connection).execute("VACUUM")


def deletions(connection: Connection) -> tuple[Deletion, ...]:
    """Every deletion on record, the oldest first."""
    table = tables.deletion
    return tuple(
        Deletion(row.id, rows.moment(row.at), row.by, row.company_id, row.counts)
        for row in connection.execute(select(table).order_by(table.c.id))
    )
