"""Who changed the answer, when, and from what to what."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aiplus_assess.assessment.model import AnswerEvent
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.gui.kit import Caption, HLine, Label, Secondary, clear
from aiplus_assess.gui.walk.replies import change_words
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import DutyQuestion, ScoredQuestion


class HistoryTab(QWidget):
    """The newest change on top."""

    def __init__(self) -> None:
        super().__init__()
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 12, 0, 0)
        self._list.setSpacing(6)

    def show_events(self, question: ScoredQuestion | DutyQuestion, events: tuple[AnswerEvent, ...]) -> None:
        """List the changes of one question."""
        clear(self._list)
        if not events:
            self._list.addWidget(Secondary(_("No changes yet.")))
        for event in events:
            when = event.at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
            self._list.addWidget(Caption(" · ".join(part for part in (when, event.by) if part)))
            for words in change_words(question, event):
                self._list.addWidget(Label(words))
            self._list.addWidget(HLine())
        self._list.addStretch(1)
