"""The bench: every row of docs/performance.md that can be measured here, as one JSON object."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import batches
import core
import data
import processes
import window
from measuring import Row

import reports

Groups = dict[str, Callable[[], list[Row]]]


def groups(times: int, folder: Path, quick: bool) -> Groups:
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
        "cli": lambda: processes.command_line(max(3, times // 2), thousand()),
        "start": lambda: processes.start(max(3, times // 2), thousand()),
        "keys": lambda: window.keys(times, folder / "keys.sqlite"),
        "memory": lambda: window.idle(thousand()) + reports.memory(),
        "cold": lambda: reports.cold(times, folder / "cold.sqlite", folder),
        "batch": lambda: batches.batch(8 if quick else 50),
        "warm": lambda: reports.full(times),
        "bundle": bundle,
    }


def bundle() -> list[Row]:
    """Sizes are read off scripts/build-installer, which takes minutes."""
    why = "scripts/build-installer prints it"
    return [
        Row("bundle", "installed bundle", None, None, "MB", 240, why=why),
        Row("installer", "compressed installer", None, None, "MB", 90, why=why),
    ]


def measured(found: Groups, wanted: set[str]) -> dict[str, object]:
    """What was wanted of the groups (all, where nothing is named), with the machine's load before and after."""
    before = os.getloadavg()
    rows: list[Row] = []
    for name, measure in found.items():
        if not wanted or name in wanted:
            print(f"» {name}", file=sys.stderr)
            rows += measure()
    return {
        "load": {"before": before, "after": os.getloadavg()},
        "cores": os.cpu_count(),
        "rows": [row.plain() for row in rows],
    }


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repeats, smaller workspaces")
    parser.add_argument("--only", default="", metavar="GROUP,…", help="such as pack,answer")
    options = parser.parse_args(arguments)
    wanted = set(filter(None, options.only.split(",")))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = groups(4 if options.quick else 20, folder, options.quick)
        if unknown := wanted - set(found):
            parser.error(f"no {', '.join(sorted(unknown))}; there are {', '.join(found)}")
        with processes.own_home(folder):
            print(json.dumps(measured(found, wanted), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
