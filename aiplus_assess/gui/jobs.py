"""The one way to do something beside the window: work runs on an executor, its outcome arrives in the window.

The executor is injected: a thread pool in the program, a hand-driven one in tests.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from aiplus_assess.errors import AssessError

T = TypeVar("T")
log = logging.getLogger(__name__)


class Cancelled(Exception):
    """Raised inside work that notices it is no longer wanted."""


class Executor(Protocol):
    """Runs a callable, now or later, here or elsewhere."""

    def submit(self, run: Callable[[], None]) -> None: ...


class ThreadExecutor:
    """A small pool of Qt threads."""

    def __init__(self, threads: int = 2) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(threads)

    def submit(self, run: Callable[[], None]) -> None:
        self._pool.start(QRunnable.create(run))

    def finish(self, milliseconds: int = 3000) -> bool:
        """Wait for what is running, at most so long; False where it is not done."""
        return self._pool.waitForDone(milliseconds)


class ImmediateExecutor:
    """Runs at once, in the caller's thread (tests, command line)."""

    def submit(self, run: Callable[[], None]) -> None:
        run()


class ManualExecutor:
    """Keeps what it is given until a test drains it."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def submit(self, run: Callable[[], None]) -> None:
        self.waiting.append(run)

    def drain(self) -> None:
        """Run everything that waits, in order."""
        while self.waiting:
            self.waiting.pop(0)()


class Job(QObject):
    """One piece of work under way. Whatever thread it reports from, it is heard in the window's thread."""

    _progressed = Signal(float, str)
    _ended = Signal(object, object)

    def __init__(self, progress: Callable[[float, str], None] | None = None) -> None:
        super().__init__()
        self._progress = progress
        self._cancel = Event()
        self._outcome: tuple[Callable[[Any], None], Callable[[Exception], None]] | None = None
        self._progressed.connect(self._deliver_progress)
        self._ended.connect(self._deliver)

    @property
    def cancelled(self) -> bool:
        return self._cancel.is_set()

    @property
    def running(self) -> bool:
        """Whether its outcome is still to come."""
        return self._outcome is not None

    def cancel(self) -> None:
        """Stop wanting it: neither result nor error will be delivered."""
        self._cancel.set()
        self._outcome = None

    def report(self, fraction: float, text: str = "") -> None:
        """Called by the work: how far it is (0..1). Raises Cancelled where it is no longer wanted."""
        if self.cancelled:
            raise Cancelled
        self._progressed.emit(fraction, text)

    def when_ended(self, done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        """Who hears the outcome."""
        self._outcome = done, failed

    @Slot(float, str)
    def _deliver_progress(self, fraction: float, text: str) -> None:
        if self._progress is not None and not self.cancelled:
            self._progress(fraction, text)

    @Slot(object, object)
    def _deliver(self, result: object, error: Exception | None) -> None:
        outcome, self._outcome = self._outcome, None
        if outcome is None or self.cancelled:
            return
        done, failed = outcome
        if error is None:
            done(result)
        else:
            failed(error)


class JobRunner:
    """Starts jobs and keeps them alive until their outcome is delivered."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._running: list[Job] = []

    def start(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: Callable[[float, str], None] | None = None,
    ) -> Job:
        """Run `work(job)` on the executor; `done(result)` or `failed(error)` follow in the window's thread."""
        job = Job(progress)
        self._running = [other for other in self._running if other.running]
        self._running.append(job)
        job.when_ended(done, failed)
        self._executor.submit(lambda: _run(job, work))
        return job

    def cancel_all(self) -> None:
        """Nobody wants any outcome any more (the window closes)."""
        for job in self._running:
            job.cancel()


def _run(job: Job, work: Callable[[Job], object]) -> None:
    try:
        if job.cancelled:
            return
        result = work(job)
    except Cancelled:
        return
    except AssessError as error:
        job._ended.emit(None, error)
    except Exception as error:
        log.exception("a background job failed")
        job._ended.emit(None, error)
    else:
        job._ended.emit(result, None)
