"""The companies a benchmark looks at, read from the summary rows without opening an assessment."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select

from aiplus_assess.assessment.benchmark import SECTION, Peer
from aiplus_assess.assessment.model import Assessment, Basis
from aiplus_assess.storage import settings, tables
from aiplus_assess.storage.guard import stored_content
from aiplus_assess.storage.protocol import SAMPLE

_assessment, _pack, _summary = tables.assessment, tables.pack, tables.summary


def like(connection: Connection, own: Assessment, basis: Basis) -> tuple[Peer, ...]:
    """As `Workspace.peers`. A company's latest final decides, also where it has since moved to another industry.

    The latest is found here, not by SQL: over 10,000 rows a window function takes eight times as long.
    """
    samples = settings.keys(connection, SAMPLE)
    latest: dict[str, Any] = {}
    with stored_content():
        for row in connection.execute(_finals(own, basis)).all():
            found = latest.setdefault(row[0], row)
            if found is not row and (row[1], row[2]) > (found[1], found[2]):
                latest[row[0]] = row
        section, size = own.profile.industry[:SECTION], own.profile.size
        return tuple(
            Peer(company, industry, size, index)
            for company, _ended, _id, industry, its_size, index in latest.values()
            if index is not None and its_size == size and industry.startswith(section) and company not in samples
        )


def _finals(own: Assessment, basis: Basis) -> Select[Any]:
    """Company, when and which, industry, size, index of every final of the other companies."""
    quick = _assessment.c.edition == "quick"
    return (
        select(
            _assessment.c.company_id,
            func.coalesce(_assessment.c.finalized, _assessment.c.updated),
            _assessment.c.id,
            _assessment.c.industry,
            _assessment.c.size,
            _summary.c.index,
        )
        .join_from(_assessment, _summary, (_summary.c.assessment_id == _assessment.c.id) & (_summary.c.basis == basis))
        .join(_pack, _pack.c.hash == _assessment.c.pack_hash)
        .where(
            _assessment.c.status == "final",
            _assessment.c.deleted_at.is_(None),
            _assessment.c.company_id != own.company.id,
            _pack.c.id == own.pack.id,
            _pack.c.version == own.pack.version,
            quick if own.edition == "quick" else ~quick,
        )
    )
