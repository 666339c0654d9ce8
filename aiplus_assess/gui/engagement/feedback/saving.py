"""The very file of a version, and the papers for signing and for remarks: where, then written, then to be opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from aiplus_assess.assessment.engagement import ReportVersion
from aiplus_assess.exchange.naming import named
from aiplus_assess.gui import targets
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.walk.safe_copy import copy_to_look_at
from aiplus_assess.i18n import _, current
from aiplus_assess.ordering import brand_in_force
from aiplus_assess.reporting.papers.model import Paper
from aiplus_assess.storage.protocol import Workspace

Make = Callable[[Job, str], bytes]
"""(job, ending of the file's name) → content."""
PAPERS = "PDF (*.pdf);;Word (*.docx)"
ENDINGS = (".pdf", ".docx")


class Saver:
    """`over` is what dialogs stand over."""

    def __init__(self, over: QWidget, services: Services, navigator: Navigator) -> None:
        self._over, self._services, self._navigator = over, services, navigator

    # --- versions
    def save_version(self, version: ReportVersion) -> None:
        """Ask where the very file goes."""
        assert version.file is not None
        self._ask(version.file.name, "PDF (*.pdf)", lambda _job, _suffix: _content(self._services.workspace, version))

    def open_version(self, version: ReportVersion) -> None:
        """Show a copy of the very file in the program for it."""
        assert version.file is not None
        workspace, name = self._services.workspace, version.file.name

        def work(_job: Job) -> Path:
            return copy_to_look_at(name, _content(workspace, version))

        self._services.jobs.start(work, targets.show, self._navigator.fail)

    # --- papers
    def save_paper(self, assessment_id: str, kind: str, version: ReportVersion | None) -> None:
        """The confirmation letter of a version, or the table of remarks with blank lines."""
        workspace = self._services.workspace
        company = workspace.load(assessment_id).company.name
        title = _("Confirmation of the assessment report") if kind == "confirmation" else _("Feedback on the report")
        name = named(company, title, ending=".pdf")
        self._ask(name, PAPERS, partial(self._drawn, assessment_id, kind, version))

    def _drawn(self, assessment_id: str, kind: str, version: ReportVersion | None, job: Job, suffix: str) -> bytes:
        paper = _paper(self._services.workspace, assessment_id, kind, version)
        if suffix == ".docx":
            from aiplus_assess.reporting.papers.draw import paper_docx

            return paper_docx(paper)
        return self._services.reports.render_paper(paper, job.report)

    # --- writing
    def _ask(self, name: str, kinds: str, make: Make) -> None:
        start = targets.folder(self._services.preferences)

        def given(chosen: str, kind: str) -> None:
            self.save_to(chosen, make, kind)

        targets.ask_where(self._over, _("Save"), start, name, kinds, given)

    def save_to(self, chosen: str, make: Make, kind: str = "") -> None:
        """Ask before replacing a file; write whole or not at all."""
        known = Path(chosen).suffix.lower()
        target = targets.agreed(self._over, chosen, known if known in ENDINGS else _ending(kind))
        if target is not None:
            self._write(target, make, self._saved)

    def _write(self, target: Path, make: Make, done: Callable[[Path], None]) -> None:
        def work(job: Job) -> Path:
            from aiplus_assess.reporting.write import write_file

            write_file(target, make(job, target.suffix.lower()), force=True)
            return target

        self._services.jobs.start(work, done, self._navigator.fail)

    def _saved(self, target: Path) -> None:
        targets.remember(self._services.preferences, target)
        self._navigator.notify(_("Saved: {path}").format(path=target.name), _("Open"), partial(targets.show, target))


def _ending(kind: str) -> str:
    return next((ending for ending in ENDINGS if ending in kind), ENDINGS[0])


def _content(workspace: Workspace, version: ReportVersion) -> bytes:
    assert version.file is not None
    return workspace.file_content(version.file.sha256)


def _paper(workspace: Workspace, assessment_id: str, kind: str, version: ReportVersion | None) -> Paper:
    from aiplus_assess.reporting.papers.sheets import confirmation_letter, feedback_table

    assessment = workspace.load(assessment_id)
    pack, brand = workspace.pack(assessment.pack), brand_in_force(workspace, assessment_id)
    if kind == "confirmation":
        return confirmation_letter(assessment, pack, version, language=current(), brand=brand)
    return feedback_table(assessment, pack, language=current(), brand=brand)
