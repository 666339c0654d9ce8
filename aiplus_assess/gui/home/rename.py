"""Asks for another title."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from aiplus_assess.gui.kit.buttons import PrimaryButton
from aiplus_assess.gui.kit.dialog import Dialog
from aiplus_assess.i18n import _


def ask_title(parent: QWidget, old: str) -> str | None:
    """The title the user wants; None where they think better of it."""
    dialog = Dialog(parent, _("Rename the assessment"))
    field = QLineEdit(old)
    field.setAccessibleName(_("Title"))
    field.setMaxLength(120)
    field.selectAll()
    dialog.body.addWidget(field)
    dialog.add_cancel()
    dialog.add_button(PrimaryButton(_("Rename")), dialog.accept, default=True)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    title = field.text()
    dialog.deleteLater()
    return title if agreed else None
