"""Killed at random moments while it works: everything that was reported as saved is there, and every file is whole.

A few kills of each kind in every run, a hundred with `-m marathon`; docs/faults.md has the counts.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path
from threading import Event

import pytest
from fault_checks import CHECKS, opens, prepare
from nursery import Nursery

IN_EVERY_RUN = {"answer": 7, "answer_all": 3, "create": 3, "attach": 2, "merge": 3}
IN_A_MARATHON = 100
SLOW = {"report": 4, "upgrade": 8, "export": 12}
"""How many calls a child of this kind finishes at most before it is killed; the others 30."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


def run_and_kill(nursery: Nursery, first: int, most: int, luck: random.Random) -> int:
    """Let it work from `first` on, kill it in the middle of something, and return the last number it reported."""
    nursery.start(first)
    reported, before, took = [], time.monotonic(), 0.004
    for _ in range(luck.randint(1, most)):
        reported.append(nursery.line())
        before, took = time.monotonic(), time.monotonic() - before
    Event().wait(luck.random() * (took if len(reported) > 1 else 0.004))  # anywhere in the next call
    nursery.kill()
    numbers = [int(line) for line in (*reported, *nursery.lines())]
    assert numbers == list(range(first, first + len(numbers)))
    return numbers[-1]


def kill_again_and_again(work: str, folder: Path, times: int) -> None:
    luck = random.Random(f"{work} {times}")
    prepare(folder, work)
    following = 0
    with Nursery(work, folder) as nursery:
        for _ in range(times):
            last = run_and_kill(nursery, following, SLOW.get(work, 30), luck)
            following = CHECKS[work](folder, last)
    opens(folder)


@pytest.mark.parametrize("work", CHECKS)
def test_nothing_reported_is_lost(work: str, tmp_path: Path) -> None:
    kill_again_and_again(work, tmp_path, IN_EVERY_RUN.get(work, 2))


@pytest.mark.marathon
@pytest.mark.parametrize("work", CHECKS)
def test_nothing_reported_is_lost_in_a_marathon(work: str, tmp_path: Path) -> None:
    kill_again_and_again(work, tmp_path, IN_A_MARATHON)
