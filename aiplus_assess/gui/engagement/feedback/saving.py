"""The very file of a version, and the papers for signing and for remarks."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from aiplus_assess.assessment.engagement import ReportVersion
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.gui import targets
from aiplus_assess.gui.engagement.papers import PaperSaver
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.walk.safe_copy import copy_to_look_at
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.papers.model import Paper
from aiplus_assess.storage.protocol import Workspace


class Saver(PaperSaver):
    """For versions, the bytes that were sent; papers are set anew."""

    def save_version(self, version: ReportVersion) -> None:
        """Ask where the very file goes."""
        assert version.file is not None
        self.ask(version.file.name, "PDF (*.pdf)", lambda _job, _suffix: _content(self._services.workspace, version))

    def open_version(self, version: ReportVersion) -> None:
        """Show a copy of the very file in the program for it."""
        assert version.file is not None
        workspace, name = self._services.workspace, version.file.name

        def work(_job: Job) -> Path:
            return copy_to_look_at(name, _content(workspace, version))

        def show(path: Path) -> None:
            if not targets.shown(path):
                self._navigator.notify(targets.nobody_opens(path))

        self._services.jobs.start(work, show, self._navigator.fail)

    def save_confirmation(self, assessment_id: str, version: ReportVersion | None) -> None:
        """The letter in which the company confirms a version."""
        self.save_paper(assessment_id, _("Confirmation of the assessment report"), partial(_letter, version))

    def save_form(self, assessment_id: str) -> None:
        """The table of remarks, with blank lines for more."""
        self.save_paper(assessment_id, _("Feedback on the report"), _form)


def _content(workspace: Workspace, version: ReportVersion) -> bytes:
    assert version.file is not None
    return workspace.file_content(version.file.sha256)


def _letter(version: ReportVersion | None, assessment: Assessment, pack: Pack, brand: Brand | None) -> Paper:
    from aiplus_assess.reporting.papers.sheets import confirmation_letter

    return confirmation_letter(assessment, pack, version, language=current(), brand=brand)


def _form(assessment: Assessment, pack: Pack, brand: Brand | None) -> Paper:
    from aiplus_assess.reporting.papers.sheets import feedback_table

    return feedback_table(assessment, pack, language=current(), brand=brand)
