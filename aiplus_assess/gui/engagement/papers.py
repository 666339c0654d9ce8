"""Papers and kept files out of the desk: asked where, written beside the window, then offered to be opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from aiplus_assess.assessment.model import Assessment
from aiplus_assess.exchange.naming import named
from aiplus_assess.gui import targets
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _
from aiplus_assess.ordering import brand_in_force
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.papers.model import Paper

Make = Callable[[Job, str], bytes]
"""(job, ending of the file's name) → content."""
Set = Callable[[Assessment, Pack, Brand | None], Paper]
"""What sets a paper, of the assessment as it is then."""
PAPERS = "PDF (*.pdf);;Word (*.docx)"
ENDINGS = (".pdf", ".docx")


class PaperSaver:
    """`over` is what dialogs stand over."""

    def __init__(self, over: QWidget, services: Services, navigator: Navigator) -> None:
        self._over, self._services, self._navigator = over, services, navigator

    def save_paper(self, assessment_id: str, title: str, make: Set) -> None:
        """A paper under the assessment's brand, as PDF or Word."""
        company = self._services.workspace.load(assessment_id).company.name
        self.ask(named(company, title, ending=".pdf"), PAPERS, partial(self._drawn, assessment_id, make))

    def _drawn(self, assessment_id: str, make: Set, job: Job, suffix: str) -> bytes:
        workspace = self._services.workspace
        assessment = workspace.load(assessment_id)
        paper = make(assessment, workspace.pack(assessment.pack), brand_in_force(workspace, assessment_id))
        if suffix == ".docx":
            from aiplus_assess.reporting.papers.draw import paper_docx

            return paper_docx(paper)
        return self._services.reports.render_paper(paper, job.report)

    def ask(self, name: str, kinds: str, make: Make) -> None:
        """Ask where a file goes."""
        start = targets.folder(self._services.preferences)

        def given(chosen: str, kind: str) -> None:
            self.save_to(chosen, make, kind)

        targets.ask_where(self._over, _("Save"), start, name, kinds, given)

    def save_to(self, chosen: str, make: Make, kind: str = "") -> None:
        """Ask before replacing a file; write whole or not at all."""
        known = Path(chosen).suffix.lower()
        target = targets.agreed(self._over, chosen, known if known in ENDINGS else _ending(kind))
        if target is None:
            return

        def work(job: Job) -> Path:
            from aiplus_assess.reporting.write import write_file

            write_file(target, make(job, target.suffix.lower()), force=True)
            return target

        self._navigator.notify(_("Writing {path} …").format(path=target.name))
        self._services.jobs.start(work, self._saved, self._navigator.fail)

    def _saved(self, target: Path) -> None:
        targets.remember(self._services.preferences, target)
        self._navigator.notify(_("Saved: {path}").format(path=target.name), _("Open"), partial(targets.show, target))


def _ending(kind: str) -> str:
    return next((ending for ending in ENDINGS if ending in kind), ENDINGS[0])
