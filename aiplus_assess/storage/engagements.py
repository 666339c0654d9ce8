"""The rows of engagements: read and written whole, in the plain form of `assessment.plain_engagement`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from aiplus_assess.assessment.engagement import Engagement, ReportVersion, Signature
from aiplus_assess.assessment.fields import Plain
from aiplus_assess.assessment.plain_engagement import (
    engagement_from_plain,
    feedback_to_plain,
    head_to_plain,
    meeting_to_plain,
    version_from_plain,
    version_to_plain,
)
from aiplus_assess.errors import InputError, StateError
from aiplus_assess.i18n import _
from aiplus_assess.storage import files, tables

_head = tables.engagement
RECORDS = {"meetings": tables.meeting, "feedback": tables.feedback, "versions": tables.report_version}


def load(connection: Connection, assessment_id: str) -> Engagement | None:
    """The engagement with all its records, in the order they were made; None where it is not turned on."""
    mine = select(_head.c.content).where(_head.c.assessment_id == assessment_id)
    return whole(connection, assessment_id, connection.execute(mine).scalar_one_or_none())


def whole(connection: Connection, assessment_id: str, head: Plain | None) -> Engagement | None:
    """The same where its head has been read already."""
    if head is None:
        return None
    return engagement_from_plain(head | {name: _contents(connection, RECORDS[name], assessment_id) for name in RECORDS})


def turned_on(connection: Connection, assessment_id: str) -> bool:
    """Whether there is an engagement."""
    mine = select(_head.c.assessment_id).where(_head.c.assessment_id == assessment_id)
    return connection.execute(mine).first() is not None


def report_numbers(connection: Connection) -> tuple[str, ...]:
    """The report numbers of every engagement that has one."""
    heads = connection.execute(select(_head.c.content)).scalars()
    return tuple(number for head in heads if (number := head.get("report_number")))


def _contents(connection: Connection, table: Table, assessment_id: str) -> list[Plain]:
    mine = select(table.c.content).where(table.c.assessment_id == assessment_id).order_by(table.c.id)
    return list(connection.execute(mine).scalars())


def put_head(connection: Connection, assessment_id: str, engagement: Engagement) -> None:
    """Everything but the records; the first time turns the engagement on."""
    content = head_to_plain(engagement)
    mine = _head.c.assessment_id == assessment_id
    if connection.execute(update(_head).where(mine).values(content=content)).rowcount == 0:
        connection.execute(insert(_head).values(assessment_id=assessment_id, content=content))


def insert_whole(
    connection: Connection, assessment_id: str, engagement: Engagement, contents: Mapping[str, bytes]
) -> None:
    """Head and records of an engagement that comes from elsewhere, with the files by SHA-256.

    A version whose file was not brought along stays in the record without it.
    """
    put_head(connection, assessment_id, engagement)
    for meeting in engagement.meetings:
        put_record(connection, tables.meeting, assessment_id, meeting_to_plain(meeting))
    for remark in engagement.feedback:
        put_record(connection, tables.feedback, assessment_id, feedback_to_plain(remark))
    for version in engagement.versions:
        content = contents.get(version.file.sha256) if version.file else None
        if version.file and content is not None:
            files.keep(connection, version.file.name, content)
        put_version(connection, assessment_id, version)


def put_record(connection: Connection, table: Table, assessment_id: str, content: Plain, **columns: Any) -> None:
    """Add or replace one record. InputError where another assessment has its id, or no engagement is turned on."""
    _must_be_on(connection, assessment_id)
    owner = select(table.c.assessment_id).where(table.c.id == content["id"])
    found = connection.execute(owner).scalar_one_or_none()
    if found is None:
        values = {"id": content["id"], "assessment_id": assessment_id, "content": content} | columns
        connection.execute(insert(table).values(values))
    elif found == assessment_id:
        connection.execute(update(table).where(table.c.id == content["id"]).values(content=content, **columns))
    else:
        raise InputError(
            _("The record {id} belongs to another assessment; nothing was changed.").format(id=content["id"])
        )


def _must_be_on(connection: Connection, assessment_id: str) -> None:
    if not turned_on(connection, assessment_id):
        raise StateError(_("This assessment has no engagement yet, so nothing was changed. Turn it on first."))


def remove_record(connection: Connection, table: Table, assessment_id: str, record_id: str) -> None:
    """InputError where there is none."""
    mine = (table.c.id == record_id) & (table.c.assessment_id == assessment_id)
    if connection.execute(delete(table).where(mine)).rowcount == 0:
        raise InputError(_("There is no record {id} in this engagement.").format(id=record_id))


def version(connection: Connection, assessment_id: str, version_id: str) -> ReportVersion:
    """One stored version. InputError where there is none."""
    found = _stored(connection, assessment_id, version_id)
    if found is None:
        raise InputError(_("There is no record {id} in this engagement.").format(id=version_id))
    return found


def _stored(connection: Connection, assessment_id: str, version_id: str) -> ReportVersion | None:
    table = tables.report_version
    mine = (table.c.id == version_id) & (table.c.assessment_id == assessment_id)
    found = connection.execute(select(table.c.content).where(mine)).scalar_one_or_none()
    return None if found is None else version_from_plain(found)


def put_version(connection: Connection, assessment_id: str, version: ReportVersion) -> None:
    """Store a version whose file is in the workspace, or has none."""
    sha256 = version.file and version.file.sha256
    known = sha256 and connection.execute(select(tables.file.c.sha256).where(tables.file.c.sha256 == sha256)).first()
    put_record(
        connection,
        tables.report_version,
        assessment_id,
        version_to_plain(version),
        file_sha256=sha256 if known else None,
    )


def unsigned(connection: Connection, assessment_id: str, version_id: str) -> None:
    """StateError where such a version is stored and signed: it never changes again."""
    stored = _stored(connection, assessment_id, version_id)
    if stored is not None and stored.signed:
        raise StateError(
            _("Version {number} is signed, so it stays as it is. Make a new version instead.").format(
                number=stored.number
            )
        )


def sign(connection: Connection, assessment_id: str, version_id: str, signature: Signature) -> ReportVersion:
    """Add a signature to a stored version, which needs the file that is signed."""
    stored = version(connection, assessment_id, version_id)
    if stored.file is None:
        raise StateError(
            _("Version {number} has no file to sign; write the report first.").format(number=stored.number)
        )
    signed = replace(stored, signatures=(*stored.signatures, signature))
    put_version(connection, assessment_id, signed)
    return signed


def drop(connection: Connection, assessment_id: str) -> None:
    """Turn the engagement off with all its records. StateError where a version has been sent."""
    sent = select(tables.report_version.c.id).where(tables.report_version.c.assessment_id == assessment_id)
    if connection.execute(sent).first() is not None:
        raise StateError(_("Report versions are on record, so the engagement stays. Nothing was changed."))
    for table in (*RECORDS.values(), _head):
        connection.execute(delete(table).where(table.c.assessment_id == assessment_id))
    files.drop_unused(connection)
