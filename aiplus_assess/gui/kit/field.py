"""A field of a form: its name above, the control, and below it a hint or what is wrong."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from aiplus_assess.gui.kit.label import Label
from aiplus_assess.gui.kit.layout import column
from aiplus_assess.gui.kit.look import set_look


class FormField(QWidget):
    """`control` gets the label's name for screen readers; a fault marks it and is read out as its description."""

    def __init__(self, name: str, control: QWidget, hint: str = "") -> None:
        super().__init__()
        self.control = control
        self._hint = hint
        label = Label(name, "strong")
        label.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(name)
        control.setAccessibleDescription(hint)
        self._below = Label(hint, "small")
        if not hint:
            self._below.hide()  # never shown before it has a parent: that would open a window
        self.setLayout(column(label, control, self._below, gap=1))

    def show_hint(self, hint: str) -> None:
        """Say something else below the control while nothing is wrong."""
        self._hint = hint
        self.show_fault("")

    def show_fault(self, fault: str) -> None:
        """Say what is wrong; empty for nothing."""
        set_look(self._below, "error" if fault else "small")
        self._below.setText(fault or self._hint)
        self._below.setVisible(bool(fault or self._hint))
        self.control.setAccessibleDescription(fault or self._hint)
        set_look(self.control, self.control.property("look") or "", invalid=bool(fault))

    def fault(self) -> str:
        """What it says is wrong."""
        return self._below.text() if self._below.property("look") == "error" else ""
