"""Import and export at home: one progress line for both, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from aiplus_assess.errors import AssessError
from aiplus_assess.gui.exchange.exporting import SUFFIX, Exporter
from aiplus_assess.gui.exchange.importing import Importer
from aiplus_assess.gui.kit import ErrorBanner
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.gui.report.progress_card import ProgressCard
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _


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
        self._navigator, self._errors, self._changed = navigator, errors, changed
        self.progress = ProgressCard()
        self.importer = Importer(services, parent, self._told, self._imported, self._failed)
        self.exporter = Exporter(services, parent, self._told, self._exported, self._failed)
        self.progress.cancelled.connect(self.cancel)

    def cancel(self) -> None:
        """Stop what can be stopped without leaving anything half done."""
        self.importer.cancel()
        self.exporter.cancel()
        if not self.importer.storing:
            self.progress.hide()

    def _told(self, fraction: float, words: str) -> None:
        self._errors.clear()
        self.progress.show_progress(fraction, words)
        self.progress.cancel.setEnabled(not self.importer.storing)
        self.progress.show()

    def _imported(self, words: str) -> None:
        self.progress.hide()
        self._changed()
        self._navigator.notify(words)

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
    """The `.aiplus` files among what is dragged here."""
    files = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [file for file in files if file.suffix.lower() == SUFFIX]
