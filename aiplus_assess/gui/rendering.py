"""Makes the report's files for the window, in a warm process beside it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any

from aiplus_assess import __version__, i18n
from aiplus_assess.errors import EnvironmentFailure, InputError
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from aiplus_assess.ordering import Order
    from aiplus_assess.reporting.beside import BesideSnapshot
    from aiplus_assess.reporting.brand import Logo
    from aiplus_assess.reporting.comparison import ComparisonSnapshot
    from aiplus_assess.reporting.formats import Written
    from aiplus_assess.reporting.papers.model import Paper
    from aiplus_assess.reporting.tasks import Task

Progress = Callable[[float, str], None]
LISTEN = 0.1
"""Seconds between two looks whether the report is still wanted."""
PATIENCE = 2.0
"""Seconds a worker gets to stop by itself before its process is ended."""


class WorkerFault(Exception):
    """A bug while rendering; the text is the worker's own traceback."""


class Renderer:
    """One worker process, started by `warm_up` or by the first report; one report at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def warm_up(self) -> None:
        """Start the worker if it does not run; returns at once."""
        with self._lock:
            self._start()

    def render(self, order: Order, progress: Progress) -> bytes:
        """The PDF's bytes. Where `progress` raises, the worker stops, and what was raised goes on."""
        return self.write(order, progress).content

    def write(self, order: Order, progress: Progress) -> Written:
        """The report in the order's format, in the same way."""
        from aiplus_assess.ordering import write_order

        return write_order(order, lambda task: self._done(task, progress))

    def preview(self, order: Order, progress: Progress) -> bytes:
        """The cover and the page for the boss under the order's brand, as a PDF file."""
        from aiplus_assess.reporting.snapshot import freeze
        from aiplus_assess.reporting.tasks import DrawPreview

        snapshot = freeze(
            order.assessment,
            order.pack,
            language=order.language,
            edition="brief",
            brand=order.brand,
            program_version=__version__,
        )
        content: bytes = self._done(DrawPreview(snapshot), progress)
        return content

    def read_logo(self, content: bytes, name: str, progress: Progress) -> Logo:
        """The logo in a user's file; InputError for what can't be one."""
        from aiplus_assess.reporting.tasks import ReadLogo

        words = _("Reading the logo {name} broke off; nothing was changed. Choose another file.").format(name=name)
        logo: Logo = self._done(ReadLogo(content, name), progress, words)
        return logo

    def render_comparison(self, snapshot: ComparisonSnapshot | BesideSnapshot, progress: Progress) -> bytes:
        """The same for a comparison."""
        content: bytes = self._done(snapshot, progress)
        return content

    def render_paper(self, paper: Paper, progress: Progress) -> bytes:
        """The same for a letter, sheet or guide."""
        from aiplus_assess.reporting.tasks import DrawPaper

        content: bytes = self._done(DrawPaper(paper), progress)
        return content

    def _done(self, task: Task | ComparisonSnapshot | BesideSnapshot, progress: Progress, interrupted: str = "") -> Any:
        """`interrupted`: what is said where the worker died of it."""
        words = interrupted or _("The report was interrupted; your answers are safe. Please try again.")
        return self._asked(("render", task, i18n.current()), progress, words)

    def _asked(self, message: tuple[Any, ...], progress: Progress, interrupted: str) -> Any:
        with self._lock:
            connection = self._start()
            try:
                connection.send(message)
                return self._listen(connection, progress)
            except (EOFError, OSError):
                self._end()
                raise EnvironmentFailure(interrupted) from None

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            self._end()

    def _listen(self, connection: Connection, progress: Progress) -> Any:
        fraction, text = 0.0, _("Starting")
        while True:
            try:
                progress(fraction, text)
            except BaseException:
                self._stop(connection)
                raise
            if not connection.poll(LISTEN):
                continue
            word, *rest = connection.recv()
            if word == "progress":
                fraction, text = max(fraction, rest[0]), rest[1]
            elif word != "ready":
                return _outcome(word, rest)

    def _stop(self, connection: Connection) -> None:
        """Ask the worker to stop; one that does not is ended, and the next report starts another."""
        connection.send(("stop",))
        while connection.poll(PATIENCE):
            if connection.recv()[0] not in ("progress", "ready"):
                return
        self._end()

    def _start(self) -> Connection:
        if self._connection is None or self._process is None or not self._process.is_alive():
            self._end()
            import multiprocessing

            from aiplus_assess.reporting.worker import serve

            context = multiprocessing.get_context("spawn")
            self._connection, theirs = context.Pipe()
            self._process = context.Process(target=serve, args=(theirs,), name="report", daemon=True)
            self._process.start()
            theirs.close()
        return self._connection

    def _end(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.terminate()
            self._process.join(PATIENCE)
            if self._process.is_alive():
                self._process.kill()  # one that hears nothing would keep the program from ending
                self._process.join(PATIENCE)
        self._connection = self._process = None


def _outcome(word: str, rest: list[Any]) -> Any:
    if word == "refused":
        raise InputError(*rest)
    if word == "fault":
        raise WorkerFault(*rest)
    return rest[0]
