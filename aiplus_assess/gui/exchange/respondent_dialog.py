"""Whose answers a filled form holds."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from aiplus_assess.gui.kit import Dialog, FormField, PrimaryButton
from aiplus_assess.i18n import _


class RespondentDialog(Dialog):
    """Asks for the name; what the form says stands there already."""

    def __init__(self, parent: QWidget, file: str, name: str) -> None:
        text = _("The history will say who gave each answer in “{name}”.").format(name=file)
        super().__init__(parent, _("Take in a filled form"), text)
        self.field = QLineEdit(name)
        self.field.setMaxLength(120)
        self.body.addWidget(FormField(_("Filled in by"), self.field))
        self.add_cancel()
        self.yes = self.add_button(PrimaryButton(_("Take in the answers")), self.accept, default=True)
        self.field.textChanged.connect(lambda _text: self._follow())
        self._follow()
        self.field.setFocus()

    @property
    def name(self) -> str:
        """The name typed."""
        return self.field.text().strip()

    def _follow(self) -> None:
        self.yes.setEnabled(bool(self.name))
