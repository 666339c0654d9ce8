"""From a shortened id to the assessment it means."""

from __future__ import annotations

from sqlalchemy import Connection, select

from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.storage import tables

SHOWN = 5
"""How many candidates an error names."""


def resolve(connection: Connection, part: str, binned: bool = False) -> str:
    """The full id that begins or ends with `part`; InputError where not exactly one outside the bin (in it) does."""
    wanted, table, company = part.strip().lower(), tables.assessment, tables.company
    if not wanted:
        raise InputError(_("An assessment's id is needed."))
    fits = table.c.id.startswith(wanted, autoescape=True) | table.c.id.endswith(wanted, autoescape=True)
    query = select(table.c.id, table.c.title, table.c.deleted_at, company.c.name).join_from(table, company)
    found = connection.execute(query.where(fits).order_by(table.c.id)).all()
    live = [row for row in found if (row.deleted_at is not None) == binned]
    if len(live) == 1:
        return str(live[0].id)
    if live:
        candidates = [f"{row.id}  {row.name}  {row.title}".rstrip() for row in live[:SHOWN]]
        if len(live) > SHOWN:
            candidates.append("…")
        message = _("“{part}” fits {count} assessments; give more of the id.").format(part=part, count=len(live))
        raise InputError(message, candidates)
    if found and binned:
        raise InputError(_("The assessment {id} is not in the bin; nothing was changed.").format(id=found[0].id))
    if found:
        words = _("The assessment {id} is in the bin. Bring it back with: aiplus-assess restore {id}")
        raise InputError(words.format(id=found[0].id))
    raise InputError(_("There is no assessment {id} in this workspace.").format(id=part))
