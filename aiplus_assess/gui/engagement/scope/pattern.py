"""How the reports of a workspace are numbered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from aiplus_assess.assessment.numbering import check_pattern, report_number
from aiplus_assess.errors import InputError
from aiplus_assess.gui.kit import Dialog, FormField, PrimaryButton
from aiplus_assess.i18n import _


class PatternDialog(Dialog):
    """Shows what the next number would look like while one types; `given` carries the pattern."""

    given = Signal(str)

    def __init__(self, parent: QWidget, pattern: str, year: int) -> None:
        text = _("{{year}} stands for the year, {{n:03}} for the running number with three digits.")
        super().__init__(parent, _("Pattern of report numbers"), text.format())
        self._year = year
        self.edit = QLineEdit(pattern)
        self.edit.setMaxLength(80)
        self._field = FormField(_("Pattern"), self.edit)
        self.body.addWidget(self._field)
        self.add_cancel()
        self.save = self.add_button(PrimaryButton(_("Use this pattern")), self._save, default=True)
        self.edit.textChanged.connect(lambda _text: self._preview())
        self._preview()
        self.edit.setFocus()
        self.edit.selectAll()

    def _preview(self) -> None:
        try:
            pattern = check_pattern(self.edit.text())
        except InputError as error:
            self._field.show_fault(error.message)
            self.save.setEnabled(False)
            return
        self.save.setEnabled(True)
        self._field.show_hint(_("For instance {number}").format(number=report_number(pattern, self._year, 7)))

    def _save(self) -> None:
        self.given.emit(self.edit.text().strip())
        self.accept()
