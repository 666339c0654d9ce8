"""An answer, and a change of one, in words. Pure."""

from __future__ import annotations

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.levels import self_level
from aiplus_assess.assessment.model import Answer, AnswerEvent
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
        parts.append(f"{number(answer.value)}%")
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


def change_words(question: ScoredQuestion | DutyQuestion, event: AnswerEvent) -> tuple[str, ...]:
    """What changed, one line per part: the reply, the note, the evidence level, the flag, the verification."""
    before, after = event.before, event.after
    lines = []
    earlier, later = reply_words(question, before), reply_words(question, after)
    if earlier != later or before.checked != after.checked:
        lines.append(_("{before} → {after}").format(before=earlier, after=later))
    if before.note != after.note:
        lines.append(_("Note changed") if after.note else _("Note removed"))
    if before.evidence != after.evidence:
        lines.append(
            _("Evidence: {before} → {after}").format(
                before=labels.evidence_word(before.evidence), after=labels.evidence_word(after.evidence)
            )
        )
    if before.flagged != after.flagged:
        lines.append(_("Flagged for review") if after.flagged else _("Flag removed"))
    if before.to_confirm and not after.to_confirm:
        lines.append(_("Carried answer confirmed"))
    if before.verified != after.verified and after.verified is not None:
        lines.append(_("Verified: {level}").format(level=level_words(after.verified.level)))
    return tuple(lines)
