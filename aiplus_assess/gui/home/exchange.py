"""Import and export at home: one progress line for both, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from aiplus_assess.errors import AssessError
from aiplus_assess.gui.exchange import FORM_SUFFIX, SUFFIX
from aiplus_assess.gui.kit import ErrorBanner
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.gui.report.progress_card import ProgressCard
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from aiplus_assess.gui.exchange.exporting import Exporter
    from aiplus_assess.gui.exchange.importing import Importer


class HomeExchange:
    """`changed` is called when the list has to be read again."""

    def __init__(
        self,
        services: Services,
        navigator: Navigator,
        parent: QWidget,
        errors: ErrorBanner,
        changed: Callable[[], None],
    ) -> None:
        self._services, self._parent = services, parent
        self._navigator, self._errors, self._changed = navigator, errors, changed
        self._importer: Importer | None = None
        self._exporter: Exporter | None = None
        self.progress = ProgressCard()
        self.progress.cancelled.connect(self.cancel)

    @property
    def importer(self) -> Importer:
        """Made when it is first needed: home waits for no questionnaire."""
        if self._importer is None:
            from aiplus_assess.gui.exchange.importing import Importer

            self._importer = Importer(self._services, self._parent, self._told, self._imported, self._failed)
        return self._importer

    @property
    def exporter(self) -> Exporter:
        """The same."""
        if self._exporter is None:
            from aiplus_assess.gui.exchange.exporting import Exporter

            self._exporter = Exporter(self._services, self._parent, self._told, self._exported, self._failed)
        return self._exporter

    @property
    def _storing(self) -> bool:
        return self._importer is not None and self._importer.storing

    def cancel(self) -> None:
        """Stop what can be stopped without leaving anything half done."""
        for running in (self._importer, self._exporter):
            if running is not None:
                running.cancel()
        if not self._storing:
            self.progress.hide()

    def _told(self, fraction: float, words: str) -> None:
        self._errors.clear()
        self.progress.show_progress(fraction, words)
        self.progress.cancel.setEnabled(not self._storing)
        self.progress.show()

    def _imported(self, words: str, added: str | None = None) -> None:
        """Say what became of a file; what it `added` can be taken back."""
        self.progress.hide()
        self._changed()
        if added is None:
            self._navigator.notify(words)
        else:
            self._navigator.notify(words, _("Undo"), partial(self._take_back, added))

    def _take_back(self, assessment_id: str) -> None:
        """Into the bin with it, from where importing it again offers to restore it."""
        self._services.workspace.delete(assessment_id)
        self._navigator.forget(assessment_id)
        self._changed()

    def _exported(self, target: Path) -> None:
        self.progress.hide()
        self._navigator.notify(_("Saved: {path}").format(path=target))

    def _failed(self, error: Exception) -> None:
        self.progress.hide()
        if isinstance(error, AssessError):
            self._errors.show_error(error)
        else:
            self._navigator.fail(error)


def dropped(data: QMimeData) -> Sequence[Path]:
    """The `.aiplus` files, filled forms and reports (which may carry their data) among what is dragged here."""
    files = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [file for file in files if file.suffix.lower() in (SUFFIX, FORM_SUFFIX, ".pdf")]
