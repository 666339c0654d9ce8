"""What must be there after a process was killed or refused while it made or replaced whole files."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2
from fault_files import OLDEST

from aiplus_assess.exchange.bundle import read_bundle
from aiplus_assess.storage import tables
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.restoring import restore
from aiplus_assess.storage.rotation import usable

ASIDE = "w.sqlite.before-restore-"


def prepare_files(folder: Path, work: str) -> None:
    """Three backups to go back to, each with its number in a setting."""
    if work.startswith("restore"):
        for number in range(3):
            path = folder / f"b{number}.sqlite"
            shutil.copy(folder / "w.sqlite", path)
            workspace = open_workspace(path)
            workspace.set_setting("number", str(number))
            workspace.close()
        shutil.copy(folder / "b2.sqlite", folder / "w.sqlite")


def made(folder: Path, pattern: str, last: int) -> Iterator[tuple[int, Path]]:
    """The files made since the check before; they must be there up to `last`, and perhaps one more."""
    found = {int(path.stem.rpartition("-")[2]): path for path in folder.glob(pattern)}
    if found:
        assert sorted(found) == list(range(min(found), max(found) + 1))
        assert max(found) in (last, last + 1)
    yield from sorted(found.items())


def following(folder: Path, pattern: str, last: int, whole: Callable[[Path], None]) -> int:
    """Every file is whole; they are taken away, and the next number is returned."""
    found = list(made(folder, pattern, last))
    for _number, path in found:
        whole(path)
        path.unlink()
    return found[-1][0] + 1 if found else last + 1


def database(path: Path) -> None:
    open_workspace(path).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def whole_report(path: Path) -> None:
    content = path.read_bytes()
    if path.suffix == ".pdf":
        assert content.endswith(b"%%EOF\n")
        with closing(pypdfium2.PdfDocument(content)) as document:
            assert len(document) > 2
    elif path.suffix == ".html":
        assert content.rstrip().endswith(b"</html>")
    elif path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
    else:
        assert json.loads(content)["document"]["assessment"]["title"] == "0"


def check_start(folder: Path, last: int) -> int:
    return following(folder, "new-*.sqlite", last, database)


def check_backup(folder: Path, last: int) -> int:
    return following(folder, "backup-*.sqlite", last, database)


def check_report(folder: Path, last: int) -> int:
    return following(folder, "report-*", last, whole_report)


def check_export(folder: Path, last: int) -> int:
    if last >= 0:
        read_bundle(folder / "same.aiplus")
    return following(folder, "out-*.aiplus", last, lambda path: assert_bundle(path, folder))


def assert_bundle(path: Path, folder: Path) -> None:
    assert read_bundle(path).assessment.title == "0", folder


def rows(path: Path) -> tuple[int, list[tuple[str, ...]]]:
    """The schema, and what of the sample must be the same in every schema."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        added = "added" in [row[1] for row in connection.execute("PRAGMA table_info(company)")]
        assert added == (schema > tables.SCHEMA), "half an upgrade"
        (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        assert int(version) == schema
        found = connection.execute("SELECT question_id, note, level FROM answer ORDER BY 1").fetchall()
        found += connection.execute("SELECT name, uscc, '' FROM company").fetchall()
    return schema, found


def check_upgrade(folder: Path, last: int) -> int:
    oldest, wanted = rows(OLDEST)
    for path in folder.glob("old-*.sqlite"):
        number = int(path.stem.rpartition("-")[2])
        schema, found = rows(path)
        assert found == wanted
        assert schema in ((oldest, tables.SCHEMA + 1) if number > last else (tables.SCHEMA + 1,))
        if number <= last:
            path.unlink()
    for backup in folder.glob("*.bak"):
        assert rows(backup) == (oldest, wanted), "a copy that is not whole"
        backup.unlink()
    return last + 1


def number_in(path: Path) -> int:
    workspace = open_workspace(path)
    number = int(workspace.setting("number") or "")
    workspace.close()
    database(path)
    return number


def check_restore(folder: Path, last: int) -> int:
    number = number_in(folder / "w.sqlite")
    assert number in (last % 3, (last + 1) % 3)
    for aside in folder.glob(f"{ASIDE}*"):
        number_in(aside)
        aside.unlink()
    return last + 1


def check_restore_damaged(folder: Path, last: int) -> int:
    path, size = folder / "w.sqlite", (folder / "b0.sqlite").stat().st_size
    assert path.exists(), "between the damaged file and the restored one there was none"
    if not usable(path):  # killed before it was restored: still the damaged one
        restore(path, folder / f"b{(last + 1) % 3}.sqlite")
    assert number_in(path) in (last % 3, (last + 1) % 3)
    for kept in folder.glob("w.sqlite.*"):
        assert kept.stat().st_size == size, f"{kept} is not whole"
        kept.unlink()
    return last + 1


FILE_CHECKS: dict[str, Callable[[Path, int], int]] = {
    "start": check_start,
    "backup": check_backup,
    "upgrade": check_upgrade,
    "restore": check_restore,
    "restore_damaged": check_restore_damaged,
    "export": check_export,
    "report": check_report,
}
