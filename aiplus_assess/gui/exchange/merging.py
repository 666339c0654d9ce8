"""Two copies of one assessment that both moved: what each says, and what the user has decided. Free of Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.assessment.replies import answer_lines, reply_words
from aiplus_assess.exchange.merge import Difference, Merge, Side
from aiplus_assess.exchange.transfer import Choice
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import DutyQuestion, Pack, ScoredQuestion


@dataclass(frozen=True, slots=True)
class SideWords:
    """One copy's answer: who and when, then a line per part."""

    who: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question both copies changed; `base` is what both once said."""

    question: str
    title: str
    base: str
    mine: SideWords
    theirs: SideWords


class MergeDraft:
    """The decisions so far. Nothing is stored before the user says so."""

    def __init__(self, merge: Merge, pack: Pack) -> None:
        asked = merge.of("ask")
        self.conflicts = tuple(_conflict(pack, difference) for difference in asked)
        self.taken = len(merge.of("take"))
        self.kept = len(merge.of("keep"))
        self._choices: dict[str, Choice] = {}

    @property
    def choices(self) -> Mapping[str, Choice]:
        """Question → whose answer stands."""
        return dict(self._choices)

    @property
    def undecided(self) -> int:
        """How many questions still wait for a decision."""
        return len(self.conflicts) - len(self._choices)

    def choose(self, question: str, side: Choice) -> None:
        """This side's answer stands at that question."""
        self._choices[question] = side

    def choose_all(self, side: Choice) -> None:
        """This side's answer stands everywhere."""
        self._choices = {conflict.question: side for conflict in self.conflicts}


def _conflict(pack: Pack, difference: Difference) -> Conflict:
    question = pack.by_id[difference.question]
    return Conflict(
        difference.question,
        question.title.in_(current()),
        reply_words(question, difference.base),
        _side(question, difference.mine),
        _side(question, difference.theirs),
    )


def _side(question: ScoredQuestion | DutyQuestion, side: Side) -> SideWords:
    when = side.at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M") if side.at is not None else ""
    who = " · ".join(part for part in (side.by, when) if part)
    return SideWords(who or _("author unknown"), answer_lines(question, side.answer))
