"""When the machine refuses: one clear line, and everything saved before is still there."""

from __future__ import annotations

import errno
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from aiplus_assess import i18n
from aiplus_assess.assessment.model import Answer, Assessment, EvidenceItem, Profile
from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage import guard, sqlite
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import NewAssessment
from aiplus_assess.storage.workspace import SqlWorkspace

BIG = "长" * 3000


@pytest.fixture
def full_disk(workspace: SqlWorkspace, draft: Assessment) -> Iterator[SqlWorkspace]:
    """SQLite is told that the file may not grow any more: it then says what a full disk makes it say."""
    workspace.answer(draft.id, "2.2.1-01", Answer(level=3))
    with workspace._store.idle() as connection:
        driver = sqlite.driver(connection)
        (pages,) = driver.execute("PRAGMA page_count").fetchone()
        driver.execute(f"PRAGMA max_page_count={pages}")
    yield workspace


def test_a_full_disk_keeps_what_was_saved(full_disk: SqlWorkspace, draft: Assessment, tiny_pack: Pack) -> None:
    before = full_disk.load(draft.id)
    attempts = (
        lambda: full_disk.answer(draft.id, "3.8-02", Answer(note=BIG)),
        lambda: full_disk.answer_all(draft.id, {"3.8-02": Answer(level=1), "3.14-01": Answer(note=BIG)}),
        lambda: full_disk.put_evidence(draft.id, EvidenceItem("e1", "x", 1), bytes(50_000)),
        lambda: full_disk.create(NewAssessment(Profile(BIG, "C34", "small")), tiny_pack),
    )
    for attempt in attempts:
        with pytest.raises(EnvironmentFailure) as refused:
            attempt()
        assert "磁盘已满" in refused.value.message
        assert full_disk.load(draft.id) == before
    with full_disk._store.idle() as connection:
        sqlite.driver(connection).execute("PRAGMA max_page_count=1000000")
    full_disk.answer(draft.id, "3.8-02", Answer(note=BIG))
    assert full_disk.load(draft.id).answers["3.8-02"].note == BIG
    assert full_disk.check().faults == ()


LIMITED = """
import resource, sys
from pathlib import Path
from aiplus_assess.assessment.model import Answer
from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.storage.open import open_workspace
path, assessment, room = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
if room:
    workspace = open_workspace(path)
size = path.stat().st_size if path.exists() else 0
resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, size + room))
try:
    if room:
        for place in range(400):
            workspace.answer(assessment, "2.2.1-01", Answer(note=f"{place}" + "n" * 3000))
            print(place, flush=True)
    else:
        open_workspace(path)
except EnvironmentFailure as failure:
    print("refused:", failure.message)
"""


