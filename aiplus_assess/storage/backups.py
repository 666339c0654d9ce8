"""A copy of the whole workspace, taken while it is in use."""

from __future__ import annotations

from pathlib import Path

from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.storage import sqlite
from aiplus_assess.storage.appearing import appearing
from aiplus_assess.storage.connection import Store
from aiplus_assess.storage.guard import guarded


def backup(store: Store, target: Path) -> None:
    """Write the copy to `target`, whole or not at all. InputError where something is there already."""
    with guarded(target):
        taken = target.exists()
    if taken:
        raise InputError(
            _("{path} exists already and was left as it is; name another file for the backup.").format(path=target)
        )
    with store.idle() as connection, guarded(target), appearing(target) as new:
        sqlite.copy(sqlite.driver(connection), new)
