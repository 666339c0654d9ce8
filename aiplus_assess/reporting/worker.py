"""Renders reports in a process of its own: the window never stutters, a crash in a native library can't take it down.

The process imports WeasyPrint once, while nobody waits; every further report costs layout time only.
Messages are tuples. In: (`render`, document, language), where the document is a task or the snapshot of a comparison;
(`stop`,). Out: (`ready`,), (`progress`, fraction, text),
(`done`, PDF bytes or the task's result), (`stopped`,), (`refused`, message, faults) for an AssessError,
(`fault`, details) for a bug.
"""

from __future__ import annotations

import signal
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from aiplus_assess import i18n
from aiplus_assess.errors import AssessError
from aiplus_assess.reporting.beside import BesideSnapshot
from aiplus_assess.reporting.comparison import ComparisonSnapshot
from aiplus_assess.reporting.tasks import Task

GONE = (EOFError, BrokenPipeError, ConnectionResetError)
"""What a connection raises when the window is closed: nobody waits for anything any more."""


class Stop(Exception):
    """The window no longer wants this report."""


def serve(connection: Connection) -> None:
    """Answer requests until the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the window; it closes the connection
    from aiplus_assess.reporting.pdf import warm_up

    with suppress(AssessError):  # whoever orders a report is told
        warm_up()
    try:
        connection.send(("ready",))
        while True:
            message = connection.recv()
            if message[0] == "render":  # a `stop` that came too late is for a report already sent
                connection.send(_answer(connection, *message[1:]))
    except GONE:
        return


def _answer(connection: Connection, document: ComparisonSnapshot | Task, language: i18n.Language) -> tuple[Any, ...]:
    from aiplus_assess.reporting.pdf import render_comparison

    def tell(fraction: float, text: str) -> None:
        if connection.poll() and connection.recv()[0] == "stop":
            raise Stop
        connection.send(("progress", fraction, text))

    i18n.use(language)
    try:
        if isinstance(document, ComparisonSnapshot | BesideSnapshot):
            return "done", render_comparison(document, tell)
        return "done", document.run(tell)
    except Stop:
        return ("stopped",)
    except AssessError as error:
        return "refused", error.message, error.faults
    except GONE:
        raise
    except Exception:  # noqa: BLE001 - handed over whole; the window tells the user
        return "fault", traceback.format_exc()
