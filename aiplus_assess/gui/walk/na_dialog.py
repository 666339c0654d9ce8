"""Why a question does not apply: asked before it is declared so."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from aiplus_assess.gui.kit import Dialog, LinkButton, PrimaryButton, column
from aiplus_assess.i18n import _


class NotApplicableDialog(Dialog):
    """A reason in the user's own words, or one of the usual ones."""

    given = Signal(str)

    def __init__(self, parent: QWidget, reason: str = "") -> None:
        text = _("The question then counts in no score; the reason stands in the report.")
        super().__init__(parent, _("Why does it not apply?"), text)
        self.reason = QLineEdit(reason)
        self.reason.setAccessibleName(_("Reason"))
        self.reason.setPlaceholderText(_("Reason"))
        self.reason.setMaxLength(500)
        usual = (
            _("We have no such business"),
            _("Done by our parent company"),
            _("Done by an outside provider"),
        )
        links = [LinkButton(words, partial(self._take, words)) for words in usual]
        self.body.addWidget(self.reason)
        self.body.addLayout(column(*links, gap=0))
        self.add_cancel()
        self._yes = PrimaryButton(_("Not applicable"))
        self.add_button(self._yes, self._give, default=True)
        self.reason.textChanged.connect(lambda text: self._yes.setEnabled(bool(text.strip())))
        self._yes.setEnabled(bool(reason.strip()))
        self.reason.setFocus()

    def _take(self, words: str) -> None:
        self.reason.setText(words)
        self.reason.setFocus()

    def _give(self) -> None:
        if self.reason.text().strip():
            self.given.emit(self.reason.text().strip())
            self.accept()
