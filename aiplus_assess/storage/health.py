"""Whether everything in the file is what it was when it was stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Table, func, select

from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.storage import files, loading, sqlite, summaries, tables
from aiplus_assess.storage.guard import UnreadableContent, damaged, guarded
from aiplus_assess.storage.packs import Packs, unpack
from aiplus_assess.storage.protocol import CheckReport


def check(connection: Connection, path: Path) -> CheckReport:
    """Pages, links, packs, proof files and summaries; where the pages are broken, the rest is not asked."""
    faults = sqlite.broken_pages(connection)
    if faults:
        return unusable(path, damaged(path).message, *faults)
    found = (*_links(connection), *_packs(connection), *_files(connection), *_summaries(connection))
    return CheckReport(
        path=path,
        schema=sqlite.schema_version(sqlite.driver(connection)),
        companies=_count(connection, tables.company),
        assessments=_count(connection, tables.assessment),
        answers=_count(connection, tables.answer),
        files=_count(connection, tables.file),
        faults=found,
    )


def look_over(path: Path) -> None:
    """DamagedWorkspace where a page of the file is broken. On a connection of its own, so nobody waits for it."""
    with guarded(path):
        if sqlite.broken_at_a_glance(path):
            raise damaged(path)


def unusable(path: Path, *faults: str) -> CheckReport:
    """The report on a file whose content can't be counted."""
    return CheckReport(path, tables.SCHEMA, 0, 0, 0, 0, faults)


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _links(connection: Connection) -> Iterator[str]:
    for link in sqlite.broken_links(connection):
        yield _("A row refers to one that is missing: {link}").format(link=link)


def _packs(connection: Connection) -> Iterator[str]:
    table = tables.pack
    for row in connection.execute(select(table)):
        try:
            unpack(row.content, row.hash)
        except UnreadableContent:
            yield _("The questionnaire {id} {version} does not match its checksum.").format(
                id=row.id, version=row.version
            )


def _files(connection: Connection) -> Iterator[str]:
    table = tables.file
    for sha256 in connection.execute(select(table.c.sha256)).scalars().all():
        row = connection.execute(select(table).where(table.c.sha256 == sha256)).one()
        if not files.intact(row.content, sha256) or len(row.content) != row.size:
            yield _("The proof file {hash} does not match its checksum.").format(hash=sha256)


def _summaries(connection: Connection) -> Iterator[str]:
    packs = Packs()
    for assessment_id in connection.execute(select(tables.assessment.c.id)).scalars().all():
        try:
            assessment = loading.load(connection, assessment_id)
            pack = packs.get(connection, assessment.pack.hash)
        except (UnreadableContent, InputError):
            yield _("The assessment {id} can't be read.").format(id=assessment_id)
            continue
        if summaries.stored(connection, assessment_id) != summaries.compute(pack, assessment.case()):
            yield _("The stored result of the assessment {id} is not the one its answers give.").format(
                id=assessment_id
            )
