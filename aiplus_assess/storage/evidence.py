"""Evidence items, their links to questions, and the files themselves, each kept once by its SHA-256."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from aiplus_assess.assessment.model import AttachedFile, EvidenceItem
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.storage import rows, tables
from aiplus_assess.storage.guard import UnreadableContent
from aiplus_assess.storage.protocol import LARGEST_PROOF, MEGABYTE

_item, _link, _file = tables.evidence, tables.evidence_question, tables.file


def put(connection: Connection, assessment_id: str, item: EvidenceItem, content: bytes | None) -> None:
    """Add or replace `item`; with `content` its file is what was given, whatever `item.file` says of size and hash."""
    if content is not None:
        item = replace(item, file=_keep(connection, item, content))
    elif item.file is not None:
        item = replace(item, file=_kept(connection, item.file))
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
    _drop_unused(connection)


def remove(connection: Connection, assessment_id: str, item_id: str) -> None:
    """Take it away with its links, and its file where no other item has it. InputError where there is none."""
    mine = (_item.c.id == item_id) & (_item.c.assessment_id == assessment_id)
    if connection.execute(select(_item.c.id).where(mine)).one_or_none() is None:
        raise InputError(_("There is no evidence {id} in this assessment.").format(id=item_id))
    connection.execute(delete(_link).where(_link.c.evidence_id == item_id))
    connection.execute(delete(_item).where(mine))
    _drop_unused(connection)


def content(connection: Connection, sha256: str) -> bytes:
    """The bytes of a file. InputError where the workspace does not have it, UnreadableContent where they changed."""
    found = connection.execute(select(_file.c.content).where(_file.c.sha256 == sha256)).scalar_one_or_none()
    if found is None:
        raise InputError(_("The workspace holds no file with the checksum {hash}.").format(hash=sha256))
    if not intact(found, sha256):
        raise UnreadableContent
    return bytes(found)


def intact(content: object, sha256: str) -> bool:
    """Whether a stored file is what its checksum was taken over."""
    return isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == sha256


def _keep(connection: Connection, item: EvidenceItem, content: bytes) -> AttachedFile:
    name = item.file.name if item.file else item.title
    if len(content) > LARGEST_PROOF:
        raise InputError(
            _("{name} has {size} MB; a proof file may have at most {limit} MB. Nothing was changed.").format(
                name=name, size=-(-len(content) // MEGABYTE), limit=LARGEST_PROOF // MEGABYTE
            )
        )
    sha256 = hashlib.sha256(content).hexdigest()
    known = connection.execute(select(_file.c.sha256).where(_file.c.sha256 == sha256)).one_or_none()
    if known is None:
        connection.execute(insert(_file).values(sha256=sha256, size=len(content), content=content))
    return AttachedFile(sha256, name, len(content))


def _kept(connection: Connection, file: AttachedFile) -> AttachedFile:
    size = connection.execute(select(_file.c.size).where(_file.c.sha256 == file.sha256)).scalar_one_or_none()
    if size is None:
        raise InputError(
            _("The content of {name} is not in the workspace; attach the file again. Nothing was changed.").format(
                name=file.name
            )
        )
    return replace(file, size=size)


def _drop_unused(connection: Connection) -> None:
    """A file nobody refers to is gone at once: a workspace is mailed, and must not carry what was taken out."""
    used = select(_item.c.id).where(_item.c.file_sha256 == _file.c.sha256).exists()
    connection.execute(delete(_file).where(~used))
