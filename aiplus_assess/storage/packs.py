"""Whole packs in the workspace: an assessment opens with exactly the questions it was answered with."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select

from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.storage.guard import UnreadableContent
from aiplus_assess.storage.tables import pack as table

if TYPE_CHECKING:
    from aiplus_assess.questionnaire.model import Pack

KEPT = 4
"""How many parsed packs stay in memory."""


class Packs:
    """The packs of one workspace."""

    def __init__(self) -> None:
        self._parsed: dict[str, Pack] = {}

    def store(self, connection: Connection, pack: Pack) -> None:
        """Put `pack` into the file unless it is there.

        InputError where its id and version stand for other content already; ValueError where its hash is not its own.
        """
        from aiplus_assess.questionnaire.content import content_hash, pack_to_json

        query = select(table.c.hash).where(table.c.id == pack.id, table.c.version == pack.version)
        stored = set(connection.execute(query).scalars())
        if pack.hash in stored:
            return
        if stored:
            raise InputError(
                _(
                    "This workspace already holds {pack} {version} with other content, so nothing was changed. "
                    "Raise the questionnaire's version, or use another workspace."
                ).format(pack=pack.id, version=pack.version)
            )
        canonical = pack_to_json(pack)
        if content_hash(canonical) != pack.hash:
            raise ValueError(f"pack {pack.id} {pack.version}: {pack.hash!r} is not the hash of its content")
        content = zlib.compress(canonical.encode(), level=9)
        connection.execute(insert(table).values(hash=pack.hash, id=pack.id, version=pack.version, content=content))

    def get(self, connection: Connection, pack_hash: str) -> Pack:
        """The pack of that hash; InputError where the workspace has none."""
        found = self._parsed.get(pack_hash)
        if found is None:
            content = connection.execute(select(table.c.content).where(table.c.hash == pack_hash)).scalar_one_or_none()
            if content is None:
                raise InputError(
                    _("The workspace holds no questionnaire with the checksum {hash}.").format(hash=pack_hash)
                )
            found = unpack(content, pack_hash)
            while len(self._parsed) >= KEPT:
                del self._parsed[next(iter(self._parsed))]
            self._parsed[pack_hash] = found
        return found


def unpack(content: bytes, pack_hash: str) -> Pack:
    """The pack in a stored row; UnreadableContent where it is not what was stored."""
    from aiplus_assess.questionnaire.content import pack_from_json

    try:
        return pack_from_json(zlib.decompress(content).decode(), pack_hash)
    except (zlib.error, InputError, ValueError, TypeError) as error:
        raise UnreadableContent from error
