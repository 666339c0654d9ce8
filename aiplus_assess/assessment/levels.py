"""From an answer to a level 0..5, on each basis (docs/scoring.md, “Questions” and “Basis”)."""

from __future__ import annotations

from bisect import bisect_right

from aiplus_assess.assessment.model import Answer, Basis
from aiplus_assess.questionnaire.model import ChecklistQuestion, PercentQuestion, ScoredBase

NEEDED = {0: 0, 1: 0, 2: 1, 3: 1, 4: 2, 5: 3}
"""Evidence level that a level needs, unless the question has its own `proof_needed`."""


def self_level(question: ScoredBase, answer: Answer) -> int | None:
    """The company's own level; None where there is none (unanswered, unknown, N/A)."""
    if answer.unknown or answer.na is not None:
        return None
    if isinstance(question, PercentQuestion):
        return None if answer.value is None else percent_level(question, answer.value)
    if isinstance(question, ChecklistQuestion):
        return None if answer.checked is None else question.levels_by_count[len(set(answer.checked))]
    return answer.level


def percent_level(question: PercentQuestion, value: float) -> int | None:
    """The number of thresholds reached (a threshold of 0 means more than 0); None for a metric."""
    if question.thresholds is None:
        return None
    reached = bisect_right(question.thresholds, value)
    return reached if value > 0 else 0


def needed(question: ScoredBase, level: int) -> int:
    """The evidence level that `level` needs at this question; level 0 needs none."""
    return 0 if level == 0 else question.proof_needed.get(level, NEEDED[level])


def proven_level(question: ScoredBase, level: int, evidence: int) -> int:
    """The highest level up to `level` that evidence of that level proves."""
    return max(k for k in range(level + 1) if needed(question, k) <= evidence)


def level_on(basis: Basis, question: ScoredBase, answer: Answer, evidence: int) -> int | None:
    """The level that counts on `basis`."""
    if basis == "verified" and answer.verified is not None:
        return None if answer.na is not None else answer.verified.level
    level = self_level(question, answer)
    if level is None or basis != "evidence":
        return level
    return proven_level(question, level, evidence)
