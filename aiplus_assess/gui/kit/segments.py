"""A choice of one among a few, shown side by side; arrow keys move, Space chooses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from aiplus_assess.gui.kit.flow import Flow
from aiplus_assess.gui.kit.layout import row
from aiplus_assess.gui.kit.look import set_look


class Segments(QWidget):
    """`options` are (value, label); `chosen` is emitted with the value when the user picks another.

    `breaks`: the line breaks where the room ends.
    """

    chosen = Signal(object)

    def __init__(self, name: str, options: Sequence[tuple[object, str]], value: object, breaks: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._values = [option for option, _label in options]
        buttons = [_Segment(label, name) for _value, label in options]
        for place, button in enumerate(buttons):
            self._group.addButton(button, place)
        self.setLayout(Flow(*buttons, gap=2) if breaks else row(*buttons, None, gap=2))
        self.choose(value)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._values[place]))

    def value(self) -> object:
        """What is chosen."""
        place = self._group.checkedId()
        return self._values[place] if place >= 0 else None

    def choose(self, value: object) -> None:
        """Choose `value` without telling anyone."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def buttons(self) -> list[QPushButton]:
        """The buttons, in order."""
        return [button for button in self._group.buttons() if isinstance(button, QPushButton)]


class _Segment(QPushButton):
    def __init__(self, label: str, group: str) -> None:
        super().__init__(label)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(f"{group}: {label}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_look(self, "segment")

    def sizeHint(self) -> QSize:
        """Wide enough for its text in bold, as it is written once chosen."""
        size, bold = super().sizeHint(), QFont(self.font())
        bold.setBold(True)
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(size.width() + max(0, more) + 2, size.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
