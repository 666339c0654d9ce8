"""What stands once an answer file is taken in: which of its questions are asked at all, and whose verdicts stay."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from aiplus_assess.assessment.applicability import scopes
from aiplus_assess.assessment.levels import self_level
from aiplus_assess.assessment.model import EMPTY, NO_ANSWERS, Answer, Case
from aiplus_assess.assessment.scope_words import why_hidden
from aiplus_assess.exchange.faults import Faults
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import Pack, ScoredBase
from aiplus_assess.questionnaire.rules import looks_at


@dataclass(frozen=True, slots=True)
class Standing:
    """The answers as they will be stored, and what that means for the verdicts that were there (ids of questions).

    `kept`: the file says nothing about them. `apart`: those of `kept` that now differ from the company's own level
    and give no reason. `lost`: the file takes them away.
    """

    answers: Mapping[str, Answer]
    kept: tuple[str, ...]
    apart: tuple[str, ...]
    lost: tuple[str, ...]


def standing(
    pack: Pack, answers: Mapping[str, Answer], silent: Collection[str], stored: Mapping[str, Answer] = NO_ANSWERS
) -> Standing:
    """Keep the verdict on every question of `silent`, whose new answer does not speak of it."""
    after, kept, apart, lost = dict(answers), [], [], []
    for question_id, said in answers.items():
        counted = stored.get(question_id, EMPTY).counted
        same = counted is not None and said.value is not None and said.value == stored[question_id].value
        after[question_id] = answer = replace(said, counted=counted) if same else said
        verdict = stored.get(question_id, EMPTY).verified
        if verdict is None or answer.verified is not None:
            continue
        if question_id not in silent:
            lost.append(question_id)
            continue
        after[question_id] = replace(answer, verified=verdict)
        kept.append(question_id)
        question = pack.by_id[question_id]
        own = self_level(question, answer) if isinstance(question, ScoredBase) else None
        if own is not None and own != verdict.level and not verdict.reason.strip():
            apart.append(question_id)
    return Standing(after, tuple(kept), tuple(apart), tuple(lost))


def add_hidden(
    pack: Pack, case: Case, answers: Mapping[str, Answer], faults: Faults, faulty: Collection[str] = ()
) -> None:
    """Note every question that the company would not be asked, once all of `answers` stand.

    Of the `faulty` entries nobody knows the answer: what depends on one of them is not judged.
    """
    after = replace(case, answers={**case.answers, **answers})
    found = scopes(pack, after)
    for question_id in (*answers, *faulty):
        hidden = found[question_id] == "hidden" and answers.get(question_id) != EMPTY
        if hidden and not _depends(pack, question_id, faulty):
            reason = why_hidden(pack, after, question_id)
            faults.add(question_id, _("is not asked of this company: {reason}").format(reason=reason))


def _depends(pack: Pack, question_id: str, on: Collection[str]) -> bool:
    """Whether it is asked according to one of those answers, at whatever remove."""
    question = pack.by_id[question_id]
    looked = (*looks_at(question.applies), *looks_at(question.opportunity))
    return any(other in on or _depends(pack, other, on) for other in looked)
