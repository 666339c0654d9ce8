"""Which automatic backups still hold a company: deleting it in the workspace leaves them as they are."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from aiplus_assess.storage.rotation import existing


def backups_holding(workspace: Path, company_id: str) -> tuple[Path, ...]:
    """The automatic backups with that company in them, the oldest first; what can't be read counts as holding it."""
    return tuple(path for _day, path in existing(workspace) if _holds(path, company_id))


def _holds(path: Path, company_id: str) -> bool:
    try:
        uri = f"file:{quote(path.absolute().as_posix())}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            found = connection.execute("SELECT 1 FROM company WHERE id = ?", (company_id,)).fetchone()
    except sqlite3.Error:
        return True
    return found is not None
