"""An assessment out to an `.aiplus` file: what goes in is said first, then it is written beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from aiplus_assess.assessment.model import Assessment
from aiplus_assess.gui.exchange import SUFFIX
from aiplus_assess.gui.exchange.contents import Contents, contents_of
from aiplus_assess.gui.exchange.lock import LockFields
from aiplus_assess.gui.exchange.wanted import EVERYTHING, Wanted
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.kit import Dialog, Heading, Label, PrimaryButton, Segments, column, confirm
from aiplus_assess.gui.report.choices import FORBIDDEN, LONGEST_NAME
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _

FOLDER = "exchange_folder"


class ExportDialog(Dialog):
    """Whole or scrubbed; lists what goes in and what stays out."""

    def __init__(self, parent: QWidget, whole: Contents, scrubbed: Contents) -> None:
        super().__init__(parent, _("Export the assessment"), _("Choose what the file is to hold."))
        self._contents = {False: whole, True: scrubbed}
        self.extent = Segments(_("Extent"), [(False, _("Everything")), (True, _("Without names and notes"))], False)
        self.extent.chosen.connect(self._show)
        self._in_head, self._goes_in = Heading(_("Goes in")), Label("", "body")
        self._out_head, self._stays_out = Heading(_("Stays out")), Label("", "secondary")
        self.body.addWidget(self.extent)
        self.body.addLayout(column(2, self._in_head, self._goes_in, 1, self._out_head, self._stays_out, gap=1))
        self.lock = LockFields()
        self.lock.tick.toggled.connect(lambda _on: self._fit())
        self.body.addWidget(self.lock)
        self.setMinimumWidth(theme().px(520))
        self.add_cancel()
        self.add_button(PrimaryButton(_("Choose the file…")), self._accept, default=True)
        self._show(False)

    @property
    def wanted(self) -> Wanted:
        """What was chosen."""
        return Wanted(scrub=self.extent.value() is True, passphrase=self.lock.passphrase())

    def _accept(self) -> None:
        if self.lock.accepted():
            self.accept()
        self._fit()

    def _show(self, scrub: bool) -> None:
        found = self._contents[scrub]
        self._goes_in.setText("\n".join(f"· {line}" for line in found.goes_in))
        self._stays_out.setText("\n".join(f"· {line}" for line in found.stays_out) or _("Nothing"))
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
        dialog = ExportDialog(self._parent, whole, contents_of(assessment, history, scrub=True))
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        wanted = dialog.wanted
        dialog.deleteLater()
        if agreed:
            self._ask_where(assessment, wanted)

    def _ask_where(self, assessment: Assessment, wanted: Wanted) -> None:
        dialog = QFileDialog(self._parent, _("Export the assessment"), self._folder(), f"AI+ (*{SUFFIX})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(file_name(assessment, wanted.scrub))
        dialog.fileSelected.connect(lambda chosen: self.export(assessment.id, chosen, wanted))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export(self, assessment_id: str, chosen: str, wanted: Wanted = EVERYTHING) -> None:
        """Write the file, whole or not at all; ask before replacing one."""
        target = with_suffix(chosen)
        if target.exists():
            text = _("“{name}” is there already.").format(name=target.name)
            if not confirm(self._parent, _("Replace the file?"), text, _("Replace"), danger=True):
                return
        workspace = self._services.workspace

        def work(job: Job) -> Path:
            from aiplus_assess.exchange.bundle import bundle_bytes, scrubbed
            from aiplus_assess.exchange.sealed import seal
            from aiplus_assess.exchange.transfer import gather
            from aiplus_assess.reporting.write import write_file

            bundle = gather(workspace, assessment_id)
            job.report(0.4, _("Packing"))
            content = bundle_bytes(scrubbed(bundle) if wanted.scrub else bundle)
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
        self._services.preferences.remember(FOLDER, str(target.parent))
        self._said(target)

    def _folder(self) -> str:
        return folder(self._services)


def folder(services: Services) -> str:
    """Where files were exchanged the last time, else the user's documents."""
    known = services.preferences.state(FOLDER)
    if known and Path(known).is_dir():
        return known
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def file_name(assessment: Assessment, scrub: bool) -> str:
    """“华清精密制造有限公司 2026 年第四季度.aiplus”; a scrubbed file carries no name."""
    words = [assessment.company.name, assessment.title]
    if scrub:
        words = [assessment.profile.industry, assessment.profile.size, _("scrubbed")]
    plain = "".join(" " if c in FORBIDDEN or ord(c) < 32 else c for c in " ".join(filter(None, words)))
    return (" ".join(plain.split())[:LONGEST_NAME].rstrip(". ") or "assessment") + SUFFIX


def with_suffix(chosen: str) -> Path:
    """The path as chosen, with the suffix where it was left out."""
    target = Path(chosen)
    return target if target.suffix.lower() == SUFFIX else target.with_name(target.name + SUFFIX)
