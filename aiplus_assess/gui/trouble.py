"""What the window shows where the workspace can't be opened: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from aiplus_assess.errors import AssessError
from aiplus_assess.gui.kit import Caption, Card, ErrorBanner, Page, Paragraph, PrimaryButton, SecondaryButton, row
from aiplus_assess.i18n import _


class OtherWorkspace(SecondaryButton):
    """Asks for another file, and opens it."""

    def __init__(self, other: Callable[[Path], None]) -> None:
        super().__init__(_("Open another workspace…"), self._choose)
        self._other = other

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Open a workspace"), "", _("Workspaces (*.sqlite);;All files (*)")
        )
        if chosen:
            self._other(Path(chosen))


class TroublePage(QWidget):
    """Offers to try again, or to open another workspace."""

    def __init__(self, error: Exception, path: Path, again: Callable[[], None], other: Callable[[Path], None]) -> None:
        super().__init__()
        page = Page(_("The workspace could not be opened"))
        banner = ErrorBanner()
        if isinstance(error, AssessError):
            banner.show_error(error)
        else:
            banner.show_text(_("Something went wrong in the program."), [f"{type(error).__name__}: {error}"])
        self.again = PrimaryButton(_("Try again"), again)
        self.choose = OtherWorkspace(other)
        buttons = QWidget()
        buttons.setLayout(row(self.again, self.choose, None, gap=2))
        advice = _("The file was left as it is. If it lies on a drive that is not connected, connect it and try again.")
        page.body.addWidget(Card(banner, Paragraph(advice), Caption(str(path)), buttons, gap=4))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.again.setFocus()
