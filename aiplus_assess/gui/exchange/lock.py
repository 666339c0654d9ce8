"""A passphrase: to lock a file with (twice, so that no typing mistake locks it for good), or to open one."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from aiplus_assess.exchange.sealed import LONGEST, passphrase_fault
from aiplus_assess.gui.kit import Dialog, FormField, PrimaryButton
from aiplus_assess.i18n import _


class LockFields(QWidget):
    """A tick, and once it is set the passphrase and its repetition."""

    def __init__(self) -> None:
        super().__init__()
        self.tick = QCheckBox(_("Lock with a passphrase"))
        self.first, self.again = _hidden(), _hidden()
        hint = _("Whoever gets the file needs it too. It is stored nowhere: a forgotten one can't be recovered.")
        self._first = FormField(_("Passphrase"), self.first, hint)
        self._again = FormField(_("The same once more"), self.again)
        self.tick.toggled.connect(self._show)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        for part in (self.tick, self._first, self._again):
            body.addWidget(part)
        self._show(False)

    def passphrase(self) -> str | None:
        """What was typed; None where no lock is wanted."""
        return self.first.text() if self.tick.isChecked() else None

    def accepted(self) -> bool:
        """Whether it can be used; otherwise says what is wrong and puts the cursor there."""
        typed = self.passphrase()
        if typed is None:
            return True
        fault = passphrase_fault(typed)
        unlike = "" if fault or typed == self.again.text() else _("The two are not the same; type it again.")
        self._first.show_fault(fault)
        self._again.show_fault(unlike)
        if fault or unlike:
            (self.first if fault else self.again).setFocus()
        return not fault and not unlike

    def _show(self, wanted: bool) -> None:
        self._first.setVisible(wanted)
        self._again.setVisible(wanted)
        if wanted:
            self.first.setFocus()


class UnlockDialog(Dialog):
    """Asks for the passphrase of a file; `fault` says why the last one was not taken."""

    def __init__(self, parent: QWidget, name: str, fault: str = "") -> None:
        text = _("“{name}” is locked. Whoever sent it knows the passphrase.").format(name=name)
        super().__init__(parent, _("Open a locked file"), text)
        self.field = _hidden()
        self._row = FormField(_("Passphrase"), self.field)
        self._row.show_fault(fault)
        self.body.addWidget(self._row)
        self.add_cancel()
        self.open_ = self.add_button(PrimaryButton(_("Open the file")), self.accept, default=True)
        self.open_.setEnabled(False)
        self.field.textChanged.connect(lambda text: self.open_.setEnabled(bool(text)))
        self.field.setFocus()


def _hidden() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(LONGEST)
    return field
