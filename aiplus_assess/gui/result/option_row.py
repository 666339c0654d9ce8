"""One question in the what-if: a tick takes its next action, the box sets any level."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.gui.kit import Caption, column, row
from aiplus_assess.gui.result.whatif import Option
from aiplus_assess.i18n import _, current


class OptionRow(QWidget):
    """`changed` carries the question and the level it is to have."""

    changed = Signal(str, int)

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.option = option
        self.tick = QCheckBox(f"{option.question}  {option.title}")
        self.levels = QComboBox()
        self.levels.setAccessibleName(_("Level of {title}").format(title=option.title))
        for level in (option.level, *option.reachable):
            self.levels.addItem(f"{level} {labels.level_word(level)}", level)
        self.action = Caption()
        head = row(gap=2)
        head.addWidget(self.tick, 1)
        head.addWidget(self.levels)
        self.setLayout(column(head, self.action, gap=0))
        self.tick.clicked.connect(self._ticked)
        self.levels.activated.connect(self._chosen)
        self.show_level(option.level)

    def show_level(self, level: int) -> None:
        """Draw the level that is assumed."""
        self.tick.setChecked(level > self.option.level)
        self.levels.setCurrentIndex((self.option.level, *self.option.reachable).index(level))
        action = self.option.actions.get(level if level > self.option.level else self.option.step)
        self.action.setText(action.text.in_(current()) if action else "")

    def _ticked(self, checked: bool) -> None:
        step = self.option.step if self.option.step in self.option.reachable else self.option.reachable[0]
        self._take(step if checked else self.option.level)

    def _chosen(self, place: int) -> None:
        self._take(int(self.levels.itemData(place)))

    def _take(self, level: int) -> None:
        self.show_level(level)
        self.changed.emit(self.option.question, level)
