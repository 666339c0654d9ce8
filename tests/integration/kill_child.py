"""The process that is killed, or that the machine refuses: one kind of work over and over, each time told when done.

python kill_child.py WORK FOLDER FIRST [LIMIT]: prints one number per finished call, from FIRST on, until it is killed.
With LIMIT no file may grow beyond that many bytes (0: nothing may be written in FOLDER, the process being nobody);
then it ends with the line that refused it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from fault_files import FILES
from fault_work import WORKS

from aiplus_assess.errors import AssessError


def limit(most: int) -> None:
    """What comes after this has a full disk, or one that is read-only."""
    import resource

    if most:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    elif os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


def main(work: str, folder: str, first: str, most: str | None = None) -> None:
    """Until killed, refused, or out of patience."""
    doing = (WORKS | FILES)[work](Path(folder), int(first))
    try:
        if most is not None:
            next(doing) if most == "0" else None  # what is read when first needed is read; then rights are dropped
            limit(int(most))
        for done in doing:
            print(done, flush=True)
            if most is not None and done > int(first) + 200:
                break
    except AssessError as error:
        print("refused:", error.message, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
