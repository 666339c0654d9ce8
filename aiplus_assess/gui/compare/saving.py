"""Making the comparison's PDF beside the window, and putting it where the user wants it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from aiplus_assess.errors import AssessError
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.kit import confirm
from aiplus_assess.gui.report.choices import FORBIDDEN, LONGEST_NAME, with_suffix
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _
from aiplus_assess.reporting.beside import BesideSnapshot
from aiplus_assess.reporting.comparison import ComparisonSnapshot

FOLDER = "report_folder"


class Saver:
    """One PDF at a time. `said` hears where it is, `failed` an error, `told` how far it is."""

    def __init__(
        self,
        services: Services,
        parent: QWidget,
        said: Callable[[Path], None],
        failed: Callable[[Exception], None],
        told: Callable[[float, str], None],
    ) -> None:
        self._services, self._parent = services, parent
        self._said, self._failed, self._told = said, failed, told
        self._job: Job | None = None

    def ask(self, snapshot: ComparisonSnapshot | BesideSnapshot) -> None:
        """Ask where to."""
        dialog = QFileDialog(self._parent, _("Save the comparison"), self._folder(), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(file_name(snapshot))
        dialog.fileSelected.connect(lambda chosen: self.save(snapshot, chosen))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, snapshot: ComparisonSnapshot | BesideSnapshot, chosen: str) -> None:
        """Make it, then write it whole or not at all; ask before replacing a file."""
        target = with_suffix(chosen)
        if target.exists():
            text = _("“{name}” is there already.").format(name=target.name)
            if not confirm(self._parent, _("Replace the file?"), text, _("Replace"), danger=True):
                return
        renderer = self._services.reports

        def work(job: Job) -> Path:
            from aiplus_assess.reporting.write import write_file

            content = renderer.render_comparison(snapshot, job.report)
            job.report(1.0)
            write_file(target, content, force=True)
            return target

        self._told(0.0, _("Making the comparison"))
        self._job = self._services.jobs.start(work, self._done, self._ended_badly, self._told)

    def cancel(self) -> None:
        """Stop making it; nothing is written."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _done(self, target: Path) -> None:
        self._job = None
        self._services.preferences.remember(FOLDER, str(target.parent))
        self._said(target)

    def _ended_badly(self, error: Exception) -> None:
        self._job = None
        self._failed(error)

    def _folder(self) -> str:
        folder = self._services.preferences.state(FOLDER)
        if folder and Path(folder).is_dir():
            return folder
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def file_name(snapshot: ComparisonSnapshot | BesideSnapshot) -> str:
    """“华清精密制造有限公司 对比 2025 年 2026 年.pdf”, without characters a file system forbids."""
    if isinstance(snapshot, BesideSnapshot):
        words = " ".join((*(column.name for column in snapshot.part.columns), _("side by side")))
    else:
        words = " ".join((snapshot.company, _("comparison"), snapshot.part.old.title, snapshot.part.new.title))
    plain = "".join(" " if c in FORBIDDEN or ord(c) < 32 else c for c in words)
    return " ".join(plain.split())[:LONGEST_NAME].rstrip(". ") + ".pdf"


def words_for(error: Exception) -> tuple[str, tuple[str, ...]]:
    """An error in one line, and its single faults."""
    if isinstance(error, AssessError):
        return error.message, error.faults
    words = _("The comparison could not be made; your answers are safe. Try again; if it happens again, report it.")
    return words, (f"{type(error).__name__}: {error}",)
