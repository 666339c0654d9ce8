"""Why an assessor found another level than the company; who says so, and on which day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from aiplus_assess.assessment.model import Verification
from aiplus_assess.gui.kit import Dialog, FormField, PrimaryButton, row
from aiplus_assess.gui.plan.fields import DayField
from aiplus_assess.i18n import _


class VerifyDialog(Dialog):
    """`given` carries the verdict. A reason is required; Ctrl+Enter stores."""

    given = Signal(object)

    def __init__(
        self, parent: QWidget, words: str, before: Verification, needs_reason: bool, today: Callable[[], date]
    ) -> None:
        super().__init__(parent, _("Another level than the company's"), words)
        self._level, self._needs_reason, self._day = before.level, needs_reason, before.on or today()
        self.reason = QPlainTextEdit(before.reason)
        self.reason.setTabChangesFocus(True)
        self.reason.setPlaceholderText(_("What was seen or missing on site"))
        self.by = QLineEdit(before.by)
        self.by.setMaxLength(100)
        self.on = DayField(_("Day"), today, "record")
        self.on.show_value(self._day)
        self.on.entered.connect(self._take_day)
        self._reason = FormField(_("Reason"), self.reason)
        self.body.addWidget(self._reason)
        line = row(gap=4)
        line.addWidget(FormField(_("Verified by"), self.by), 1)
        line.addWidget(FormField(_("Day"), self.on), 1)
        self.body.addLayout(line)
        self.add_cancel()
        self.add_button(PrimaryButton(_("Store and go on")), self._store, default=True)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._store)
        self.reason.setFocus()

    def _take_day(self, day: object) -> None:
        if isinstance(day, date):
            self._day = day

    def _store(self) -> None:
        reason = self.reason.toPlainText().strip()
        if not reason and self._needs_reason:
            self._reason.show_fault(_("Say why: the reason prints in the report beside both levels."))
            self.reason.setFocus()
            return
        self.on.flush()
        self.given.emit(Verification(self._level, reason, self.by.text().strip(), self._day))
        self.accept()
