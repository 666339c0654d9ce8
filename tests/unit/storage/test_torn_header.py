"""A power cut can tear the first page, which says whose file it is; the journal still knows, and SQLite mends it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aiplus_assess.errors import WorkspaceError
from aiplus_assess.storage import header
from aiplus_assess.storage.open import open_workspace

PAGE = 4096


def cut(path: Path, rows: int, cache: int) -> Path:
    """The file and its journal as they stand in the middle of a commit of `rows` settings."""
    open_workspace(path).close()
    copy = path.with_name("cut.sqlite")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA cache_size={cache}")
        connection.execute("INSERT INTO setting VALUES ('before', 'saved')")
        connection.execute("BEGIN")
        content = "x" * 3000
        connection.executemany("INSERT INTO setting VALUES (?, ?)", ((f"k{n}", content) for n in range(rows)))
        connection.execute("PRAGMA user_version=99")
        shutil.copy(path, copy)
        shutil.copy(path.with_name(path.name + "-journal"), copy.with_name(copy.name + "-journal"))
        connection.execute("ROLLBACK")
    return copy


@pytest.mark.parametrize("garbage", [b"\0" * PAGE, b"\xa5" * PAGE, b"\xa5" * 512])
@pytest.mark.parametrize("rows", [100, 1000])
def test_the_journal_knows_whose_file_it_is(tmp_path: Path, garbage: bytes, rows: int) -> None:
    copy = cut(tmp_path / "w.sqlite", rows, cache=5)  # so small that pages are written before the commit
    wanted = header.read(copy)
    with copy.open("r+b") as stream:
        stream.write(garbage)
    assert header.read(copy) == wanted
    workspace = open_workspace(copy)
    assert (workspace.setting("before"), workspace.setting("k1")) == ("saved", None)
    assert workspace.check().faults == ()
    workspace.close()


@pytest.mark.parametrize("journal", [b"", b"\xff" * 5000, header.JOURNAL_MAGIC + b"\xff" * 20, header.JOURNAL_MAGIC])
def test_a_journal_that_says_nothing_makes_no_file_ours(tmp_path: Path, journal: bytes) -> None:
    path = tmp_path / "w.sqlite"
    path.write_bytes(b"\xa5" * PAGE)
    (tmp_path / "w.sqlite-journal").write_bytes(journal)
    with pytest.raises(WorkspaceError):
        open_workspace(path)
    assert path.read_bytes() == b"\xa5" * PAGE
    assert (tmp_path / "w.sqlite-journal").read_bytes() == journal
