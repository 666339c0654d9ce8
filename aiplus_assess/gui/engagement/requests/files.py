"""Files of the papers: into the workspace beside the window, and a safe copy to look at."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from aiplus_assess.assessment.model import EvidenceItem
from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.walk.offer import Offer
from aiplus_assess.gui.walk.proof_store import Kept, keep, look_at
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from aiplus_assess.gui.engagement.requests.view import RequestsSection


class RequestFiles:
    """Serves the section."""

    def __init__(self, section: RequestsSection) -> None:
        self._section = section

    def attach(self, item: EvidenceItem, offer: Offer) -> None:
        """Store the paper with its file; the list is read anew."""
        presenter, services = self._section.presenter, self._section.services
        if presenter is None:
            return
        assessment = presenter.id

        def work(job: Job) -> Kept:
            return keep(services.workspace, assessment, [(item, offer)], job)

        services.jobs.start(work, partial(self._kept, assessment), self._section.navigator.fail)

    def _kept(self, assessment: str, kept: Kept) -> None:
        section = self._section
        if section.presenter is not None and section.presenter.id == assessment:
            section.enter(assessment)
            section.table.choose([item.id for item in kept.items])
        if kept.failures:
            section.navigator.fail(EnvironmentFailure(" ".join(kept.failures)))

    def look(self, item: EvidenceItem) -> None:
        """Open a read-only copy with the desktop's program."""
        services = self._section.services

        def show(path: Path | None) -> None:
            if path is None or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                name = item.file.name if item.file is not None else item.title
                self._section.navigator.notify(_("“{name}” is not opened from here.").format(name=name))

        services.jobs.start(lambda _job: look_at(services.workspace, item), show, self._section.navigator.fail)
