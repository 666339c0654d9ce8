"""Each schema leads to the next; the file before it is kept; a migration that fails changes nothing."""

from __future__ import annotations

import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from aiplus_assess import resources
from aiplus_assess.assessment.model import Answer, Assessment
from aiplus_assess.errors import EnvironmentFailure, WorkspaceError
from aiplus_assess.storage import tables, upgrade
from aiplus_assess.storage.connection import Store
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.workspace import SqlWorkspace

FIXTURES = Path(__file__).parents[2] / "fixtures" / "databases"
WORKING = 'with op.batch_alter_table("company") as company:\n        company.add_column(sa.Column("region", sa.Text()))'
FAILING = (
    f'{WORKING}\n    op.execute("UPDATE company SET name = \'x\'")\n    op.execute("SELECT nonsense FROM nowhere")'
)
ORPHANING = 'op.execute("DELETE FROM company")'


def schema(path: Path) -> dict[str, str]:
    """Name → definition of everything in the file, spaces evened out."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {name: _parts(re.sub(r"\s+", " ", sql).replace("( ", "(").replace(" )", ")")) for name, sql in rows}


def _parts(sql: str) -> str:
    """The definition with columns and constraints in one order: an added column stands behind the constraints."""
    head, _, body = sql.partition("(")
    return head.strip() + " | " + " | ".join(sorted(re.split(r", (?![^(]*\))", body.removesuffix(")"))))


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program as it will be with one schema more; returns the file of its migration, to be written."""
    scripts = tmp_path / "100% migrations"
    shutil.copytree(resources.migrations(), scripts)
    monkeypatch.setattr(resources, "migrations", lambda: scripts)
    monkeypatch.setattr(tables, "SCHEMA", tables.SCHEMA + 1)
    return scripts / "versions" / f"{tables.SCHEMA:04d}_next.py"


def write_migration(file: Path, body: str) -> None:
    number = int(file.name[:4])
    file.write_text(
        f"import sqlalchemy as sa\nfrom alembic import op\n\nrevision = '{number:04d}'\n"
        f"down_revision = '{number - 1:04d}'\n\n\ndef upgrade():\n    {body}\n"
    )


def test_a_new_file_is_what_the_migrations_make(tmp_path: Path) -> None:
    made, migrated = tmp_path / "made.sqlite", tmp_path / "migrated.sqlite"
    open_workspace(made).close()
    migrated.touch()
    store = Store(migrated)
    with store.writing() as connection:
        upgrade.run(connection, tables.SCHEMA)
    store.close()
    assert schema(made) == schema(migrated)
    assert "answer_event" in schema(made)
    for path in (made, migrated):
        with sqlite3.connect(path) as connection:
            assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
                (f"{tables.SCHEMA:04d}",)
            ]
        connection.close()


@pytest.mark.parametrize("number", range(1, tables.SCHEMA + 1))
def test_files_of_every_schema_open(tmp_path: Path, number: int) -> None:
    path = tmp_path / "old.sqlite"
    shutil.copy(FIXTURES / f"v{number}.sqlite", path)
    workspace = open_workspace(path)
    (summary,) = workspace.summaries()
    assert (summary.company, summary.title, summary.status) == ("苏州样例零件有限公司", "数据库样本", "final")
    assessment = workspace.load(summary.id)
    assert assessment.answers["2.2.1-01"] == Answer(level=3, evidence=1, note="样本备注")
    assert assessment.answers["3.14-03"].duty == "partial"
    assert assessment.answers["1.2-01"] == Answer(value=42.5, counted=(17, 40) if number > 2 else None)
    assert workspace.file_content(assessment.evidence[0].file.sha256) == b"proof"  # type: ignore[union-attr]
    assert [event.after.level for event in workspace.history(summary.id, "2.2.1-01")] == [2, 3]
    assert workspace.pack(assessment.pack).id == "tiny"
    assert workspace.check().faults == ()
    workspace.close()


def test_a_file_of_today_needs_no_alembic(workspace: SqlWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(store: Store) -> None:
        raise AssertionError

    monkeypatch.setattr("aiplus_assess.storage.settling.upgrade", never)
    open_workspace(workspace.path).close()


def test_an_older_file_is_brought_up_and_kept(workspace: SqlWorkspace, draft: Assessment, next_version: Path) -> None:
    workspace.answer(draft.id, "2.2.1-01", Answer(level=3))
    before = workspace.load(draft.id)
    workspace.close()
    old = schema(workspace.path)
    write_migration(next_version, WORKING)
    again = open_workspace(workspace.path)
    assert again.load(draft.id) == before
    assert again.check().faults == ()
    assert again.check().schema == tables.SCHEMA
    with again._store.idle() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        connection.rollback()
    again.close()
    assert "region" in schema(workspace.path)["company"]
    (backup,) = workspace.path.parent.glob("*.bak")
    assert backup.name.startswith(f"{workspace.path.name}.before-v{tables.SCHEMA}-")
    assert schema(backup) == old
    open_workspace(workspace.path).close()
    assert len(list(workspace.path.parent.glob("*.bak"))) == 1


@pytest.mark.parametrize("body", [FAILING, ORPHANING])
def test_a_failed_migration_changes_nothing(
    workspace: SqlWorkspace, draft: Assessment, next_version: Path, body: str
) -> None:
    workspace.close()
    before = workspace.path.read_bytes()
    write_migration(next_version, body)
    with pytest.raises(WorkspaceError) as refused:
        open_workspace(workspace.path)
    assert workspace.path.read_bytes() == before
    (backup,) = workspace.path.parent.glob("*.bak")
    assert backup.name in refused.value.message
    assert "\n" not in refused.value.message


def test_a_migration_without_room_for_its_backup_does_not_begin(
    workspace: SqlWorkspace, next_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.close()
    before = workspace.path.read_bytes()
    write_migration(next_version, WORKING)

    def full(source: sqlite3.Connection, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("aiplus_assess.storage.sqlite.copy", full)
    with pytest.raises(EnvironmentFailure):
        open_workspace(workspace.path)
    assert workspace.path.read_bytes() == before
