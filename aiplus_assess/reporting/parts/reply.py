"""What was answered, in words."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.levels import self_level
from aiplus_assess.assessment.model import Answer
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import ChecklistQuestion, DutyQuestion, PercentQuestion, ScoredBase
from aiplus_assess.reporting.numbers import NONE, ratio
from aiplus_assess.reporting.parts.source import Source


@dataclass(frozen=True, slots=True)
class Reply:
    """`level` is the company's own (None where there is none), `short` fits into a table cell, `long` says what
    the level means; `ticks` are a checklist's items with whether they were ticked."""

    level: int | None
    short: str
    long: str = ""
    ticks: tuple[tuple[str, bool], ...] = ()


def reply_of(source: Source, question_id: str) -> Reply:
    """The company's own reply to a question, in the report's language."""
    return reply_in(source, question_id, source.answer(question_id))


def reply_in(source: Source, question_id: str, answer: Answer) -> Reply:
    """The reply that `answer` gives to a question, whoever gave it."""
    question = source.question(question_id)
    if answer.na is not None:
        return Reply(None, _("Not applicable"), answer.na)
    if answer.unknown:
        return Reply(None, _("Unknown"))
    if isinstance(question, DutyQuestion):
        return Reply(None, labels.duty_word(answer.duty) if answer.duty else _("Unanswered"))
    level = self_level(question, answer)
    ticks: tuple[tuple[str, bool], ...] = ()
    if isinstance(question, ChecklistQuestion) and answer.checked is not None:
        ticks = tuple((source.text(item), item.id in answer.checked) for item in question.items)
    if isinstance(question, PercentQuestion) and question.metric:
        return Reply(None, _ratio(answer) if answer.value is not None else _("Unanswered"))
    if level is None:
        return Reply(None, _("Unanswered"))
    value = _ratio(answer) if isinstance(question, PercentQuestion) else ""
    short = f"{level} {labels.level_word(level)}"
    return Reply(level, f"{short} · {value}" if value else short, level_text(source, question, level), ticks)


def _ratio(answer: Answer) -> str:
    """“20% (4/20)”, or the percentage alone where it was typed."""
    return ratio(answer.value) + labels.counted_words(answer)


def level_text(source: Source, question: ScoredBase, level: int) -> str:
    """What the level means at this question."""
    text = question.levels[level] if level < len(question.levels) else None
    return source.text(text) if text is not None else ""


def proof_words(source: Source, question_id: str) -> str:
    """The evidence level of the answer and the numbers of its proofs; “—” where nothing was answered."""
    if not source.answer(question_id).given:
        return NONE
    words = labels.evidence_word(source.case.evidence(question_id))
    numbers = source.proof_numbers.get(question_id, ())
    return f"{words} {source.listed(list(numbers))}" if numbers else words
