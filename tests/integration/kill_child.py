"""The process whose children are killed, or refused by the machine: one kind of work over and over, told when done.

python kill_child.py WORK FOLDER: for each line “FIRST” or “FIRST LIMIT” on standard input a child is forked. It prints
“pid N”, then one number per finished call from FIRST on, until it is killed; then “gone” is printed. With LIMIT no file
may grow beyond that many bytes after the first call (0: it may write nowhere any more); the child then ends with the
line that refused it. Forked, because reading the program anew would take most of the time.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from pathlib import Path

from fault_files import FILES
from fault_work import WORKS

from aiplus_assess.errors import AssessError

FIRST_NEEDED = {
    "report": ("weasyprint", "xlsxwriter", "aiplus_assess.cli.reports", "aiplus_assess.reporting.pdf"),
    "upgrade": ("alembic.command", "alembic.config"),
}
PATIENCE = 200
"""Calls after which a limit has not been reached."""


def limit(most: int, folder: Path) -> None:
    """What comes after this has a full disk, or one that is read-only."""
    import resource

    if most:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    elif os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    else:
        folder.chmod(0o500)


def work(name: str, folder: Path, first: int, most: int | None) -> None:
    """Until killed, refused, or out of patience."""
    doing = (WORKS | FILES)[name](folder, first)
    try:
        if most is not None:
            print(next(doing), flush=True)  # what is read when first needed is read: then the machine refuses
            limit(most, folder)
        for done in doing:
            print(done, flush=True)
            if most is not None and done > first + PATIENCE:
                break
    except AssessError as error:
        print("refused:", error.message, flush=True)


def child(name: str, folder: Path, order: list[str]) -> None:
    """All of a child's life."""
    try:
        print("pid", os.getpid(), flush=True)
        work(name, folder, int(order[0]), int(order[1]) if len(order) > 1 else None)
    except BaseException:  # noqa: BLE001 - the other side fails on anything said there
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(0)


def main(name: str, folder: str) -> None:
    """Children one after the other, as long as they are asked for."""
    for module in FIRST_NEEDED.get(name, ()):
        importlib.import_module(module)
    for line in iter(sys.stdin.readline, ""):
        born = os.fork()
        if born == 0:
            child(name, Path(folder), line.split())
        os.waitpid(born, 0)
        print("gone", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
