"""An assessment out to an `.aiplus` file: what goes in is said first, then it is written beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from aiplus_assess.assessment.model import Assessment
from aiplus_assess.exchange.embedding import Contents
from aiplus_assess.exchange.naming import named
from aiplus_assess.gui import targets
from aiplus_assess.gui.exchange import SUFFIX
from aiplus_assess.gui.exchange.contents import contents_of
from aiplus_assess.gui.exchange.lock import LockFields
from aiplus_assess.gui.exchange.section_picker import SectionPicker
from aiplus_assess.gui.exchange.wanted import EVERYTHING, Wanted
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.kit import Dialog, Heading, Label, PrimaryButton, Segments, column
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from aiplus_assess.exchange.bundle import Bundle

WHOLE, SCRUBBED, PART = "whole", "scrubbed", "part"
"""How much of an assessment goes out."""


class ExportDialog(Dialog):
    """Whole, scrubbed, or a part for a colleague; lists what goes in and what stays out."""

    def __init__(
        self, parent: QWidget | None, whole: Contents, scrubbed: Contents, sections: SectionPicker | None = None
    ) -> None:
        super().__init__(parent, _("Export the assessment"), _("Choose what the file is to hold."))
        self._contents = {WHOLE: whole, SCRUBBED: scrubbed}
        extents = [(WHOLE, _("Everything")), (SCRUBBED, _("Without names and notes"))]
        if sections is not None:
            extents.append((PART, _("For a colleague")))
        self.extent = Segments(_("Extent"), extents, WHOLE)
        self.sections = sections
        self.extent.chosen.connect(self._show)
        self._in_head, self._inside = Heading(_("Goes in")), Label("", "body")
        self._out_head, self._outside = Heading(_("Stays out")), Label("", "secondary")
        self.body.addWidget(self.extent)
        if sections is not None:
            self.body.addWidget(sections)
            sections.changed.connect(self._follow)
        self.body.addLayout(column(2, self._in_head, self._inside, 1, self._out_head, self._outside, gap=1))
        self.lock = LockFields()
        self.lock.tick.toggled.connect(lambda _on: self._fit())
        self.body.addWidget(self.lock)
        self.setMinimumWidth(theme().px(520))
        self.add_cancel()
        self.choose = self.add_button(PrimaryButton(_("Choose the file…")), self._accept, default=True)
        self._show(WHOLE)

    @property
    def wanted(self) -> Wanted:
        """What was chosen."""
        if self.sections is None or self.extent.value() != PART:
            return Wanted(scrub=self.extent.value() == SCRUBBED, passphrase=self.lock.passphrase())
        form = self.sections.form.value() is True
        return Wanted(
            questions=self.sections.questions(), form=form, passphrase=None if form else self.lock.passphrase()
        )

    def _accept(self) -> None:
        if self.wanted.form or self.lock.accepted():
            self.accept()
        self._fit()

    def _show(self, extent: str) -> None:
        part = extent == PART
        if self.sections is not None:
            self.sections.setVisible(part)
        for below in (self._in_head, self._inside, self._out_head, self._outside):
            below.setVisible(not part)
        self._follow()
        if part:
            return
        found = self._contents[extent]
        self._inside.setText("\n".join(f"· {line}" for line in found.inside))
        self._outside.setText("\n".join(f"· {line}" for line in found.outside) or _("Nothing"))
        self._fit()

    def _follow(self) -> None:
        """A form has no lock, and a part without questions is none."""
        wanted = self.wanted
        self.lock.setVisible(not wanted.form)
        self.choose.setEnabled(wanted.questions is None or bool(wanted.questions))
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines need: a dialog does not grow by itself when its texts do."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(layout.heightForWidth(self.width()), self.minimumSizeHint().height()))


class Exporter:
    """Asks, then writes in a job. `told` hears how far it is, `said` where the file is, `failed` an error."""

    def __init__(
        self,
        services: Services,
        parent: QWidget,
        told: Callable[[float, str], None],
        said: Callable[[Path], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._services, self._parent = services, parent
        self._told, self._said, self._failed = told, said, failed
        self._job: Job | None = None

    def ask(self, assessment_id: str) -> None:
        """Say what goes in, and ask where to."""
        workspace = self._services.workspace
        assessment, history = workspace.load(assessment_id), workspace.history(assessment_id)
        whole = contents_of(assessment, history, scrub=False)
        sections = SectionPicker(workspace.pack(assessment.pack), assessment)
        dialog = ExportDialog(self._parent, whole, contents_of(assessment, history, scrub=True), sections)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        wanted = dialog.wanted
        dialog.deleteLater()
        if agreed:
            self._ask_where(assessment, wanted)

    def _ask_where(self, assessment: Assessment, wanted: Wanted) -> None:
        kinds = f"Excel (*{wanted.suffix})" if wanted.form else f"AI+ (*{wanted.suffix})"
        start = targets.folder(self._services.preferences, targets.EXCHANGE)
        name = file_name(assessment, wanted.scrub, wanted.suffix)

        def given(chosen: str, _kind: str) -> None:
            self.export(assessment.id, chosen, wanted)

        targets.ask_where(self._parent, _("Export the assessment"), start, name, kinds, given)

    def export(self, assessment_id: str, chosen: str, wanted: Wanted = EVERYTHING) -> None:
        """Write the file, whole or not at all; ask before replacing one."""
        target = targets.agreed(self._parent, chosen, wanted.suffix)
        if target is None:
            return
        workspace = self._services.workspace

        def work(job: Job) -> Path:
            from aiplus_assess.exchange.sealed import seal
            from aiplus_assess.exchange.transfer import gather
            from aiplus_assess.reporting.write import write_file

            bundle = gather(workspace, assessment_id)
            job.report(0.4, _("Packing"))
            content = content_of(bundle, wanted)
            if wanted.passphrase is not None:
                job.report(0.6, _("Locking"))
                content = seal(content, wanted.passphrase)
            job.report(0.8, _("Writing the file"))
            write_file(target, content, force=True)
            return target

        self._told(0.0, _("Collecting the answers"))
        self._job = self._services.jobs.start(work, self._done, self._failed, self._told)

    def cancel(self) -> None:
        """Stop; nothing is written."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _done(self, target: Path) -> None:
        targets.remember(self._services.preferences, target, targets.EXCHANGE)
        self._said(target)


def content_of(bundle: Bundle, wanted: Wanted) -> bytes:
    """The bytes of the file, not yet locked."""
    from datetime import UTC, datetime

    from aiplus_assess.exchange.bundle import bundle_bytes, part_of, scrubbed
    from aiplus_assess.exchange.form_writing import write_form

    if wanted.form:
        return write_form(bundle.assessment, bundle.pack, wanted.questions or (), datetime.now(UTC))
    if wanted.questions is not None:
        return bundle_bytes(part_of(bundle, wanted.questions))
    return bundle_bytes(scrubbed(bundle) if wanted.scrub else bundle)


def file_name(assessment: Assessment, scrub: bool, suffix: str = SUFFIX) -> str:
    """“华清精密制造有限公司 2026 年第四季度.aiplus”; a scrubbed file carries no name."""
    words = [assessment.company.name, assessment.title]
    if scrub:
        words = [assessment.profile.industry, assessment.profile.size, _("scrubbed")]
    return named(*words, ending=suffix)
