"""The process in which spoilt files are read: with a cap on memory, and a time limit for every one of them.

python fuzz_child.py KIND FOLDER FIRST COUNT: prints one JSON line with what happened; a file that ends in anything but
an AssessError of one line is told on standard error with its number, and the exit code is 1.
"""

from __future__ import annotations

import gc
import json
import random
import resource
import shutil
import signal
import sys
import time
import traceback
from pathlib import Path

from fuzz_kinds import KINDS

from aiplus_assess.errors import AssessError

MEMORY = 1536 * 1024 * 1024
"""Address space in bytes, with everything the program loads; a PDF's reader alone may have twice that."""
PATIENCE = 30
"""Seconds of one file."""


class TooSlow(BaseException):
    """Nothing that reads a file can mistake this for one of its own errors."""


def stop(_signal: int, _frame: object) -> None:
    raise TooSlow


def feed(use: object, path: Path) -> bool:
    """Whether the file was refused."""
    signal.alarm(PATIENCE)
    try:
        use(path)  # type: ignore[operator]
    except AssessError as error:
        lines = (error.message, *error.faults)
        if not all(line.strip() and "\n" not in line for line in lines):
            raise ValueError(f"not one line each: {lines!r:.300}") from error
        return True
    finally:
        signal.alarm(0)
    return False


def main(name: str, folder: Path, first: int, count: int) -> int:
    kind = KINDS[name](folder)
    whole = folder / f"whole{kind.suffix}"
    if kind.whole:
        whole.write_bytes(kind.whole)
        assert not feed(kind.use, whole), "the whole file is taken"
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGALRM, stop)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    refused, slowest, failed = 0, 0.0, 0
    for number in range(first, first + count):
        work = folder / "work"
        work.mkdir(exist_ok=True)
        path = work / f"x{kind.suffix}"
        path.write_bytes(kind.spoilt(random.Random(f"{name} {number}")))
        began = time.monotonic()
        try:
            refused += feed(kind.use, path)
        except BaseException as error:  # noqa: BLE001 - told, and a failure
            failed += 1
            print(f"{name} {number}: {type(error).__name__}", file=sys.stderr)
            traceback.print_exc(limit=-6)
        slowest = max(slowest, time.monotonic() - began)
        shutil.rmtree(work)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"refused": refused, "taken": count - refused - failed, "slowest_s": slowest, "peak_mb": peak}))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
