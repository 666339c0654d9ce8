"""Small plain settings that belong to the workspace rather than to the machine."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from aiplus_assess.storage.tables import setting as table


def get(connection: Connection, key: str) -> str | None:
    found = connection.execute(select(table.c.value).where(table.c.key == key)).scalar_one_or_none()
    return None if found is None else str(found)


def put(connection: Connection, key: str, value: str | None) -> None:
    """None forgets it."""
    connection.execute(delete(table).where(table.c.key == key))
    if value is not None:
        connection.execute(insert(table).values(key=key, value=value))
