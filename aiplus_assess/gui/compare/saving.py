"""Making the comparison's PDF beside the window, and putting it where the user wants it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from aiplus_assess.errors import AssessError
from aiplus_assess.exchange.naming import named
from aiplus_assess.gui import targets
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _
from aiplus_assess.reporting.beside import BesideSnapshot
from aiplus_assess.reporting.comparison import ComparisonSnapshot


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
        start, name = targets.folder(self._services.preferences), file_name(snapshot)
        given = partial(self.save, snapshot)
        targets.ask_where(self._parent, _("Save the comparison"), start, name, "PDF (*.pdf)", given)

    def save(self, snapshot: ComparisonSnapshot | BesideSnapshot, chosen: str, _kind: str = "") -> None:
        """Make it, then write it whole or not at all; ask before replacing a file."""
        target = targets.agreed(self._parent, chosen, ".pdf")
        if target is None:
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
        targets.remember(self._services.preferences, target)
        self._said(target)

    def _ended_badly(self, error: Exception) -> None:
        self._job = None
        self._failed(error)


def file_name(snapshot: ComparisonSnapshot | BesideSnapshot) -> str:
    """“华清精密制造有限公司 对比 2025 年 2026 年.pdf”, without characters a file system forbids."""
    if isinstance(snapshot, BesideSnapshot):
        return named(*(column.name for column in snapshot.part.columns), _("side by side"), ending=".pdf")
    return named(snapshot.company, _("comparison"), snapshot.part.old.title, snapshot.part.new.title, ending=".pdf")


def words_for(error: Exception) -> tuple[str, tuple[str, ...]]:
    """An error in one line, and its single faults."""
    if isinstance(error, AssessError):
        return error.message, error.faults
    words = _("The comparison could not be made; your answers are safe. Try again; if it happens again, report it.")
    return words, (f"{type(error).__name__}: {error}",)
