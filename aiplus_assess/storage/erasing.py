"""Deleting a client for good: every row and file of the company, then no byte of it left in the database file."""

from __future__ import annotations

from sqlalchemy import Connection, Table, delete, insert, select, update

from aiplus_assess.assessment.engagement import Deletion
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.storage import assessments, files, rows, sqlite, tables
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


def _delete_rows(connection: Connection, company_id: str) -> dict[str, int]:
    ids = list(connection.execute(select(_assessment.c.id).where(_assessment.c.company_id == company_id)).scalars())
    mine = select(_assessment.c.id).where(_assessment.c.company_id == company_id)
    link, item = tables.evidence_question, tables.evidence
    proof = select(item.c.id).where(item.c.assessment_id.in_(mine))
    connection.execute(delete(link).where(link.c.evidence_id.in_(proof)))
    counts = {}
    for name, table in OF_ASSESSMENTS:
        counts[name] = connection.execute(delete(table).where(table.c.assessment_id.in_(mine))).rowcount
    action = tables.action
    counts["actions"] = connection.execute(delete(action).where(action.c.company_id == company_id)).rowcount
    connection.execute(update(_assessment).where(_assessment.c.inherits.in_(ids)).values(inherits=None))
    counts["assessments"] = connection.execute(
        delete(_assessment).where(_assessment.c.company_id == company_id)
    ).rowcount
    connection.execute(
        update(_company).where(_company.c.parent_id == company_id).values(parent_id=None, kind="company")
    )
    connection.execute(delete(_company).where(_company.c.id == company_id))
    setting = tables.setting
    known = setting.c.value.in_([*ids, company_id]) | setting.c.key.in_([f"{assessments.AWAITED}{one}" for one in ids])
    connection.execute(delete(setting).where(known))
    return counts


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
