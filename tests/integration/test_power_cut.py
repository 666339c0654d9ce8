"""The power goes in the middle of a write: what is on the disk then is opened elsewhere, and nothing saved is missing.

The writing process is stopped at a random moment and its file copied with the journal, as the disk would have them.
Then the copy is made worse in every way SQLite promises to survive: of the pages that the journal keeps the old
content of, any number are torn or never written; pages beyond the old end are garbage; a journal that was not yet
marked as complete is cut short. A dozen cuts in every run, six hundred with `-m marathon`.
"""

from __future__ import annotations

import os
import random
import shutil
import struct
from contextlib import suppress
from pathlib import Path
from threading import Event

import pytest
from fault_checks import CHECKS, prepare
from nursery import Nursery

MAGIC = bytes.fromhex("d9d505f920a163d7")
WORKS = ("answer", "answer_all", "attach", "merge", "import", "move")

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")


class Reports:
    """The numbers a child has reported as saved, read without waiting."""

    def __init__(self, nursery: Nursery) -> None:
        self.last, self._rest, self._from = int(nursery.line()), b"", nursery.output
        os.set_blocking(self._from, False)

    def read(self) -> int:
        """The last one so far."""
        with suppress(BlockingIOError):
            while content := os.read(self._from, 65536):
                *lines, self._rest = (self._rest + content).split(b"\n")
                self.last = int(lines[-1]) if lines else self.last
        return self.last


def tear(folder: Path, luck: random.Random) -> str:
    """Make the copy as bad as a power cut may leave it; what was torn."""
    journal = folder / "w.sqlite-journal"
    content = journal.read_bytes() if journal.exists() else b""
    if len(content) < 28:
        return "between" if not content else "begun"
    magic, count, _nonce, pages, sector, size = struct.unpack(">8sIIIII", content[:28])
    if magic != MAGIC or count == 0:
        journal.write_bytes(content[: luck.randrange(len(content))])
        return "begun"
    with (folder / "w.sqlite").open("r+b") as stream:
        for record in range(count):
            (number,) = struct.unpack_from(">I", content, sector + record * (size + 8))
            if luck.random() < 0.6:
                stream.seek((number - 1) * size + (start := luck.randrange(0, size, 512)))
                stream.write(luck.randbytes(size - start))
        if luck.random() < 0.5:
            stream.seek(pages * size)
            stream.write(luck.randbytes(size))
    return "torn"


def cut_again_and_again(work: str, folder: Path, times: int) -> dict[str, int]:
    luck = random.Random(f"{work} {times}")
    home, found = folder / "home", dict.fromkeys(("between", "begun", "torn"), 0)
    home.mkdir()
    prepare(home, work)
    with Nursery(work, home) as nursery:
        nursery.start(0)
        reports = Reports(nursery)
        for number in range(times):
            Event().wait(luck.random() * 0.03)
            copy = folder / f"cut-{number}"
            nursery.stop()
            shutil.copytree(home, copy, ignore=shutil.ignore_patterns(".*"))
            last = reports.read()
            nursery.go_on()
            found[tear(copy, luck)] += 1
            CHECKS[work](copy, last)
            shutil.rmtree(copy)
    return found


def test_nothing_saved_is_missing(tmp_path: Path) -> None:
    for work in ("answer", "merge", "import"):
        (tmp_path / work).mkdir()
        assert sum(cut_again_and_again(work, tmp_path / work, 4).values()) == 4


@pytest.mark.marathon
@pytest.mark.parametrize("work", WORKS)
def test_nothing_saved_is_missing_in_a_marathon(work: str, tmp_path: Path) -> None:
    found = cut_again_and_again(work, tmp_path, 100)
    assert found["torn"] >= 5, found
    print(work, found)
