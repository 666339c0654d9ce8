"""The way on from a damaged workspace (`keeping.Rescue`): the newest good backup, and what it does not hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from aiplus_assess.storage.guard import guarded
from aiplus_assess.storage.keeping import Missing, WayBack
from aiplus_assess.storage.restoring import restore as restored
from aiplus_assess.storage.rotation import kept, newest_good

ASSESSMENTS = "SELECT id, company_id, title, updated FROM assessment WHERE deleted_at IS NULL"
COMPANIES = "SELECT id, name FROM company"
CHANGES = "SELECT assessment_id, count(*) FROM answer_event GROUP BY assessment_id"


def way_back(workspace: Path) -> WayBack | None:
    """What `keeping.Rescue` says; reads the whole of every backup down to the first good one."""
    with guarded(workspace):
        found = newest_good(workspace)
        backup = next((one for one in kept(workspace) if one.path == found), None)
        if backup is None:
            return None
        now, then = _read(workspace), _read(backup.path)
    return WayBack(backup, _missing(now, then), now.readable)


def restore(workspace: Path, backup: Path) -> Path | None:
    """Put the backup in the damaged file's place; where that file is kept."""
    return restored(workspace, backup).aside


@dataclass
class _Content:
    """What could be read of a file before it broke off."""

    companies: dict[str, str] = field(default_factory=dict)
    assessments: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """By id: company, title, when it was changed last."""
    changes: dict[str, int] = field(default_factory=dict)
    readable: bool = True


def _read(path: Path) -> _Content:
    found = _Content()
    with closing(_open(path)) as connection:
        with _as_far_as_it_goes(found):
            for company, name in connection.execute(COMPANIES):
                found.companies[company] = name
        with _as_far_as_it_goes(found):
            for assessment, company, title, updated in connection.execute(ASSESSMENTS):
                found.assessments[assessment] = (found.companies.get(company, ""), title, updated)
        with _as_far_as_it_goes(found):
            found.changes.update(connection.execute(CHANGES))
    return found


@contextmanager
def _as_far_as_it_goes(found: _Content) -> Iterator[None]:
    """A broken page ends the reading of one table, not of the others."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError, ValueError, TypeError):
        found.readable = False


def _open(path: Path) -> sqlite3.Connection:
    """Without looking for a journal or a lock, so that nothing beside the file changes either."""
    connection = sqlite3.connect(f"file:{quote(path.absolute().as_posix())}?mode=ro&immutable=1", uri=True)
    connection.text_factory = lambda content: content.decode("utf-8", "replace")
    return connection


def _missing(now: _Content, then: _Content) -> tuple[Missing, ...]:
    found = []
    newest_first = sorted(now.assessments.items(), key=lambda entry: str(entry[1][2]), reverse=True)
    for assessment, (company, title, updated) in newest_first:
        whole = assessment not in then.assessments
        answers = max(0, now.changes.get(assessment, 0) - then.changes.get(assessment, 0))
        if whole or answers or updated != then.assessments[assessment][2]:
            found.append(Missing(str(company), str(title), whole, answers))
    return tuple(found)
