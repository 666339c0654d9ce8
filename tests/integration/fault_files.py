"""Work that makes or replaces whole files: new workspaces, backups, restores, upgrades, exports, reports."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from fault_work import Work, opened

from aiplus_assess.storage.open import open_workspace

OLDEST = Path(__file__).parents[1] / "fixtures" / "databases" / "v1.sqlite"
REPORTS = ("pdf", "html", "xlsx", "json")
AHEAD = 8
"""How many files the upgrades find ready, for when there is no room to make them."""
GARBAGE = b"\xff" * 3000


def start(folder: Path, first: int) -> Iterator[int]:
    for number in count(first):
        open_workspace(folder / f"new-{number}.sqlite").close()
        yield number


def copy(folder: Path, first: int) -> Iterator[int]:
    workspace, _assessment = opened(folder)
    for number in count(first):
        workspace.backup(folder / f"backup-{number}.sqlite")
        yield number


def next_schema(scripts: Path) -> int:
    """The program as it will be with one schema more, which rebuilds two tables; its number."""
    from aiplus_assess import resources
    from aiplus_assess.storage import tables

    number = tables.SCHEMA + 1
    if not scripts.exists():
        new = scripts.with_name("being-made")
        shutil.copytree(resources.migrations(), new, dirs_exist_ok=True)
        (new / "versions" / f"{number:04d}_next.py").write_text(
            f"import sqlalchemy as sa\nfrom alembic import op\n\nrevision = '{number:04d}'\n"
            f"down_revision = '{number - 1:04d}'\n\n\ndef upgrade():\n"
            "    for name in ('company', 'answer'):\n"
            "        with op.batch_alter_table(name) as table:\n"
            "            table.add_column(sa.Column('added', sa.Text(), server_default='x'))\n"
        )
        new.rename(scripts)
    resources.migrations = lambda: scripts
    tables.SCHEMA = number
    return number


def appear(oldest: Path) -> None:
    """A workspace of the oldest schema, unless it is there."""
    if not oldest.exists():
        shutil.copy(OLDEST, oldest.with_name("copying"))
        oldest.with_name("copying").rename(oldest)


def upgrade(folder: Path, first: int) -> Iterator[int]:
    next_schema(folder / "scripts")
    for ahead in range(1, AHEAD):
        appear(folder / f"following-{first + ahead}")
    for number in count(first):
        path = folder / f"old-{number}.sqlite"
        with suppress(PermissionError):
            if not path.exists():
                appear(folder / f"following-{number}")
                (folder / f"following-{number}").rename(path)
        open_workspace(path).close()
        with suppress(OSError):  # the next one stands ready, for when nothing may be written any more
            (folder / f"following-{number + 1}").rename(folder / f"old-{number + 1}.sqlite")
        yield number


def restore(folder: Path, first: int) -> Iterator[int]:
    from aiplus_assess.storage.restoring import restore as restored

    for number in count(first):
        restored(folder / "w.sqlite", folder / f"b{number % 3}.sqlite")
        yield number


def restore_damaged(folder: Path, first: int) -> Iterator[int]:
    from aiplus_assess.storage.restoring import restore as restored

    for number in count(first):
        with suppress(PermissionError), (folder / "w.sqlite").open("r+b") as stream:
            stream.seek(4096)
            stream.write(GARBAGE)
        restored(folder / "w.sqlite", folder / f"b{number % 3}.sqlite")
        yield number


def export(folder: Path, first: int) -> Iterator[int]:
    from aiplus_assess.exchange.bundle import bundle_bytes
    from aiplus_assess.exchange.transfer import gather
    from aiplus_assess.reporting.write import write_file

    workspace, assessment = opened(folder)
    for number in count(first):
        content = bundle_bytes(gather(workspace, assessment))
        write_file(folder / f"out-{number}.aiplus", content)
        write_file(folder / "same.aiplus", content, force=True)
        yield number


def report(folder: Path, first: int) -> Iterator[int]:
    from aiplus_assess.cli.reports import write_report

    workspace, assessment = opened(folder)
    for number in count(first):
        ending = REPORTS[number % len(REPORTS)]
        write_report(workspace, assessment, folder / f"report-{number}.{ending}", "zh", edition="brief")
        yield number


FILES: dict[str, Work] = {
    "start": start,
    "backup": copy,
    "upgrade": upgrade,
    "restore": restore,
    "restore_damaged": restore_damaged,
    "export": export,
    "report": report,
}
