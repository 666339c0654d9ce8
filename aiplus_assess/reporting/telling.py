"""How sentences about a result name its questions, levels and duties, in the language in force."""

from __future__ import annotations

from collections.abc import Iterable

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import ScoredBase
from aiplus_assess.reporting.punctuation import curly


class Telling:
    """What every rule that writes sentences about `result` shares."""

    def __init__(self, result: Result) -> None:
        self._result = result

    def _told(self, with_text: str, without: str, question_id: str, **more: str) -> str:
        level = self._result.levels[question_id]
        question = self._result.pack.by_id[question_id]
        assert isinstance(question, ScoredBase)
        words = question.levels[level] if level < len(question.levels) else None
        text = words.in_(current()) if words is not None else ""
        text = curly(text) if current() == "en" else text
        template = with_text if text else without
        return template.format(title=self._name(question_id), level=level, text=text, **more)

    def _duty_state(self, duty: str) -> str:
        state = self._result.case.answer(duty).duty
        return labels.duty_word(state) if state is not None else labels.state_word("unanswered")

    def _name(self, question_id: str) -> str:
        return _("“{title}”").format(title=self._result.pack.by_id[question_id].title.in_(current()))

    def _names(self, questions: Iterable[str], more: int = 0) -> str:
        named = _(", ").join(map(self._name, questions))
        return _("{names} and {n} more").format(names=named, n=more) if more > 0 else named


def together(sentences: Iterable[str]) -> str:
    """One paragraph; Chinese sets no space between sentences."""
    return ("" if current() == "zh" else " ").join(filter(None, sentences))
