"""The disk is full, or may not be written, in the middle of every kind of work: one line, and nothing is lost or half.

A few of each kind in every run, a hundred with `-m marathon`; docs/faults.md has the counts.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fault_checks import CHECKS, opens, prepare
from nursery import Nursery

IN_A_MARATHON = 100
LEAST = {"restore_damaged": 9000}
"""Bytes that the test itself needs to damage the file."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")


def refused(nursery: Nursery, first: int, most: int) -> tuple[int, str]:
    """Let it work until the machine refuses; the last number it reported, and the line (empty where none came)."""
    nursery.start(first, most)
    *numbers, last = nursery.lines()
    line = last.removeprefix("refused: ") if last.startswith("refused: ") else ""
    reported = [int(number) for number in numbers + ([] if line else [last])]
    assert reported == list(range(first, first + len(reported)))
    return reported[-1], line


def largest(folder: Path) -> int:
    return max(path.stat().st_size for path in folder.iterdir() if path.is_file())


def refuse_again_and_again(work: str, folder: Path, times: int) -> None:
    luck = random.Random(f"{work} {times}")
    prepare(folder, work)
    following, lines = 0, []
    least = LEAST.get(work, 1)
    with Nursery(work, folder) as nursery:
        for turn in range(times):
            most = luck.randint(least, (least + 4096, int(1.2 * largest(folder)))[turn % 2])
            last, line = refused(nursery, following, most)
            following = CHECKS[work](folder, last)
            lines.append(line)
    assert all(lines[::2]), "with almost no room nothing can go on"
    opens(folder)


@pytest.mark.parametrize("work", CHECKS)
def test_a_full_disk(work: str, tmp_path: Path) -> None:
    refuse_again_and_again(work, tmp_path, 1)


@pytest.mark.marathon
@pytest.mark.parametrize("work", CHECKS)
def test_a_full_disk_in_a_marathon(work: str, tmp_path: Path) -> None:
    refuse_again_and_again(work, tmp_path, IN_A_MARATHON)


@pytest.fixture(params=["seen", "unseen"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder that somebody else may look into, or may not even reach."""
    closed = {
        path: path.stat().st_mode for path in (tmp_path, *tmp_path.parents) if path.stat().st_mode & 0o055 != 0o055
    }
    if request.param == "seen":
        for path, mode in closed.items():
            path.chmod(mode | 0o055)
    yield tmp_path
    for path, mode in closed.items():
        path.chmod(mode)


@pytest.mark.parametrize("work", CHECKS)
def test_a_place_that_may_not_be_written(work: str, folder: Path) -> None:
    prepare(folder, work)
    with Nursery(work, folder) as nursery:
        last, line = refused(nursery, 0, 0)
    folder.chmod(0o700)
    assert (last, bool(line)) == (0, True)
    CHECKS[work](folder, last)
    opens(folder)
