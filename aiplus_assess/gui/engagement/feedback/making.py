"""Makes a version of the report: rendered beside the window, then kept byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import uuid6

from aiplus_assess.assessment.engagement import ReportVersion
from aiplus_assess.assessment.records import AttachedFile
from aiplus_assess.errors import AssessError
from aiplus_assess.exchange.naming import named
from aiplus_assess.gui.engagement.feedback.lines import Wanted, with_version
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.report.choices import Choices, file_name
from aiplus_assess.gui.report.progress_card import ProgressCard
from aiplus_assess.gui.services import Services

Failed = Callable[[Exception], None]


class VersionMaker:
    """One version at a time; `progress` shows how far it is and stops it."""

    def __init__(
        self, services: Services, progress: ProgressCard, done: Callable[[ReportVersion], None], failed: Failed
    ) -> None:
        self._services, self._progress = services, progress
        self._done, self._failed = done, failed
        self._job: Job | None = None
        progress.cancelled.connect(self.cancel)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def make(self, assessment_id: str, wanted: Wanted) -> None:
        """Render the full report as it is now; it is stored when it is whole, and nothing is before."""
        services, workspace = self._services, self._services.workspace
        assessment = workspace.load(assessment_id)
        made = services.clock()
        version = ReportVersion(str(uuid6.uuid7()), wanted.number, made, wanted.stage, wanted.by, wanted.what)
        choices = Choices(wanted.language, "full", wanted.basis)
        name = named(file_name(assessment, choices).removesuffix(".pdf"), wanted.number, ending=".pdf")
        order = choices.order(workspace, with_version(assessment, version))
        self._progress.begin()

        def work(job: Job) -> bytes:
            return services.reports.render(order, job.report)

        done = partial(self._made, assessment_id, replace(version, file=AttachedFile("0" * 64, name, 0)))
        self._job = services.jobs.start(work, done, self._refused, self._progress.show_progress)

    def cancel(self) -> None:
        """Stop it; nothing is kept."""
        if self._job is not None:
            self._job.cancel()
            self._end()
            self._failed(Stopped())

    def drop(self) -> None:
        """The section goes: nobody hears of it any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _made(self, assessment_id: str, version: ReportVersion, content: bytes) -> None:
        self._end()
        try:
            stored = self._services.workspace.desk.add_version(assessment_id, version, content)
        except AssessError as error:
            self._failed(error)
            return
        self._done(stored)

    def _refused(self, error: Exception) -> None:
        self._end()
        self._failed(error)

    def _end(self) -> None:
        self._job = None
        self._progress.hide()


class Stopped(Exception):
    """The user stopped the making: nothing to say."""
