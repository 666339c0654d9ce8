"""`check` finds what is not as it was stored; `backup` copies whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from aiplus_assess.assessment.model import Answer, Assessment, EvidenceItem
from aiplus_assess.errors import DamagedWorkspace, EnvironmentFailure, InputError
from aiplus_assess.storage import tables
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.workspace import SqlWorkspace


@pytest.fixture
def filled(workspace: SqlWorkspace, draft: Assessment) -> SqlWorkspace:
    workspace.answer_all(draft.id, {"2.2.1-01": Answer(level=3), "3.14-03": Answer(duty="noncompliant")})
    workspace.put_evidence(draft.id, EvidenceItem("e1", "台账", 2, ("2.2.1-01",)), b"proof" * 500)
    return workspace


def tamper(path: Path, statement: str, *values: Any) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")  # nor do bits that flip on a disk ask for leave
        assert connection.execute(statement, values).rowcount > 0
    connection.close()


def test_a_sound_workspace_has_no_faults(filled: SqlWorkspace) -> None:
    report = filled.check()
    assert report.faults == ()
    assert (report.path, report.schema) == (filled.path, tables.SCHEMA)
    assert (report.companies, report.assessments, report.answers, report.files) == (1, 1, 2, 1)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE answer SET level = 4 WHERE question_id = '2.2.1-01'",
        "UPDATE summary SET \"index\" = 99 WHERE basis = 'self'",
        "UPDATE summary SET duties_to_fix = 0 WHERE basis = 'evidence'",
        "DELETE FROM summary WHERE basis = 'verified'",
        "UPDATE evidence SET level = 0",
        "UPDATE file SET content = X'00'",
        "UPDATE file SET size = size + 1",
        "UPDATE pack SET content = X'789C030000000001'",
        "UPDATE pack SET content = X'00'",
        "DELETE FROM company",
        "UPDATE answer SET checked = 'no json'",
    ],
)
def test_whatever_was_tampered_with_is_found(filled: SqlWorkspace, statement: str) -> None:
    tamper(filled.path, statement)
    faults = filled.check().faults
    assert faults
    assert all("\n" not in fault for fault in faults)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE answer SET level = 6 WHERE question_id = '2.2.1-01'",
        "UPDATE answer SET verified_level = -1",
        "UPDATE answer SET evidence = 4",
        "UPDATE evidence SET level = 9",
    ],
)
def test_a_level_that_does_not_exist_is_damage(filled: SqlWorkspace, draft: Assessment, statement: str) -> None:
    tamper(filled.path, statement)
    assert filled.check().faults
    with pytest.raises(DamagedWorkspace):
        filled.load(draft.id)
    with pytest.raises(DamagedWorkspace):
        filled.answer(draft.id, "2.2.1-01", Answer(level=1))


def test_rebuilding_mends_the_summaries(filled: SqlWorkspace) -> None:
    tamper(filled.path, "DELETE FROM summary WHERE basis = 'verified'")
    tamper(filled.path, 'UPDATE summary SET "index" = 99')
    filled.rebuild_summaries()
    assert filled.check().faults == ()


def test_missing_summaries_come_back_with_the_next_answer(filled: SqlWorkspace, draft: Assessment) -> None:
    tamper(filled.path, "DELETE FROM summary WHERE basis = 'verified'")
    filled.answer(draft.id, "2.2.1-01", Answer(level=5))
    assert filled.check().faults == ()


def test_broken_pages_are_reported(filled: SqlWorkspace) -> None:
    filled.close()
    with sqlite3.connect(filled.path) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'answer_event'").fetchone()
    connection.close()
    with filled.path.open("r+b") as stream:
        stream.seek((page - 1) * 4096)
        stream.write(os.urandom(600))
    again = open_workspace(filled.path)
    faults = again.check().faults
    again.close()
    (copy,) = filled.path.parent.glob("*.damaged-*")
    assert copy.name in faults[0]


def test_a_backup_opens_with_the_same_content(filled: SqlWorkspace, draft: Assessment, tmp_path: Path) -> None:
    target = tmp_path / "备份.sqlite"
    filled.backup(target)
    filled.answer(draft.id, "2.2.1-01", Answer(level=1))
    copy = open_workspace(target)
    assert copy.load(draft.id).answers["2.2.1-01"] == Answer(level=3)
    assert copy.check().faults == ()
    copy.close()
    assert not list(tmp_path.glob(".*"))


def test_a_backup_never_replaces_anything(filled: SqlWorkspace, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_bytes(b"mine")
    for target in (taken, filled.path):
        before = target.read_bytes()
        with pytest.raises(InputError, match=target.name[:5]):
            filled.backup(target)
        assert target.read_bytes() == before
    with pytest.raises(EnvironmentFailure):
        filled.backup(tmp_path / "nowhere" / "b.sqlite")
