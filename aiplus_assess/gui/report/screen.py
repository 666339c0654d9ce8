"""The report: language, edition and basis; made beside the window; read page by page; saved as a PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import Assessment, Basis
from aiplus_assess.assessment.series import Measured
from aiplus_assess.errors import AssessError
from aiplus_assess.exchange.benchmarking import standing_of
from aiplus_assess.exchange.series import earlier_than
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.kit import (
    Flow,
    LinkButton,
    Page,
    PrimaryButton,
    Secondary,
    Segments,
    clear,
    column,
    confirm,
    row,
)
from aiplus_assess.gui.navigation import Navigator, Report, Route
from aiplus_assess.gui.report.choices import EDITIONS, Choices, edition_word, file_name, with_suffix
from aiplus_assess.gui.report.preview import Preview
from aiplus_assess.gui.report.progress_card import ProgressCard
from aiplus_assess.gui.result.view import bases, first_basis
from aiplus_assess.gui.screen import Screen
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import LANGUAGES, _, current
from aiplus_assess.questionnaire.model import Pack


class ReportScreen(Screen):
    """Makes the report when entered and whenever a choice changes; what was made before is shown until then."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self._assessment: Assessment | None = None
        self._pack: Pack | None = None
        self._job: Job | None = None
        self._target: Path | None = None
        self.content: bytes = b""
        self.choices = Choices(current())
        self.save = PrimaryButton(_("Save as PDF …"), self.save_pdf)
        self.again = LinkButton(_("Make again"), self.make)
        self.page = Page(_("Report"), actions=(self.save,))
        self._offers = QVBoxLayout()
        self.progress, self.preview = ProgressCard(), Preview()
        self.saved = Secondary()
        self.open = LinkButton(_("Open"), self._open)
        self._saved_line = row(self.saved, self.open, None, gap=2)
        self.progress.cancelled.connect(self.cancel)
        self.page.body.addLayout(self._offers)
        self.page.body.addWidget(self.progress)
        self.page.body.addLayout(row(self.again, None))
        self.page.body.addLayout(self._saved_line)
        self.page.body.addWidget(self.preview, 1)
        self.setLayout(column(self.page))

    def title(self) -> str:
        return _("Report")

    def keys(self) -> list[tuple[str, str]]:
        return [("PageUp / PageDown", _("Turn pages of the preview"))]

    def enter(self, route: Route) -> None:
        assert isinstance(route, Report)
        workspace = self.services.workspace
        assessment = workspace.load(route.assessment_id)
        if self._assessment is None or self._assessment.id != assessment.id:
            self.choices = Choices(self.choices.language, self.choices.edition, first_basis(assessment))
        cancelled = not self.content and self._job is None
        fresh = cancelled or assessment != self._assessment
        self._assessment, self._pack = assessment, workspace.pack(assessment.pack)
        self.page.set_caption(" · ".join(part for part in (assessment.company.name, assessment.title) if part))
        if fresh:
            self._offer(bases(list(assessment.answers.values())))
            self._say_saved(None)
            self.make()
        chosen = next(button for button in self.language.buttons() if button.isChecked())
        (self.save if self.save.isEnabled() else chosen).setFocus()  # an impatient Enter must not cancel

    def leave(self) -> None:
        if self._job is not None:
            self.cancel()
            self._assessment = None  # made again when the user comes back

    def _offer(self, offered: tuple[Basis, ...]) -> None:
        clear(self._offers)
        if self.choices.basis not in offered:
            self.choices = Choices(self.choices.language, self.choices.edition)
        names = {"zh": "中文", "en": "English"}
        self.language = Segments(_("Language"), [(code, names[code]) for code in LANGUAGES], self.choices.language)
        self.edition = Segments(_("Edition"), [(e, edition_word(e)) for e in EDITIONS], self.choices.edition)
        self.basis = Segments(_("Basis"), [(b, labels.basis_word(b)) for b in offered], self.choices.basis)
        for part in (self.language, self.edition, self.basis):
            part.chosen.connect(lambda _value: self._choose())
        self._offers.addLayout(Flow(self.language, self.edition, self.basis, gap=5))

    def _choose(self) -> None:
        self.choices = Choices(self.language.value(), self.edition.value(), self.basis.value())  # type: ignore[arg-type]
        self._say_saved(None)
        self.make()

    # --- making
    def make(self) -> None:
        """Make the report beside the window."""
        if self._assessment is None or self._pack is None:
            return
        if self._job is not None:
            self._job.cancel()
        self.content = b""
        self.save.setEnabled(False)
        self.again.hide()
        self.page.errors.clear()
        self.progress.begin()
        earlier = earlier_than(self.services.workspace, self._assessment, self.choices.basis)
        workspace, renderer = self.services.workspace, self.services.reports
        request = replace(
            self.choices.request(self._assessment, self._pack, earlier),
            history=workspace.history(self._assessment.id),
            benchmark=standing_of(workspace, Measured(self._assessment, self._pack, self.choices.basis)),
        )

        def work(job: Job) -> bytes:
            return renderer.render(request, job.report)

        self._job = self.services.jobs.start(work, self._made, self._failed, self.progress.show_progress)

    def cancel(self) -> None:
        """Stop making it; what is shown stays."""
        if self._job is not None:
            self._job.cancel()
        self._ended()
        self.again.show()
        self.again.setFocus()

    def _made(self, content: bytes) -> None:
        self._ended()
        self.content = content
        self.preview.show_pdf(content)
        self.save.setEnabled(True)
        self.save.setFocus()

    def _failed(self, error: Exception) -> None:
        self._ended()
        self.preview.clear()
        self.again.show()
        self.again.setFocus()
        if isinstance(error, AssessError):
            self.page.errors.show_error(error)
        else:
            words = _("The report could not be made; your answers are safe. Try again; if it happens again, report it.")
            self.page.errors.show_text(words, [f"{type(error).__name__}: {error}"])

    def _ended(self) -> None:
        self._job = None
        self.progress.hide()

    # --- saving
    def save_pdf(self) -> None:
        """Ask where."""
        if not self.content or self._assessment is None:
            return
        dialog = QFileDialog(self, _("Save the report"), self._folder(), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(file_name(self._assessment, self.choices))
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, chosen: str) -> None:
        """Ask before replacing a file; write whole or not at all."""
        target = with_suffix(chosen)
        if target.exists():
            text = _("“{name}” is there already.").format(name=target.name)
            if not confirm(self, _("Replace the file?"), text, _("Replace"), danger=True):
                return
        from aiplus_assess.reporting.write import write_file

        try:
            write_file(target, self.content, force=True)
        except AssessError as error:
            self.page.errors.show_error(error)
            return
        self.page.errors.clear()
        self.services.preferences.remember("report_folder", str(target.parent))
        self._say_saved(target)

    def _folder(self) -> str:
        folder = self.services.preferences.state("report_folder")
        if folder and Path(folder).is_dir():
            return folder
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def _say_saved(self, target: Path | None) -> None:
        self._target = target
        self.saved.setVisible(target is not None)
        self.open.setVisible(target is not None)
        if target is not None:
            self.saved.setText(_("Saved: {path}").format(path=target))
            self.open.setFocus()

    def _open(self) -> None:
        if self._target is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.setMinimumHeight(max(theme().px(380), self.height() - theme().px(215)))
