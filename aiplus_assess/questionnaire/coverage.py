"""Where each sentence of the policy is asked about, or why no company is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aiplus_assess.policy.model import Text
from aiplus_assess.questionnaire.model import Pack

SentenceState = Literal["mapped", "not_asked", "both", "unclassified"]


@dataclass(frozen=True, slots=True)
class SentenceCoverage:
    """One sentence: the ids of the questions that trace to it, or the reason why it is not asked about."""

    sentence: str
    questions: tuple[str, ...]
    reason: Text | None

    @property
    def state(self) -> SentenceState:
        """`both` and `unclassified` are faults that lint reports."""
        if self.questions:
            return "both" if self.reason else "mapped"
        return "not_asked" if self.reason else "unclassified"


def coverage(pack: Pack) -> tuple[SentenceCoverage, ...]:
    """Every sentence of the policy, in its order."""
    return tuple(
        SentenceCoverage(
            sentence.id,
            pack.tracing[sentence.id],
            sentence.not_asked.reason if sentence.not_asked else None,
        )
        for sentence in pack.policy.sentences
    )
