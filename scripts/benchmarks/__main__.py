"""The bench: every row of docs/performance.md that can be measured here, as one JSON object."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import core
import data
import processes
from measuring import Row

import reports


def groups(times: int, folder: Path, quick: bool) -> dict[str, Callable[[], list[Row]]]:
    """Name → what measures it."""
    count = 1_000 if quick else 10_000

    def thousand() -> Path:
        path = folder / "thousand.sqlite"
        return path if path.exists() else data.many(path, 1_000)

    return {
        "pack": lambda: core.questionnaire(times),
        "scoring": lambda: core.scoring(times),
        "compare": lambda: core.comparing(times),
        "answer": lambda: core.answering(times, folder),
        "lists": lambda: core.lists(times, data.many(folder / "many.sqlite", count), count),
        "cli": lambda: processes.command_line(max(3, times // 3), thousand()),
        "start": lambda: processes.start(max(3, times // 3), thousand()),
        "report": lambda: reports.full(times),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repeats, smaller workspaces")
    parser.add_argument("--only", default="", help="groups, such as pack,answer")
    options = parser.parse_args()
    wanted = set(filter(None, options.only.split(",")))
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, measure in groups(4 if options.quick else 20, Path(folder), options.quick).items():
            if not wanted or name in wanted:
                print(f"» {name}", file=sys.stderr)
                rows += measure()
    print(json.dumps({"load": os.getloadavg(), "rows": [row.plain() for row in rows]}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
