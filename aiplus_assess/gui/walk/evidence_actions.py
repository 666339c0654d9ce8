"""What the evidence tab's links do: dialogs, the desktop's programs, and what can be taken back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from aiplus_assess.assessment.model import EvidenceItem
from aiplus_assess.exchange.naming import harmless_name
from aiplus_assess.gui.kit import confirm
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.gui.walk.evidence_dialog import EvidenceDialog
from aiplus_assess.gui.walk.evidence_form import clipboard
from aiplus_assess.gui.walk.evidence_presenter import EvidencePresenter
from aiplus_assess.gui.walk.offer import Offer
from aiplus_assess.gui.walk.side_pane import EVIDENCE, SidePane
from aiplus_assess.i18n import _


class EvidenceActions:
    """Serves one walk; `over` is what dialogs stand over."""

    def __init__(self, over: QWidget, navigator: Navigator) -> None:
        self._over = over
        self._navigator = navigator
        self.presenter: EvidencePresenter | None = None

    def do(self, what: str, item: EvidenceItem) -> None:
        """Open, save, edit, or remove."""
        acts = {"open": self._open, "save": self._save, "edit": self._edit, "remove": self._remove}
        if self.presenter is not None:
            acts[what](self.presenter, item)

    def paste(self, side: SidePane) -> None:
        """Files in the clipboard become proof of the question in view."""
        files = clipboard()
        if files and self.presenter is not None and not self.presenter.walk.session.read_only:
            side.tabs.setCurrentIndex(EVIDENCE)
            side.evidence.form.take(files)

    def _open(self, presenter: EvidencePresenter, item: EvidenceItem) -> None:
        presenter.look_at(item, partial(self._show, presenter, item))

    def _show(self, presenter: EvidencePresenter, item: EvidenceItem, path: Path | None) -> None:
        if path is not None and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            return
        text = (
            _("“{name}” can contain a program, so it is not opened from here.")
            if path is None
            else _("No program on this computer opens “{name}”.")
        )
        name = item.file.name if item.file is not None else item.title
        question = _("{what} You can save a copy and decide yourself.").format(what=text.format(name=name))
        if confirm(self._over, _("Not opened"), question, _("Save a copy…")):
            self._save(presenter, item)

    def _save(self, presenter: EvidencePresenter, item: EvidenceItem) -> None:
        assert item.file is not None
        target, _kind = QFileDialog.getSaveFileName(self._over, _("Save a copy"), harmless_name(item.file.name))
        if target:
            presenter.save_copy(item, Path(target))

    def _edit(self, presenter: EvidencePresenter, item: EvidenceItem) -> None:
        dialog = EvidenceDialog(self._over, presenter.walk.session, item)
        dialog.saved.connect(partial(self._change, presenter, item))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _change(
        self, presenter: EvidencePresenter, before: EvidenceItem, item: EvidenceItem, offer: Offer | None
    ) -> None:
        if offer is not None:
            presenter.replace_file(item, offer, self._changed)
        elif item != before and presenter.put(item):
            self._changed(before)

    def _changed(self, before: EvidenceItem) -> None:
        self._offer_back(_("“{title}” was changed."), before)

    def _remove(self, presenter: EvidencePresenter, item: EvidenceItem) -> None:
        presenter.unlink(item, partial(self._offer_back, _("“{title}” was taken off.")))

    def _offer_back(self, words: str, item: EvidenceItem) -> None:
        def put_back() -> None:
            if self.presenter is not None:
                self.presenter.put_back(item)

        self._navigator.notify(words.format(title=item.title), _("Undo"), put_back)
