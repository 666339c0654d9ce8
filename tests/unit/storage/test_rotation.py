"""Automatic backups: one a day, thinned out; and going back to one."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from aiplus_assess.assessment.model import Answer, Profile
from aiplus_assess.errors import EnvironmentFailure, InputError, WorkspaceError
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage import sqlite, tables
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import NewAssessment
from aiplus_assess.storage.restoring import restore, with_way_out
from aiplus_assess.storage.rotation import existing, folder_of, newest_good, thinned
from aiplus_assess.storage.workspace import SqlWorkspace

FACTORY = Profile("示例零件厂", "C34", "small")
DATABASES = Path(__file__).parents[2] / "fixtures" / "databases"
START = datetime(2026, 11, 24, 8, tzinfo=UTC)


class Clock:
    now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.sqlite"


def opened(path: Path, clock: Clock) -> SqlWorkspace:
    return open_workspace(path, clock)


def test_one_a_day_and_only_where_there_is_something_new(path: Path, tiny_pack: Pack) -> None:
    clock = Clock()
    workspace = opened(path, clock)
    assert workspace.keep_daily_backup() is None
    assert not folder_of(path).exists()
    made = workspace.create(NewAssessment(FACTORY), tiny_pack).id
    first = workspace.keep_daily_backup()
    assert first is not None
    assert workspace.keep_daily_backup() is None
    clock.now = START + timedelta(days=1)
    os.utime(first, ns=(path.stat().st_mtime_ns, path.stat().st_mtime_ns))
    assert workspace.keep_daily_backup() is None
    workspace.answer(made, "2.2.1-01", Answer(level=3))
    os.utime(first, ns=(path.stat().st_mtime_ns - 1, path.stat().st_mtime_ns - 1))
    second = workspace.keep_daily_backup()
    workspace.close()
    assert [file for _day, file in existing(path)] == [first, second]
    copy = open_workspace(first)
    assert copy.load(made).answers == {}
    copy.close()


def test_clock_set_back_takes_no_second_backup(path: Path, tiny_pack: Pack) -> None:
    clock = Clock()
    workspace = opened(path, clock)
    workspace.create(NewAssessment(FACTORY), tiny_pack)
    assert workspace.keep_daily_backup() is not None
    clock.now = START - timedelta(days=400)
    assert workspace.keep_daily_backup() is None
    workspace.close()


def test_thinning_keeps_days_weeks_and_months() -> None:
    days = [(date(2025, 1, 1) + timedelta(days=n), Path(str(n))) for n in range(690)]
    gone = {path for _day, path in thinned(days)}
    kept = [day for day, path in days if path not in gone]
    assert kept[-7:] == [day for day, _path in days[-7:]]
    assert len(kept) <= 7 + 4 + 12
    assert (kept[-1] - kept[0]).days > 300
    assert thinned(days[:3]) == ()


def test_foreign_files_in_the_folder_are_left_alone(path: Path, tiny_pack: Pack) -> None:
    workspace = opened(path, Clock())
    workspace.create(NewAssessment(FACTORY), tiny_pack)
    folder_of(path).mkdir()
    notes = folder_of(path) / "notes.sqlite"
    notes.write_text("mine", encoding="utf-8")
    workspace.keep_daily_backup()
    workspace.close()
    assert notes.read_text(encoding="utf-8") == "mine"
    assert len(existing(path)) == 1


@pytest.fixture
def backed_up(path: Path, tiny_pack: Pack) -> tuple[str, Path]:
    """A workspace whose backup holds level 1 while it holds level 5 itself."""
    workspace = opened(path, Clock())
    made = workspace.create(NewAssessment(FACTORY), tiny_pack).id
    workspace.answer(made, "2.2.1-01", Answer(level=1))
    backup = workspace.keep_daily_backup()
    assert backup is not None
    workspace.answer(made, "2.2.1-01", Answer(level=5))
    workspace.close()
    return made, backup


def level(path: Path, assessment: str) -> int | None:
    workspace = open_workspace(path)
    found = workspace.load(assessment).answers["2.2.1-01"].level
    workspace.close()
    return found


def test_restore_keeps_what_stood_there(path: Path, backed_up: tuple[str, Path]) -> None:
    made, backup = backed_up
    done = restore(path, backup)
    assert done.aside is not None
    assert (level(path, made), level(done.aside, made)) == (1, 5)


def test_an_open_workspace_goes_on_with_the_restored_content(path: Path, backed_up: tuple[str, Path]) -> None:
    made, backup = backed_up
    workspace = open_workspace(path)
    assert workspace.load(made).answers["2.2.1-01"].level == 5
    restore(path, backup)
    assert workspace.load(made).answers["2.2.1-01"].level == 1
    workspace.answer(made, "2.2.1-01", Answer(level=2))
    workspace.close()
    assert level(path, made) == 2


def test_restore_in_place_of_a_damaged_or_missing_file(path: Path, backed_up: tuple[str, Path]) -> None:
    made, backup = backed_up
    content = bytearray(path.read_bytes())
    content[100:8000] = b"\xff" * 7900
    path.write_bytes(content)
    with pytest.raises(WorkspaceError) as caught:
        open_workspace(path)
    assert newest_good(path) == backup
    assert str(backup) in with_way_out(caught.value, backup).faults[-1]
    done = restore(path, backup)
    assert done.aside is not None
    assert done.aside.read_bytes() == bytes(content)
    assert level(path, made) == 1
    path.unlink()
    assert restore(path, backup).aside is None
    assert level(path, made) == 1


def test_newest_good_passes_over_a_broken_backup(path: Path, backed_up: tuple[str, Path]) -> None:
    _made, backup = backed_up
    broken = backup.with_name("2026-11-25.sqlite")
    shutil.copy(backup, broken)
    broken.write_bytes(broken.read_bytes()[:5000])
    assert newest_good(path) == backup
    backup.unlink()
    assert newest_good(path) is None


def test_refusals_change_nothing(path: Path, backed_up: tuple[str, Path], tmp_path: Path) -> None:
    before = path.read_bytes()
    text = tmp_path / "notes.txt"
    text.write_text("x" * 500, encoding="utf-8")
    for wrong in (tmp_path / "none", text, path):
        with pytest.raises(InputError):
            restore(path, wrong)
    assert path.read_bytes() == before


def test_somebody_is_writing(path: Path, backed_up: tuple[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    made, backup = backed_up
    writer = sqlite.connect(path)
    writer.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(sqlite, "BUSY_MS", 50)
    try:
        with pytest.raises(EnvironmentFailure):
            restore(path, backup)
    finally:
        writer.execute("ROLLBACK")
        writer.close()
    assert level(path, made) == 5


def test_going_back_in_the_open_workspace_and_forth(path: Path, backed_up: tuple[str, Path]) -> None:
    made, backup = backed_up
    workspace = open_workspace(path)
    assert workspace.load(made).answers["2.2.1-01"].level == 5
    before = workspace.go_back(backup)
    assert before is not None
    assert workspace.load(made).answers["2.2.1-01"].level == 1
    assert [kept.occasion for kept in workspace.backups()] == ["before_restore", "daily"]
    workspace.answer(made, "2.2.1-01", Answer(level=2))
    workspace.go_back(before)
    assert workspace.load(made).answers["2.2.1-01"].level == 5
    assert len(workspace.backups()) == 3
    workspace.close()


def test_going_back_to_an_older_schema_brings_it_up_to_date(path: Path, backed_up: tuple[str, Path]) -> None:
    made, _backup = backed_up
    old = path.with_name("old.sqlite")
    shutil.copyfile(DATABASES / "v1.sqlite", old)
    workspace = open_workspace(path)
    workspace.go_back(old)
    assert made not in {summary.id for summary in workspace.summaries()}
    assert workspace.check().faults == ()
    assert workspace.check().schema == tables.SCHEMA
    workspace.close()


def test_what_is_no_backup_changes_nothing(path: Path, backed_up: tuple[str, Path]) -> None:
    made, _backup = backed_up
    other = path.with_name("other.sqlite")
    other.write_text("not a workspace", encoding="utf-8")
    workspace = open_workspace(path)
    with pytest.raises(InputError):
        workspace.go_back(other)
    assert workspace.load(made).answers["2.2.1-01"].level == 5
    workspace.close()
