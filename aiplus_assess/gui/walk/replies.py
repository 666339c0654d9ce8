"""A change of an answer in words. Pure; an answer itself is worded in `assessment.replies`."""

from __future__ import annotations

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import AnswerEvent
from aiplus_assess.assessment.replies import level_words, reply_words
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import DutyQuestion, ScoredQuestion


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
