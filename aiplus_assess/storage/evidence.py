"""Evidence items, their links to questions, and their files."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from aiplus_assess.assessment.model import EvidenceItem
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.storage import files, rows, tables

_item, _link = tables.evidence, tables.evidence_question


def put(connection: Connection, assessment_id: str, item: EvidenceItem, content: bytes | None) -> None:
    """Add or replace `item`; with `content` its file is what was given, whatever `item.file` says of size and hash."""
    if content is not None:
        item = replace(item, file=files.keep(connection, item.file.name if item.file else item.title, content))
    elif item.file is not None:
        item = replace(item, file=files.kept(connection, item.file))
    owner = connection.execute(select(_item.c.assessment_id).where(_item.c.id == item.id)).scalar_one_or_none()
    if owner is None:
        values = {"id": item.id, "assessment_id": assessment_id} | rows.evidence_values(item)
        connection.execute(insert(_item).values(values))
    elif owner == assessment_id:
        connection.execute(update(_item).where(_item.c.id == item.id).values(rows.evidence_values(item)))
        connection.execute(delete(_link).where(_link.c.evidence_id == item.id))
    else:
        raise InputError(_("The evidence {id} belongs to another assessment; nothing was changed.").format(id=item.id))
    links = [
        {"evidence_id": item.id, "place": place, "question_id": question}
        for place, question in enumerate(item.questions)
    ]
    if links:
        connection.execute(insert(_link), links)
    files.drop_unused(connection)


def remove(connection: Connection, assessment_id: str, item_id: str) -> None:
    """Take it away with its links, and its file where no other item has it. InputError where there is none."""
    mine = (_item.c.id == item_id) & (_item.c.assessment_id == assessment_id)
    if connection.execute(select(_item.c.id).where(mine)).one_or_none() is None:
        raise InputError(_("There is no evidence {id} in this assessment.").format(id=item_id))
    connection.execute(delete(_link).where(_link.c.evidence_id == item_id))
    connection.execute(delete(_item).where(mine))
    files.drop_unused(connection)
