"""Small plain settings that belong to the workspace rather than to the machine."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from aiplus_assess.storage.tables import setting as table


def get(connection: Connection, key: str) -> str | None:
    found = connection.execute(select(table.c.value).where(table.c.key == key)).scalar_one_or_none()
    return None if found is None else str(found)


def keys(connection: Connection, beginning: str) -> frozenset[str]:
    """What follows `beginning` in the keys that begin with it."""
    found = connection.execute(select(table.c.key).where(table.c.key.startswith(beginning, autoescape=True)))
    return frozenset(key.removeprefix(beginning) for key in found.scalars())


def put(connection: Connection, key: str, value: str | None) -> None:
    """None forgets it."""
    connection.execute(delete(table).where(table.c.key == key))
    if value is not None:
        connection.execute(insert(table).values(key=key, value=value))
