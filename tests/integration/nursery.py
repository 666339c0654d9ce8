"""Children that work until they are killed or refused, for the tests of faults (`kill_child.py` is the other side)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

CHILD = Path(__file__).with_name("kill_child.py")


class Nursery:
    """One kind of work in one folder; one child at a time. Whatever a child writes on standard error is a failure."""

    def __init__(self, work: str, folder: Path) -> None:
        command: list[Any] = [sys.executable, CHILD, work, folder]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self._process.stderr is not None
        self._errors = self._process.stderr.fileno()  # a pipe: no limit of files cuts off what is said
        os.set_blocking(self._errors, False)
        self.child = 0

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.child:
            os.kill(self.child, signal.SIGKILL)
        self._process.communicate()

    def start(self, first: int, limit: int | None = None) -> None:
        """A child that goes on from `first`."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{first}\n" if limit is None else f"{first} {limit}\n")
        self._process.stdin.flush()
        word, number = self.line().split()
        assert word == "pid"
        self.child = int(number)

    def line(self) -> str:
        """The next line of the child; empty when it is gone."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if line == "gone\n" or not line:
            self.child = 0
            said = self._complaints()
            assert said == "", said
        return "" if line == "gone\n" else line

    def _complaints(self) -> str:
        try:
            return os.read(self._errors, 1 << 16).decode(errors="replace")
        except BlockingIOError:
            return ""

    def lines(self) -> Iterator[str]:
        """The rest of what the child says, until it is gone."""
        while line := self.line():
            yield line.rstrip("\n")

    def kill(self) -> None:
        """SIGKILL, now."""
        os.kill(self.child, signal.SIGKILL)

    def stop(self) -> None:
        """SIGSTOP; it stands still when this returns."""
        os.kill(self.child, signal.SIGSTOP)
        stat = Path(f"/proc/{self.child}/stat")
        while stat.exists() and stat.read_text().rpartition(")")[2].split()[0] not in "TZ":
            os.sched_yield()

    def go_on(self) -> None:
        """SIGCONT."""
        os.kill(self.child, signal.SIGCONT)

    @property
    def output(self) -> int:
        """The descriptor of what it says, for whoever can't wait for a line."""
        assert self._process.stdout is not None
        return self._process.stdout.fileno()
