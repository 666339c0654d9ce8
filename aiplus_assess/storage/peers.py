"""The companies a benchmark looks at, read from the summary rows without opening an assessment."""

from __future__ import annotations

from fractions import Fraction

from sqlalchemy import Connection, func, select

from aiplus_assess.assessment.benchmark import SECTION, Peer
from aiplus_assess.assessment.model import Assessment, Basis
from aiplus_assess.storage import tables
from aiplus_assess.storage.guard import stored_content

_assessment, _pack, _summary = tables.assessment, tables.pack, tables.summary


def like(connection: Connection, own: Assessment, basis: Basis) -> tuple[Peer, ...]:
    """As `Workspace.peers`. A company's latest final decides, also where it has since moved to another industry."""
    quick = _assessment.c.edition == "quick"
    ended = func.coalesce(_assessment.c.finalized, _assessment.c.updated)
    order = func.row_number().over(
        partition_by=_assessment.c.company_id, order_by=(ended.desc(), _assessment.c.id.desc())
    )
    latest = (
        select(
            _assessment.c.company_id, _assessment.c.industry, _assessment.c.size, _summary.c.index, order.label("place")
        )
        .join_from(_assessment, _summary, _summary.c.assessment_id == _assessment.c.id)
        .join(_pack, _pack.c.hash == _assessment.c.pack_hash)
        .where(
            _assessment.c.status == "final",
            _assessment.c.deleted_at.is_(None),
            _assessment.c.company_id != own.company.id,
            _pack.c.id == own.pack.id,
            _pack.c.version == own.pack.version,
            quick if own.edition == "quick" else ~quick,
            _summary.c.basis == basis,
        )
        .subquery()
    )
    query = select(latest.c.company_id, latest.c.industry, latest.c.size, latest.c.index).where(
        latest.c.place == 1,
        latest.c.size == own.profile.size,
        latest.c.industry.startswith(own.profile.industry[:SECTION], autoescape=True),
        latest.c.index.is_not(None),
    )
    with stored_content():
        return tuple(Peer(row[0], row[1], row[2], Fraction(row[3])) for row in connection.execute(query))
