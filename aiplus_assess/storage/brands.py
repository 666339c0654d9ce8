"""The brands a consultancy writes its reports under."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.storage.branding import StoredBrand
from aiplus_assess.storage.guard import stored_content
from aiplus_assess.storage.tables import brand as table

LARGEST_LOGO = 1024 * 1024
"""Bytes; `reporting.logo` makes them far smaller."""


def every(connection: Connection) -> tuple[StoredBrand, ...]:
    """All of them, by name."""
    with stored_content():
        found = connection.execute(select(table).order_by(table.c.name, table.c.id))
        return tuple(StoredBrand(row.id, row.name, dict(row.settings), row.logo) for row in found)


def put(connection: Connection, brand: StoredBrand) -> None:
    """Add it, or replace the one of its id. InputError for one without a name or with too large a logo."""
    if not brand.name.strip():
        raise InputError(_("A brand needs a name; nothing was changed."))
    if len(brand.logo or b"") > LARGEST_LOGO:
        raise InputError(_("The logo is larger than 1 MB; nothing was changed."))
    connection.execute(delete(table).where(table.c.id == brand.id))
    values = {"id": brand.id, "name": brand.name, "settings": dict(brand.settings), "logo": brand.logo}
    connection.execute(insert(table).values(values))


def remove(connection: Connection, brand_id: str) -> None:
    """InputError where there is none of that id."""
    if connection.execute(delete(table).where(table.c.id == brand_id)).rowcount == 0:
        raise InputError(_("There is no brand {id} in this workspace.").format(id=brand_id))
