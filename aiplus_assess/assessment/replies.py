"""An answer in words, for window and command line. Pure."""

from __future__ import annotations

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.levels import self_level
from aiplus_assess.assessment.model import Answer
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import ChecklistQuestion, DutyQuestion, ScoredQuestion


def reply_words(question: ScoredQuestion | DutyQuestion, answer: Answer) -> str:
    """“2 局部试用”, “42.5 %”, “不适用：原因”; 未答 where nothing is given."""
    if answer.na is not None:
        return _("Not applicable: {reason}").format(reason=answer.na)
    if answer.unknown:
        return _("Unknown")
    if answer.duty is not None:
        return labels.duty_word(answer.duty)
    if not answer.given:
        return _("Unanswered")
    parts = []
    if answer.value is not None:
        parts.append(f"{number(answer.value)}%" + labels.counted_words(answer))
    if answer.checked is not None and isinstance(question, ChecklistQuestion):
        ticked = [item.in_(current()) for item in question.items if item.id in answer.checked]
        parts.append(_("{n} of {total} ticked").format(n=len(ticked), total=len(question.items)))
    level = None if isinstance(question, DutyQuestion) else self_level(question, answer)
    if level is not None:
        parts.append(level_words(level))
    return " · ".join(parts)


def level_words(level: int) -> str:
    """“2 局部试用”."""
    return f"{level} {labels.level_word(level)}"


def number(value: float) -> str:
    """At most two decimals, none where there are none."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def answer_lines(question: ScoredQuestion | DutyQuestion, answer: Answer) -> tuple[str, ...]:
    """The reply, the stated proof, the verification, the note, the flag: one line each, where there is one."""
    lines = [reply_words(question, answer)]
    if answer.evidence:
        lines.append(_("Evidence: {level}").format(level=labels.evidence_word(answer.evidence)))
    if answer.verified is not None:
        words = " · ".join(
            filter(None, (level_words(answer.verified.level), answer.verified.reason, answer.verified.by))
        )
        lines.append(_("Verified: {level}").format(level=words))
    if answer.note:
        lines.append(_("Note: {note}").format(note=answer.note))
    if answer.flagged:
        lines.append(_("Flagged for review"))
    if answer.to_confirm:
        lines.append(_("Carried over, to be confirmed"))
    return tuple(lines)
