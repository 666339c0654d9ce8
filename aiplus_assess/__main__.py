"""`python -m aiplus_assess`, and the installed command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line with the process's arguments and end with its exit code."""
    if getattr(sys, "frozen", False):  # the report's worker process starts by this same program
        from multiprocessing import freeze_support

        freeze_support()
    from aiplus_assess.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
