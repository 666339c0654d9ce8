"""The base of every dialog: a title, content, buttons; Escape closes, Enter confirms, the first field has the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from aiplus_assess.gui.kit.buttons import Button, DangerButton, PrimaryButton, SecondaryButton
from aiplus_assess.gui.kit.label import Label
from aiplus_assess.gui.kit.layout import column, row
from aiplus_assess.i18n import _


class Dialog(QDialog):
    """Put the content into `body`; `add_button` from left to right, the confirming one last."""

    def __init__(self, parent: QWidget | None, title: str, text: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self._buttons = row(None, gap=2)
        head = Label(title, "section")
        words = Label(text, "secondary")
        if not text:
            words.hide()  # never shown before it has a parent: that would open a window
        self.setLayout(column(head, words, self.body, 2, self._buttons, gap=3, margins=(6, 5, 6, 5)))

    def showEvent(self, event: QShowEvent) -> None:
        """On a narrow screen Qt makes a dialog narrower than it asks for: then its texts need more lines."""
        super().showEvent(event)
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        if self.height() < needed <= self.screen().availableSize().height():
            self.resize(self.width(), needed)

    def add_button(self, button: Button, run: Callable[[], object], default: bool = False) -> QPushButton:
        """Add a button that does `run`; `default` is what Enter does in a field."""
        button.clicked.connect(lambda _checked=False: run())
        if default:
            button.setAutoDefault(True)
            button.setDefault(True)
        self._buttons.addWidget(button)
        return button

    def add_cancel(self, text: str = "") -> None:
        """Add the button that changes nothing."""
        self.add_button(SecondaryButton(text or _("Cancel")), self.reject)


def confirm(parent: QWidget, title: str, text: str, yes: str, danger: bool = False) -> bool:
    """Ask before something that can't be undone; True where the user wants it."""
    dialog = Dialog(parent, title, text)
    dialog.add_cancel()
    button = DangerButton(yes) if danger else PrimaryButton(yes)
    dialog.add_button(button, dialog.accept, default=not danger)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return agreed
