"""One open workspace file: its connection, its transactions, its clock."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.i18n import _
from aiplus_assess.storage import sqlite
from aiplus_assess.storage.guard import guarded

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    return datetime.now(UTC)


class Store:
    """Transactions over one connection, one at a time whatever thread asks."""

    def __init__(self, path: Path, clock: Clock = system_clock, busy_ms: int = sqlite.BUSY_MS) -> None:
        self.path = path
        self.clock = clock
        self._lock = threading.RLock()
        with guarded(path):
            self._engine = sqlite.engine(path, busy_ms)
            self._connection = self._engine.connect()
        self._closed = False
        self._writing = False

    def close(self) -> None:
        with self._lock:
            self._closed = True
            self._connection.close()
            self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the file for everything that is read inside."""
        with self._transaction(writes=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One durable transaction: on the disk when the block has ended, or not at all. In another, part of it."""
        with self._transaction(writes=True) as connection:
            yield connection

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other thread's transaction in between."""
        with self._lock:
            yield

    @contextmanager
    def idle(self) -> Iterator[Connection]:
        """The connection outside a transaction, for copies."""
        with self._lock, guarded(self.path):
            self._check_open()
            yield self._connection

    @contextmanager
    def _transaction(self, writes: bool) -> Iterator[Connection]:
        with self._lock, guarded(self.path):
            self._check_open()
            if self._writing:
                yield self._connection
                return
            sqlite.will_write(self._connection, writes)
            self._writing = writes
            try:
                with self._connection.begin():
                    yield self._connection
            except BaseException:
                sqlite.abandon(self._connection)
                raise
            finally:
                self._writing = False

    def _check_open(self) -> None:
        if self._closed:
            raise EnvironmentFailure(_("{path} has been closed; open it again.").format(path=self.path))

    def now(self) -> str:
        """The time as the tables keep it: UTC, always with microseconds, so that text order is time order."""
        return stamp(self.clock())


def stamp(at: datetime) -> str:
    """2026-09-30T08:15:02.000123Z"""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
