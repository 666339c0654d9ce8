"""Computing summaries anew from the answers."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from aiplus_assess.storage import loading, summaries, tables
from aiplus_assess.storage.packs import Packs


def rebuild(connection: Connection, packs: Packs, of: Iterable[str] | None = None) -> None:
    """The summaries of the assessments `of`; of all, in the bin too, where it is None."""
    ids = connection.execute(select(tables.assessment.c.id)).scalars().all() if of is None else of
    for assessment_id in ids:
        refresh(connection, packs, assessment_id)


def refresh(connection: Connection, packs: Packs, assessment_id: str) -> None:
    """The summaries of one assessment, whatever was there."""
    assessment = loading.load(connection, assessment_id)
    pack = packs.get(connection, assessment.pack.hash)
    summaries.replace(connection, assessment_id, summaries.compute(pack, assessment.case()))
