"""Which copies of a workspace still hold a company: deleting it in the workspace leaves them as they are."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from aiplus_assess.storage.aside import BEFORE_RESTORE, BEFORE_UPGRADE, DAMAGED
from aiplus_assess.storage.rotation import existing


def backups_holding(workspace: Path, company_id: str) -> tuple[Path, ...]:
    """The copies with that company in them; what can't be read counts as holding it.

    Daily backups, the oldest first; then what was kept beside the workspace: damaged files, and what stood there
    before a backup was restored or an older form was brought up to date.
    """
    daily = [path for _day, path in existing(workspace)]
    return tuple(path for path in (*daily, *_beside(workspace)) if _holds(path, company_id))


def _beside(workspace: Path) -> list[Path]:
    begins = tuple(f"{workspace.name}{kind}" for kind in (DAMAGED, BEFORE_RESTORE, BEFORE_UPGRADE))
    return sorted(path for path in workspace.parent.iterdir() if path.is_file() and path.name.startswith(begins))


def _holds(path: Path, company_id: str) -> bool:
    try:
        uri = f"file:{quote(path.absolute().as_posix())}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            found = connection.execute("SELECT 1 FROM company WHERE id = ?", (company_id,)).fetchone()
    except sqlite3.Error:
        return True
    return found is not None
