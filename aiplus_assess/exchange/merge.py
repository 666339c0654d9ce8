"""Two copies of one assessment, changed apart: what to take, what to keep, what to ask.

The answers' histories tell which copy is the older one: a side whose answer the other side once had has not moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from aiplus_assess.assessment.model import EMPTY, Answer, AnswerEvent, Assessment

Verdict = Literal["take", "keep", "ask"]


@dataclass(frozen=True, slots=True)
class Side:
    """One copy's answer to a question, with who gave it when (None where the history does not say)."""

    answer: Answer
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A question the copies answer differently; `base` is the last answer both once had."""

    question: str
    verdict: Verdict
    mine: Side
    theirs: Side
    base: Answer

    def lines(self, side: Literal["mine", "theirs"], decider: str, now: datetime) -> tuple[AnswerEvent, ...]:
        """What the history keeps of a decision: what they said, not knowing ours; then, where ours stands, that.

        The first line starts from the base, not from what stood there: that is how it is told from a correction.
        """
        said = AnswerEvent(self.question, self.theirs.at or now, self.theirs.by, self.base, self.theirs.answer)
        if side == "theirs":
            return (said,)
        return said, AnswerEvent(self.question, now, decider, self.theirs.answer, self.mine.answer)


@dataclass(frozen=True)
class Merge:
    """All differences. Nothing is decided for the user where both sides moved (`ask`)."""

    differences: tuple[Difference, ...] = field(default=())

    def of(self, verdict: Verdict) -> tuple[Difference, ...]:
        """The differences with that verdict."""
        return tuple(difference for difference in self.differences if difference.verdict == verdict)

    def taken(self, choices: Mapping[str, Literal["mine", "theirs"]] | None = None) -> dict[str, Answer]:
        """The answers to store: theirs where only they moved, and where the user chose them."""
        chosen = choices or {}
        return {
            difference.question: difference.theirs.answer
            for difference in self.differences
            if difference.verdict == "take"
            or (difference.verdict == "ask" and chosen.get(difference.question) == "theirs")
        }


def merge(
    mine: Assessment, my_history: Iterable[AnswerEvent], theirs: Assessment, their_history: Iterable[AnswerEvent]
) -> Merge:
    """How `theirs` differs from `mine`, question by question."""
    ours, others = by_question(my_history), by_question(their_history)
    found = []
    for question in sorted({*mine.answers, *theirs.answers}):
        here, there = mine.answers.get(question, EMPTY), theirs.answers.get(question, EMPTY)
        if here != there:
            found.append(_difference(question, here, there, ours.get(question, ()), others.get(question, ())))
    return Merge(tuple(found))


def by_question(history: Iterable[AnswerEvent]) -> dict[str, tuple[AnswerEvent, ...]]:
    """The lines of each question, in their order."""
    found: defaultdict[str, list[AnswerEvent]] = defaultdict(list)
    for event in history:
        found[event.question].append(event)
    return {question: tuple(lines) for question, lines in found.items()}


def _difference(
    question: str,
    here: Answer,
    there: Answer,
    ours: tuple[AnswerEvent, ...],
    others: tuple[AnswerEvent, ...],
) -> Difference:
    theirs = side_of(there, others)
    if any((event.by, event.at, event.after) == (theirs.by, theirs.at, there) for event in ours):
        return Difference(question, "keep", side_of(here, ours), theirs, there)  # decided about once already
    common = 0
    while common < min(len(ours), len(others)) and ours[common].after == others[common].after:
        common += 1
    if common == 0 and not others and any(event.after == there for event in ours):
        base = there  # a report's data has no history: what we once had is where the two parted
    else:
        base = ours[common - 1].after if common else EMPTY
    verdict: Verdict = "take" if here == base else "keep" if there == base else "ask"
    return Difference(question, verdict, side_of(here, ours), theirs, base)


def side_of(answer: Answer, events: tuple[AnswerEvent, ...]) -> Side:
    """The answer with the author and time of its last line."""
    last = events[-1] if events else None
    return Side(answer, last.by, last.at) if last else Side(answer)
