"""Saving a report: where, beside the window in the format wanted, then whole under its name or not at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aiplus_assess.assessment.model import Assessment
from aiplus_assess.gui import targets
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.report.choices import Choices, file_name, kind_words
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _
from aiplus_assess.ordering import Order

Show = Callable[[float, str], None]


class Saving(QObject):
    """`saved` carries the path and whether a small PDF became the brief edition."""

    began = Signal()
    saved = Signal(object, bool)
    failed = Signal(object)

    def __init__(self, over: QWidget, services: Services) -> None:
        super().__init__(over)
        self._over, self._services = over, services
        self._job: Job | None = None

    def ask(self, assessment: Assessment, choices: Choices, order: Order, ready: bytes, show: Show) -> None:
        """Ask where; `ready` is the file where it is made already, else empty."""
        start, name = targets.folder(self._services.preferences), file_name(assessment, choices)

        def given(chosen: str, _kind: str) -> None:
            self.save_to(chosen, order, ready, show)

        targets.ask_where(self._over, _("Save the report"), start, name, kind_words(choices.ending), given)

    def save_to(self, chosen: str, order: Order, ready: bytes, show: Show) -> None:
        """Ask before replacing a file, then make and write it in a job."""
        target = targets.agreed(self._over, chosen, order.ending)
        if target is None:
            return
        targets.remember(self._services.preferences, target)
        self.began.emit()
        work = partial(self._write, target, order, ready)
        self._job = self._services.jobs.start(work, partial(self._done, target), self._refused, show)

    def cancel(self) -> bool:
        """Stop; False where nothing is being saved. Nothing is written under the file's name."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        return job is not None

    def _write(self, target: Path, order: Order, ready: bytes, job: Job) -> bool:
        from aiplus_assess.reporting.write import write_file

        if ready:
            write_file(target, ready, force=True)
            return False
        written = self._services.reports.write(order, job.report)
        job.report(1.0, _("Writing the file"))
        write_file(target, written.content, force=True)
        return written.edition != order.edition

    def _done(self, target: Path, brief: bool) -> None:
        self._job = None
        self.saved.emit(target, brief)

    def _refused(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)
