"""One due date for several papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aiplus_assess.gui.kit import Dialog, FormField, PrimaryButton, SecondaryButton
from aiplus_assess.gui.plan.fields import DayField
from aiplus_assess.i18n import _, ngettext


class DueDialog(Dialog):
    """`given` carries the day, None for no due date."""

    given = Signal(object)

    def __init__(self, parent: QWidget, count: int, day: date | None, today: Callable[[], date]) -> None:
        words = ngettext("For {n} selected paper.", "For {n} selected papers.", count).format(n=count)
        super().__init__(parent, _("Due date"), words)
        self._day = day
        self.day = DayField(_("Due date"), today)
        self.day.show_value(day)
        self.day.entered.connect(self._take)
        self.body.addWidget(FormField(_("Due date"), self.day))
        self.add_cancel()
        self.add_button(SecondaryButton(_("No due date")), lambda: self._give(None))
        self.add_button(PrimaryButton(_("Set")), self._save, default=True)
        self.day.edit.setFocus()

    def _take(self, day: object) -> None:
        self._day = day if isinstance(day, date) else None

    def _save(self) -> None:
        self.day.flush()
        self._give(self._day)

    def _give(self, day: date | None) -> None:
        self.given.emit(day)
        self.accept()
