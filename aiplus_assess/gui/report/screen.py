"""The report: language, edition and basis; made beside the window; read page by page; saved in any format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.engagement_words import report_stage_word
from aiplus_assess.assessment.model import Assessment, Basis
from aiplus_assess.assessment.verification import first_basis
from aiplus_assess.errors import AssessError
from aiplus_assess.gui import targets
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.kit import Flow, LinkButton, Page, PrimaryButton, Secondary, Segments, clear, column, row
from aiplus_assess.gui.navigation import Brands, Navigator, Report, Route
from aiplus_assess.gui.preferences import report_key
from aiplus_assess.gui.report.brand_choice import BrandChoice
from aiplus_assess.gui.report.choices import EDITIONS, Choices, choices_of, edition_word
from aiplus_assess.gui.report.preview import Preview
from aiplus_assess.gui.report.progress_card import ProgressCard
from aiplus_assess.gui.report.save_dialog import SaveDialog
from aiplus_assess.gui.report.saving import Saving
from aiplus_assess.gui.result.view import bases
from aiplus_assess.gui.screen import Screen
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import LANGUAGES, _, current
from aiplus_assess.ordering import brand_in_force
from aiplus_assess.reporting.brand import Brand


class ReportScreen(Screen):
    """Makes the report when entered and whenever a choice changes; what was made before is shown until then."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self._assessment: Assessment | None = None
        self._job: Job | None = None
        self._made_of: Choices | None = None
        self._drawn: Brand | None = None
        self._target: Path | None = None
        self.content: bytes = b""
        self.choices = Choices(current())
        self.save = PrimaryButton(_("Save as…"), self.ask_format)
        self.again = LinkButton(_("Make again"), self.make)
        self.page = Page(_("Report"), actions=(self.save,))
        self._offers = QVBoxLayout()
        self.saving = Saving(self, services)
        self.saving.saved.connect(self._say_saved)
        self.saving.failed.connect(self._not_saved)
        self.saving.began.connect(self._saving_began)
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
            begin = Choices(self.choices.language, self.choices.edition, first_basis(assessment))
            self.choices = choices_of(self.services.preferences.state(report_key(assessment.id)), begin)
        cancelled = not self.content and self._job is None
        fresh = cancelled or assessment != self._assessment or brand_in_force(workspace, assessment.id) != self._drawn
        self._assessment = assessment
        order = assessment.engagement
        stage = order and _("Stage: {stage}").format(stage=report_stage_word(order.stage))
        self.page.set_caption(" · ".join(part for part in (assessment.company.name, assessment.title, stage) if part))
        if fresh:
            self._offer(bases(list(assessment.answers.values())))
            self._again()
        else:
            self.brand.show_for(workspace, assessment.id)  # one may have been added or renamed
        chosen = next(button for button in self.language.buttons() if button.isChecked())
        (self.save if self.save.isEnabled() else chosen).setFocus()  # an impatient Enter must not cancel

    def leave(self) -> None:
        if self.saving.cancel():
            self._saving_ended()
        if self._job is not None:
            self.cancel()
            self._assessment = None  # made again when the user comes back

    def _offer(self, offered: tuple[Basis, ...]) -> None:
        clear(self._offers)
        if self.choices.basis not in offered:
            self.choices = replace(self.choices, basis="self")
        names = {"zh": "中文", "en": "English"}
        self.language = Segments(_("Language"), [(code, names[code]) for code in LANGUAGES], self.choices.language)
        self.edition = Segments(_("Edition"), [(e, edition_word(e)) for e in EDITIONS], self.choices.edition)
        self.basis = Segments(_("Basis"), [(b, labels.basis_word(b)) for b in offered], self.choices.basis)
        for part in (self.language, self.edition, self.basis):
            part.chosen.connect(lambda _value: self._choose())
        self.brand = BrandChoice()
        self.brand.chosen.connect(self._again)
        self.brand.failed.connect(self.page.errors.show_error)
        self.brands = LinkButton(_("Manage brands…"), self._to_brands)
        self._offers.addLayout(Flow(self.language, self.edition, self.basis, self.brand, self.brands, gap=5))
        assert self._assessment is not None
        self.brand.show_for(self.services.workspace, self._assessment.id)

    def _to_brands(self) -> None:
        if self._assessment is not None:
            self.navigator.go(Brands(self._assessment.id))

    def _choose(self) -> None:
        language, edition, basis = self.language.value(), self.edition.value(), self.basis.value()
        self._keep(replace(self.choices, language=language, edition=edition, basis=basis))  # type: ignore[arg-type]
        self._again()

    def _keep(self, choices: Choices) -> None:
        assert self._assessment is not None
        self.choices = choices
        self.services.preferences.remember(report_key(self._assessment.id), choices.remembered())

    def _again(self) -> None:
        self._say_saved(None)
        self.make()

    # --- making
    def make(self) -> None:
        """Make the report beside the window."""
        if self._assessment is None:
            return
        if self._job is not None:
            self._job.cancel()
        self.saving.cancel()
        self.content = b""
        self.save.setEnabled(False)
        self.again.hide()
        self.page.errors.clear()
        self.progress.begin()
        self._made_of = self.choices.previewed()
        self._drawn = brand_in_force(self.services.workspace, self._assessment.id)
        renderer = self.services.reports
        order = self._made_of.order(self.services.workspace, self._assessment)

        def work(job: Job) -> bytes:
            return renderer.render(order, job.report)

        self._job = self.services.jobs.start(work, self._made, self._failed, self.progress.show_progress)

    def cancel(self) -> None:
        """Stop making or saving it; what is shown stays."""
        if self.saving.cancel():
            self._saving_ended()
            return
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
        self._tell_failure(error)

    def _tell_failure(self, error: Exception) -> None:
        if isinstance(error, AssessError):
            self.page.errors.show_error(error)
        else:
            words = _("The report could not be made; your answers are safe. Try again; if it happens again, report it.")
            self.page.errors.show_text(words, [f"{type(error).__name__}: {error}"])

    def _ended(self) -> None:
        self._job = None
        self.progress.hide()

    # --- saving
    def ask_format(self) -> None:
        """Ask which format, and show what goes in."""
        if not self.content or self._assessment is None:
            return
        dialog = SaveDialog(self, self._assessment, self.choices, self.save_as)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_as(self, choices: Choices) -> None:
        """Ask where, then write it: what is shown, or made in the format wanted."""
        assert self._assessment is not None
        self._keep(choices)
        ready = self.content if choices == self._made_of else b""
        order = choices.order(self.services.workspace, self._assessment)
        self.saving.ask(self._assessment, choices, order, ready, self.progress.show_progress)

    def _saving_began(self) -> None:
        self.page.errors.clear()
        self._say_saved(None)
        self.save.setEnabled(False)
        self.progress.begin()

    def _saving_ended(self) -> None:
        self.progress.hide()
        self.save.setEnabled(bool(self.content))
        self.save.setFocus()

    def _not_saved(self, error: Exception) -> None:
        self._saving_ended()
        self._tell_failure(error)

    def _say_saved(self, target: Path | None, brief: bool = False) -> None:
        if target is not None:
            self.page.errors.clear()
            self._saving_ended()
        self._target = target
        self.saved.setVisible(target is not None)
        self.open.setVisible(target is not None)
        if target is not None:
            note = _("The full report takes more than 1 MB; the brief edition was written instead.") if brief else ""
            self.saved.setText(" ".join(filter(None, (_("Saved: {path}").format(path=target), note))))
            self.open.setFocus()

    def _open(self) -> None:
        if self._target is not None and not targets.shown(self._target):
            self.navigator.notify(targets.nobody_opens(self._target))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.setMinimumHeight(max(theme().px(380), self.height() - theme().px(215)))