def limited(path: Path, assessment: str, room: int) -> list[str]:
    command = [sys.executable, "-c", LIMITED, str(path), assessment, str(room)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE is POSIX")
def test_a_file_that_can_t_grow_keeps_what_was_acknowledged(workspace: SqlWorkspace, draft: Assessment) -> None:
    *acknowledged, last = limited(workspace.path, draft.id, 40_000)
    assert last.startswith("refused:")
    assert len(acknowledged) > 3
    again = open_workspace(workspace.path)
    assert again.load(draft.id).answers["2.2.1-01"].note.startswith(acknowledged[-1] + "n")
    assert len(again.history(draft.id)) == len(acknowledged)
    assert again.check().faults == ()
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE is POSIX")
def test_no_room_for_a_new_file_leaves_none(path: Path) -> None:
    (line,) = limited(path, "", 0)
    assert line.startswith("refused:")
    assert list(path.parent.iterdir()) == []


READ_ONLY = """
import os, sys
from pathlib import Path
from aiplus_assess.assessment.model import Answer
from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.storage.open import open_workspace
path, assessment = Path(sys.argv[1]), sys.argv[2]
import aiplus_assess.questionnaire.content, uuid6
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    workspace = open_workspace(path)
    print("read", len(workspace.summaries()))
    workspace.answer(assessment, "2.2.1-01", Answer(level=1))
except EnvironmentFailure as failure:
    print("refused:", failure.message)
"""


def as_somebody_else(path: Path, assessment: str) -> list[str]:
    """What a process without root's rights gets to see."""
    command = [sys.executable, "-c", READ_ONLY, str(path), assessment]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that others can reach."""
    folder = tmp_path_factory.mktemp("shared")
    closed = [parent for parent in (folder, *folder.parents) if parent.stat().st_mode & 0o055 != 0o055]
    modes = {parent: parent.stat().st_mode for parent in closed}
    for parent in closed:
        parent.chmod(0o755)
    yield folder
    for parent, mode in modes.items():
        parent.chmod(mode)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "readable"), [(0o444, 0o555, 1), (0o666, 0o555, 1), (0, 0o777, 0)]
)
def test_what_may_not_be_written_can_still_be_read(
    shared: Path, tiny_pack: Pack, profile: Profile, file_mode: int, folder_mode: int, readable: int
) -> None:
    path = shared / "w.sqlite"
    workspace = open_workspace(path)
    made = workspace.create(NewAssessment(profile), tiny_pack)
    workspace.close()
    content = path.read_bytes()
    path.chmod(file_mode)
    shared.chmod(folder_mode)
    *seen, last = as_somebody_else(path, made.id)
    shared.chmod(0o755)
    assert last.startswith("refused:")
    assert "写入" in last
    assert seen == ["read 1"] * readable
    path.chmod(0o600)
    assert path.read_bytes() == content


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_folder_without_write_permission_gets_no_file(shared: Path) -> None:
    shared.chmod(0o555)
    (line,) = as_somebody_else(shared / "w.sqlite", "")
    shared.chmod(0o755)
    assert line.startswith("refused:")
    assert list(shared.iterdir()) == []


def test_a_locked_file_is_waited_for_and_then_named(workspace: SqlWorkspace, draft: Assessment) -> None:
    holder = sqlite3.connect(workspace.path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    for attempt in (workspace.summaries, lambda: workspace.answer(draft.id, "2.2.1-01", Answer(level=1))):
        with pytest.raises(EnvironmentFailure, match="占用"):
            attempt()
    with pytest.raises(EnvironmentFailure, match="占用"):
        open_workspace(workspace.path, busy_ms=50)
    holder.execute("ROLLBACK")
    holder.close()
    workspace.answer(draft.id, "2.2.1-01", Answer(level=1))


def test_a_commit_that_a_reader_holds_up_is_not_acknowledged(workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.answer(draft.id, "2.2.1-01", Answer(level=1))
    reader = sqlite3.connect(workspace.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM answer").fetchone()
    with pytest.raises(EnvironmentFailure, match="占用"):
        workspace.answer(draft.id, "2.2.1-01", Answer(level=2))
    reader.execute("ROLLBACK")
    reader.close()
    assert workspace.load(draft.id).answers["2.2.1-01"] == Answer(level=1)
    assert workspace.answer(draft.id, "2.2.1-01", Answer(level=2)).index == 40
    assert [event.after.level for event in workspace.history(draft.id)] == [1, 2]


def test_a_vanished_file_is_told_plainly(workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.path.rename(workspace.path.with_name("moved.sqlite"))
    with pytest.raises(EnvironmentFailure):
        workspace.answer(draft.id, "2.2.1-01", Answer(level=1))


def test_a_bug_passes_unchanged(path: Path) -> None:
    with pytest.raises(sqlite3.ProgrammingError), guard.guarded(path):
        raise sqlite3.ProgrammingError("wrong number of bindings")


@pytest.mark.parametrize(
    ("number", "word"), [(errno.ENOSPC, "full"), (errno.EROFS, "written to"), (errno.EIO, "a read or write error")]
)
def test_errors_of_the_file_system_have_their_line_in_both_languages(path: Path, number: int, word: str) -> None:
    error = OSError(number, "Input/output error")
    with i18n.language("en"):
        assert word in guard.of_system(error, path).message
    with i18n.language("zh"):
        assert guard.of_system(error, path).message.endswith("。")
