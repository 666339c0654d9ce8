"""The very file of a version, and the papers for signing and for remarks: where, then written, then to be opened."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from aiplus_assess.assessment.engagement import ReportVersion
from aiplus_assess.exchange.naming import harmless_name
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.kit import confirm
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.gui.report.making import report_brand
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _, current
from aiplus_assess.reporting.papers.model import Paper
from aiplus_assess.storage.protocol import Workspace

Make = Callable[[Job, str], bytes]
"""(job, ending of the file's name) → content."""
PAPERS = "PDF (*.pdf);;Word (*.docx)"


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
        folder = Path(tempfile.mkdtemp(prefix="aiplus-"))
        target = folder / harmless_name(version.file.name)
        self._write(target, lambda _job, _suffix: _content(self._services.workspace, version), _show)

    # --- papers
    def save_paper(self, assessment_id: str, kind: str, version: ReportVersion | None) -> None:
        """The confirmation letter of a version, or the table of remarks with blank lines."""
        workspace = self._services.workspace
        company = workspace.load(assessment_id).company.name
        title = _("Confirmation of the assessment report") if kind == "confirmation" else _("Feedback on the report")
        name = harmless_name(f"{company} {title}"[:70] + ".pdf")
        self._ask(name, PAPERS, partial(self._drawn, assessment_id, kind, version))

    def _drawn(self, assessment_id: str, kind: str, version: ReportVersion | None, job: Job, suffix: str) -> bytes:
        paper = _paper(self._services.workspace, assessment_id, kind, version)
        if suffix == ".docx":
            from aiplus_assess.reporting.papers.draw import paper_docx

            return paper_docx(paper)
        return self._services.reports.render_paper(paper, job.report)

    # --- writing
    def _ask(self, name: str, kinds: str, make: Make) -> None:
        dialog = QFileDialog(self._over, _("Save"), self._folder(), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: self.save_to(chosen, make, dialog.selectedNameFilter()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, chosen: str, make: Make, kind: str = "") -> None:
        """Ask before replacing a file; write whole or not at all."""
        target = Path(chosen)
        if target.suffix.lower() not in (".pdf", ".docx"):
            target = target.with_name(target.name + (".docx" if "docx" in kind else ".pdf"))
        if target.exists():
            text = _("“{name}” is there already.").format(name=target.name)
            if not confirm(self._over, _("Replace the file?"), text, _("Replace"), danger=True):
                return
        self._write(target, make, self._saved)

    def _write(self, target: Path, make: Make, done: Callable[[Path], None]) -> None:
        def work(job: Job) -> Path:
            from aiplus_assess.reporting.write import write_file

            write_file(target, make(job, target.suffix.lower()), force=True)
            return target

        self._services.jobs.start(work, done, self._navigator.fail)

    def _saved(self, target: Path) -> None:
        self._services.preferences.remember("report_folder", str(target.parent))
        self._navigator.notify(_("Saved: {path}").format(path=target.name), _("Open"), partial(_show, target))

    def _folder(self) -> str:
        folder = self._services.preferences.state("report_folder")
        if folder and Path(folder).is_dir():
            return folder
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _content(workspace: Workspace, version: ReportVersion) -> bytes:
    assert version.file is not None
    return workspace.file_content(version.file.sha256)


def _paper(workspace: Workspace, assessment_id: str, kind: str, version: ReportVersion | None) -> Paper:
    from aiplus_assess.reporting.papers.sheets import confirmation_letter, feedback_table

    assessment = workspace.load(assessment_id)
    pack, brand = workspace.pack(assessment.pack), report_brand(workspace, assessment_id)
    if kind == "confirmation":
        return confirmation_letter(assessment, pack, version, language=current(), brand=brand)
    return feedback_table(assessment, pack, language=current(), brand=brand)


def _show(target: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))
