"""Files kept inside the workspace, once each under their SHA-256: proof, and reports that were sent."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from aiplus_assess.assessment.model import AttachedFile
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.storage import tables
from aiplus_assess.storage.guard import UnreadableContent
from aiplus_assess.storage.protocol import LARGEST_PROOF, MEGABYTE

_item, _version, _file = tables.evidence, tables.report_version, tables.file


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


def keep(connection: Connection, name: str, content: bytes) -> AttachedFile:
    """Store `content` once under its checksum. InputError where it is over the cap."""
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


def kept(connection: Connection, file: AttachedFile) -> AttachedFile:
    """`file` with the size it is stored with. InputError where its content is not in the workspace."""
    size = connection.execute(select(_file.c.size).where(_file.c.sha256 == file.sha256)).scalar_one_or_none()
    if size is None:
        raise InputError(
            _("The content of {name} is not in the workspace; attach the file again. Nothing was changed.").format(
                name=file.name
            )
        )
    return replace(file, size=size)


def drop_unused(connection: Connection) -> None:
    """A file nobody refers to is gone at once: a workspace is mailed, and must not carry what was taken out."""
    proof = select(_item.c.id).where(_item.c.file_sha256 == _file.c.sha256).exists()
    sent = select(_version.c.id).where(_version.c.file_sha256 == _file.c.sha256).exists()
    connection.execute(delete(_file).where(~proof & ~sent))
