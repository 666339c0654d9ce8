"""A list of questions to tick, with a field that searches it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from aiplus_assess.assessment.model import EMPTY
from aiplus_assess.gui.kit import SearchField, column
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.gui.walk.search import matches
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import QuestionBase


class QuestionPicker(QWidget):
    """Down goes from the field into the list, Space ticks. Ticked ones stand first when it opens."""

    changed = Signal()

    def __init__(self, questions: Iterable[QuestionBase], ticked: tuple[str, ...]) -> None:
        super().__init__()
        self._questions = sorted(questions, key=lambda question: question.id not in ticked)
        self.search = _Field(_("Search questions"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Questions it proves"))
        self.list.setMinimumHeight(theme().px(132))
        set_look(self.list, "popup")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for question in self._questions:
            entry = QListWidgetItem(f"{question.id}  {question.title.in_(current())}")
            entry.setData(Qt.ItemDataRole.UserRole, question.id)
            entry.setToolTip(question.text.in_(current()))
            entry.setCheckState(Qt.CheckState.Checked if question.id in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(entry)
        inside = column(self.search, gap=1)
        inside.addWidget(self.list, 1)
        self.setLayout(inside)
        self.search.textChanged.connect(self._find)
        self.search.down.connect(self._into_list)
        self.list.itemChanged.connect(lambda _entry: self.changed.emit())

    def ticked(self) -> tuple[str, ...]:
        """The ids of the ticked questions, shown or not."""
        entries = [self.list.item(place) for place in range(self.list.count())]
        return tuple(e.data(Qt.ItemDataRole.UserRole) for e in entries if e.checkState() == Qt.CheckState.Checked)

    def _find(self, text: str) -> None:
        for place, question in enumerate(self._questions):
            self.list.item(place).setHidden(not matches(question, EMPTY, text))

    def _into_list(self) -> None:
        shown = [place for place in range(self.list.count()) if not self.list.item(place).isHidden()]
        if shown:
            self.list.setCurrentRow(shown[0])
            self.list.setFocus()


class _Field(SearchField):
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        else:
            super().keyPressEvent(event)
