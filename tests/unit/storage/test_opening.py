"""What a file is decides before SQLite touches it, and nothing that is not ours is ever changed."""

from __future__ import annotations

import os
import sqlite3
import stat
import struct
import sys
from pathlib import Path

import pytest

from aiplus_assess.assessment.model import Assessment
from aiplus_assess.errors import AssessError, EnvironmentFailure, WorkspaceError
from aiplus_assess.storage import header, tables
from aiplus_assess.storage.appearing import HOUR, appearing
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.sqlite import APPLICATION_ID
from aiplus_assess.storage.workspace import SqlWorkspace


def refused(path: Path, kind: type[AssessError] = WorkspaceError) -> str:
    """The message with which `path` is refused; its bytes must be untouched."""
    before = path.read_bytes()
    with pytest.raises(kind) as caught:
        open_workspace(path)
    assert path.read_bytes() == before
    assert "\n" not in caught.value.message
    return caught.value.message


def patch(path: Path, offset: int, content: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(offset)
        stream.write(content)


def others(path: Path) -> list[str]:
    """The names of the files beside `path`."""
    return sorted(p.name for p in path.parent.iterdir() if p != path)


def test_a_new_file_is_ours_from_the_start(path: Path) -> None:
    open_workspace(path).close()
    assert header.read(path) == header.Header("ours", tables.SCHEMA)
    assert others(path) == []
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_it_opens_again_with_what_was_in_it(path: Path, workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.close()
    again = open_workspace(path)
    assert again.load(draft.id) == draft
    again.close()


def test_a_closed_workspace_says_so(workspace: SqlWorkspace) -> None:
    workspace.close()
    workspace.close()
    with pytest.raises(EnvironmentFailure):
        workspace.summaries()


def test_pragmas_are_as_the_design_says(workspace: SqlWorkspace) -> None:
    with workspace._store.idle() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema")
        }
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == 200
        connection.rollback()
    assert found == {
        "journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0,
    }  # fmt: skip


def test_an_empty_file_becomes_a_workspace(path: Path) -> None:
    path.touch()
    open_workspace(path).close()
    assert header.read(path).kind == "ours"


@pytest.mark.parametrize("content", [b"x", b"# notes\n" * 100, b"%PDF-1.7" + bytes(500)])
def test_a_foreign_file_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert path.name in refused(path)
    assert others(path) == []


def test_another_program_s_database_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE company(id)")
    connection.close()
    refused(path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA application_id=1234")
        connection.execute(f"PRAGMA user_version={tables.SCHEMA}")
    connection.close()
    refused(path)
    assert others(path) == []


def test_a_newer_schema_is_refused(path: Path) -> None:
    open_workspace(path).close()
    patch(path, 60, struct.pack(">I", tables.SCHEMA + 1))
    refused(path)
    assert others(path) == []


def damage_magic(path: Path) -> None:
    patch(path, 0, b"SQLitX")


def damage_page_size(path: Path) -> None:
    patch(path, 16, b"\x00\x03")


def zero_fill(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def truncate(path: Path) -> None:
    os.truncate(path, 8192)


def damage_schema(path: Path) -> None:
    patch(path, 100, os.urandom(1500))


def unstamp(path: Path) -> None:
    patch(path, 60, struct.pack(">I", 0))


@pytest.mark.parametrize("damage", [damage_magic, damage_page_size, zero_fill, truncate, damage_schema, unstamp])
def test_a_damaged_file_is_copied_aside_once(path: Path, damage: object) -> None:
    open_workspace(path).close()
    damage(path)  # type: ignore[operator]
    message = refused(path)
    (copy,) = others(path)
    assert copy.startswith(f"{path.name}.damaged-")
    assert copy in message
    assert (path.parent / copy).read_bytes() == path.read_bytes()
    refused(path)
    assert others(path) == [copy]


def test_damage_found_later_is_copied_aside_too(path: Path, workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.close()
    content = path.read_bytes()
    start = content.index("苏州样例零件".encode()) // 4096 * 4096
    patch(path, start, bytes(4096))
    damaged = path.read_bytes()
    again = open_workspace(path)
    with pytest.raises(WorkspaceError):
        again.load(draft.id)
        again.summaries()
    again.close()
    assert path.read_bytes() == damaged
    assert len(others(path)) == 1


def test_content_that_makes_no_sense_is_damage(path: Path, workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.close()
    content = path.read_bytes()
    patch(path, content.index(b'"industry"'), b'"inducted"')
    again = open_workspace(path)
    with pytest.raises(WorkspaceError):
        again.load(draft.id)
    assert any(draft.id in fault for fault in again.check().faults)
    again.close()


def test_a_copy_that_fails_leaves_no_half(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_workspace(path).close()
    damage_magic(path)

    def fails(source: Path, target: Path) -> None:
        Path(target).write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("aiplus_assess.storage.aside.shutil.copy2", fails)
    assert "磁盘已满" in refused(path)
    assert others(path) == []


def test_a_folder_or_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFailure, match=tmp_path.name):
        open_workspace(tmp_path)
    with pytest.raises(EnvironmentFailure, match="nowhere"):
        open_workspace(tmp_path / "nowhere" / "w.sqlite")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path(os.devnull)):
        with pytest.raises(EnvironmentFailure, match="普通文件"):
            open_workspace(path)
        assert not path.is_file()


def test_a_link_leads_to_the_workspace_it_names(tmp_path: Path) -> None:
    real, link = tmp_path / "real.sqlite", tmp_path / "link"
    link.symlink_to(real)
    for _ in range(2):
        workspace = open_workspace(link)
        assert workspace.path == real
        workspace.close()
    assert link.is_symlink()


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "new"

    def fill(content: bytes, fail: bool) -> None:
        with appearing(target) as new:
            new.write_bytes(content)
            if fail:
                raise RuntimeError

    with pytest.raises(RuntimeError):
        fill(b"half", fail=True)
    assert list(tmp_path.iterdir()) == []
    fill(b"whole", fail=False)
    with pytest.raises(FileExistsError):
        fill(b"other", fail=False)
    assert target.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [target]


def test_without_links_a_file_appears_just_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(source: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("aiplus_assess.storage.appearing.os.link", no_links)
    test_a_file_appears_whole_or_not_at_all(tmp_path)


def test_what_a_killed_first_start_left_is_swept(path: Path) -> None:
    old, recent = (path.with_name(f".{path.name}.new-{age}") for age in ("old", "recent"))
    for leftover in (old, recent):
        leftover.write_bytes(b"half")
    long_ago = old.stat().st_mtime - HOUR - 60
    os.utime(old, (long_ago, long_ago))
    open_workspace(path).close()
    assert others(path) == [recent.name]


def test_the_mark_in_the_header_is_ours(path: Path) -> None:
    open_workspace(path).close()
    assert struct.unpack_from(">I", path.read_bytes(), 68) == (APPLICATION_ID,)
