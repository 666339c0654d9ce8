"""Spoilt files of every kind the program reads: a clear refusal or a file that is good after all, and nothing else.

A few hundred in every run, more than ten thousand with `-m marathon`; docs/faults.md has the counts. They are the same
in every run: number N of a kind is drawn from the seed "KIND N".
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CHILD = Path(__file__).with_name("fuzz_child.py")
IN_EVERY_RUN = {"answers": 150, "profile": 100, "pack": 25, "aiplus": 60, "form": 25, "database": 30, "report": 20}
IN_A_MARATHON = {
    "answers": 4000, "profile": 3000, "pack": 1200, "aiplus": 2000, "form": 1000, "database": 1000, "report": 1000,
}  # fmt: skip

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")


def fuzz(kind: str, folder: Path, first: int, count: int) -> dict[str, Any]:
    command: list[Any] = [sys.executable, CHILD, kind, folder, str(first), str(count)]
    language = os.environ | {"LANGUAGE": "en"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=120 + 2 * count, check=False, env=language)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr[-4000:]
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["refused"] + found["taken"] == count
    assert found["refused"] > count / 3, "what is spoilt is mostly noticed"
    return found


@pytest.mark.parametrize("kind", IN_EVERY_RUN)
def test_spoilt_files(kind: str, tmp_path: Path) -> None:
    fuzz(kind, tmp_path, 0, IN_EVERY_RUN[kind])


@pytest.mark.marathon
@pytest.mark.parametrize("kind", IN_A_MARATHON)
def test_spoilt_files_in_a_marathon(kind: str, tmp_path: Path) -> None:
    print(kind, fuzz(kind, tmp_path, 1000, IN_A_MARATHON[kind]))
