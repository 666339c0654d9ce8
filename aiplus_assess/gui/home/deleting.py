"""Into the bin and back out of it: what is asked, what is said, and what Ctrl+Z takes back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from aiplus_assess.errors import AssessError
from aiplus_assess.gui.home.presenter import HomePresenter
from aiplus_assess.gui.kit import LinkButton, confirm
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.i18n import _


class Deleting:
    """`changed` is called when the list has to be read again; `link` leads to the bin, hidden while that is empty."""

    def __init__(
        self, presenter: HomePresenter, navigator: Navigator, parent: QWidget, changed: Callable[[], None]
    ) -> None:
        self._presenter, self._navigator, self._parent, self._changed = presenter, navigator, parent, changed
        self._last: list[str] = []
        self.link = LinkButton("", self.show_bin)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), parent).activated.connect(self.undo)

    def show_count(self, binned: int) -> None:
        """How many assessments lie in the bin now."""
        self.link.setText(_("Bin ({n})").format(n=binned))
        self.link.setVisible(binned > 0)

    def delete(self, assessment_id: str) -> None:
        """Into the bin; a final or signed one only after a question that names it."""
        question = self._presenter.asks(assessment_id)
        if question and not confirm(
            self._parent.window(), _("Put it into the bin?"), question, _("Put into the bin"), danger=True
        ):
            return
        said = self._presenter.delete(assessment_id)
        self._last.append(assessment_id)
        self._navigator.forget(assessment_id)
        self._changed()
        self._navigator.notify(said, _("Undo"), lambda: self.restore(assessment_id))

    def undo(self) -> None:
        """Take the last deletion of this session back; nothing where there is none."""
        if self._last:
            self.restore(self._last[-1])

    def restore(self, assessment_id: str) -> None:
        """Back out of the bin; nothing where it left it in another way already."""
        self._last = [one for one in self._last if one != assessment_id]
        if not any(one.id == assessment_id for one in self._presenter.binned()):
            return
        self._do(lambda: self._navigator.notify(self._presenter.restore(assessment_id)))

    def discard(self, assessment_id: str) -> None:
        """Delete for good, after a question that names it."""
        text = _(
            "“{name}” is deleted for good, with its answers, proof, meetings and report versions. It can't be undone; "
            "backups of the workspace still hold it."
        ).format(name=self._presenter.name(assessment_id))
        over = self._parent.window()
        if confirm(over, _("Delete for good?"), text, _("Delete for good"), danger=True):
            self._do(lambda: self._presenter.discard(assessment_id))

    def show_bin(self) -> None:
        """What lies in the bin, to be restored or deleted for good."""
        from aiplus_assess.gui.home.bin_dialog import BinDialog

        dialog = BinDialog(self._parent.window(), self._presenter, self.restore, self.discard)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _do(self, change: Callable[[], object]) -> None:
        try:
            change()
        except AssessError as error:
            self._navigator.fail(error)
        self._changed()
