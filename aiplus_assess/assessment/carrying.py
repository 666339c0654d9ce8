"""Starting an assessment from an earlier one of the same company: which answers may be carried over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aiplus_assess.assessment.model import Answer
from aiplus_assess.questionnaire.model import (
    ChecklistQuestion,
    DutyQuestion,
    LevelQuestion,
    Pack,
    PercentQuestion,
    ScoredQuestion,
)


def carried(answers: Mapping[str, Answer], asked: Pack, now: Pack) -> dict[str, Answer]:
    """The answers given in pack `asked` that still mean the same in pack `now`, each marked to be confirmed.

    A question whose meaning changed (`rev`, kind, items) starts empty. Verification and review flags belong to
    the earlier assessment and stay there; note and stated evidence come along.
    """
    return {
        question_id: replace(answer, to_confirm=answer.given, verified=None, flagged=False)
        for question_id, answer in answers.items()
        if _same_meaning(asked.by_id.get(question_id), now.by_id.get(question_id), answer)
    }


def _same_meaning(
    before: ScoredQuestion | DutyQuestion | None, after: ScoredQuestion | DutyQuestion | None, answer: Answer
) -> bool:
    if before is None or after is None or before.rev != after.rev or before.kind != after.kind:
        return False
    if isinstance(after, ChecklistQuestion):
        return set(answer.checked or ()) <= {item.id for item in after.items}
    return isinstance(after, LevelQuestion | PercentQuestion | DutyQuestion)
