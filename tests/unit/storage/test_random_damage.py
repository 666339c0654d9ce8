"""Bytes changed anywhere in the file end in a clear refusal or in a workspace that still works, in nothing else."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from aiplus_assess.assessment.model import Answer
from aiplus_assess.errors import AssessError
from aiplus_assess.storage.open import open_workspace

FIXTURE = Path(__file__).parents[2] / "fixtures" / "databases" / "v1.sqlite"


def sample(folder: Path) -> bytes:
    """A workspace with a final assessment and a draft."""
    path = folder / "sample.sqlite"
    shutil.copy(FIXTURE, path)
    workspace = open_workspace(path)
    workspace.reopen(workspace.summaries()[0].id)
    workspace.close()
    content = path.read_bytes()
    path.unlink()
    return content


def damaged(whole: bytes, luck: random.Random) -> bytes:
    """One of: some bytes changed, a block overwritten, the end cut off, pages exchanged."""
    content = bytearray(whole)
    kind = luck.randrange(4)
    place = luck.randrange(len(content))
    if kind == 0:
        for _ in range(luck.randint(1, 40)):
            content[luck.randrange(len(content))] ^= 1 << luck.randrange(8)
    elif kind == 1:
        block = luck.randbytes(luck.randint(16, 6000))
        content[place : place + len(block)] = block
    elif kind == 2:
        del content[place:]
    else:
        one, other = (luck.randrange(len(content) // 4096) * 4096 for _ in range(2))
        content[one : one + 4096], content[other : other + 4096] = (
            content[other : other + 4096],
            content[one : one + 4096],
        )
    return bytes(content)


def use(path: Path) -> None:
    """What a user does with a workspace; raises whatever it raises."""
    workspace = open_workspace(path)
    try:
        for summary in workspace.summaries():
            assessment = workspace.load(summary.id)
            workspace.history(summary.id)
            workspace.pack(assessment.pack)
            for item in assessment.evidence:
                if item.file is not None:
                    workspace.file_content(item.file.sha256)
            draft = workspace.reopen(summary.id) if assessment.final else assessment
            workspace.answer(draft.id, "2.2.1-01", Answer(level=1))
        workspace.check()
    finally:
        workspace.close()


def damage_and_use(folder: Path, seeds: range) -> None:
    whole, path = sample(folder), folder / "w.sqlite"
    for seed in seeds:
        path.write_bytes(damaged(whole, random.Random(seed)))
        with suppress(AssessError):
            use(path)
        for left in folder.iterdir():
            left.unlink()


def test_damage_is_refused_in_one_line(tmp_path: Path) -> None:
    damage_and_use(tmp_path, range(60))


@pytest.mark.marathon
@pytest.mark.parametrize("first", range(1000, 4000, 500))
def test_damage_is_refused_in_one_line_in_a_marathon(tmp_path: Path, first: int) -> None:
    damage_and_use(tmp_path, range(first, first + 500))


def test_without_damage_it_works(tmp_path: Path) -> None:
    path = tmp_path / "w.sqlite"
    path.write_bytes(sample(tmp_path))
    use(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM assessment").fetchone() == (3,)
    connection.close()
