"""An error inside a screen: one line in words, the single faults behind a button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from aiplus_assess.errors import AssessError
from aiplus_assess.gui.kit.buttons import LinkButton
from aiplus_assess.gui.kit.label import Label
from aiplus_assess.gui.kit.layout import column, row
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.i18n import _


class ErrorBanner(QFrame):
    """Hidden until there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        set_look(self, "banner")
        self._line = Label("", "body")
        self._details = Label("", "small")
        self._more = LinkButton("", self._toggle)
        self._close = LinkButton(_("Dismiss"), self.clear)
        line = row()
        line.addWidget(self._line, 1)
        line.addWidget(self._more)
        line.addWidget(self._close)
        self.setLayout(column(line, self._details, gap=1, margins=(4, 2, 4, 2)))
        self.hide()

    def show_error(self, error: AssessError) -> None:
        """Say what happened, in the error's own words."""
        self.show_text(error.message, error.faults)

    def show_text(self, text: str, faults: Sequence[str] = ()) -> None:
        """Say `text`; `faults` are listed on demand."""
        self._line.setText(text)
        self._details.setText("\n".join(faults))
        self._details.hide()
        self._more.setVisible(bool(faults))
        self._more.setText(_("Details"))
        self.setAccessibleName(text)
        self.show()

    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._line.text()

    def clear(self) -> None:
        """Say nothing."""
        self.hide()

    def _toggle(self) -> None:
        self._details.setVisible(self._details.isHidden())
        self._more.setText(_("Details") if self._details.isHidden() else _("Hide details"))
