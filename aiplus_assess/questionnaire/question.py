"""One question, of four kinds."""

from __future__ import annotations

import itertools
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StrictInt, field_validator, model_validator

from aiplus_assess.i18n import _
from aiplus_assess.policy.model import Frozen, Text
from aiplus_assess.questionnaire.codes import Department, Edition, Effort, Tag
from aiplus_assess.questionnaire.invalid import invalid
from aiplus_assess.questionnaire.rules import Applies
from aiplus_assess.questionnaire.terms import AsOf, EvidenceLevel, LevelNumber, LocalId, QuestionId, StageTargets


class SentenceRef(Frozen):
    """A sentence a question traces to; `excerpt` narrows it to a verbatim part."""

    id: str
    excerpt: str | None = None


SentencesAsWritten = Annotated[tuple[str | SentenceRef, ...], Field(min_length=1)]
"""A sentence without an excerpt may be written as its bare id."""


class EvidenceKind(Text):
    """Something an assessor would accept as proof; together they make the request list (资料清单)."""

    id: LocalId


class ChecklistItem(Text):
    id: LocalId


class Action(Frozen):
    """What lifts a company to the level `lifts_to` (or makes it compliant), with who, how long and how known."""

    id: LocalId
    lifts_to: Annotated[StrictInt, Field(ge=1, le=5)] | Literal["compliant"]
    effort: Effort
    weeks: Annotated[StrictInt, Field(ge=1, le=260)]
    owner: Text
    text: Text
    kpi: Text


class QuestionBase(Frozen):
    """What every kind of question has."""

    id: QuestionId
    rev: Annotated[StrictInt, Field(ge=1)] = 1
    clause: str
    sentences: Annotated[tuple[SentenceRef, ...], Field(min_length=1)]
    editions: Annotated[tuple[Edition, ...], Field(min_length=1)]
    applies: Applies = "everyone"
    opportunity: Applies | None = None
    department: Department
    title: Text
    text: Text
    help: Text
    evidence: Annotated[tuple[EvidenceKind, ...], Field(max_length=5)] = ()
    actions: tuple[Action, ...] = ()
    source: Text | None = None
    as_of: AsOf | None = None
    tags: tuple[Tag, ...] = ()

    @field_validator("sentences", mode="before", json_schema_input_type=SentencesAsWritten)
    @classmethod
    def _bare_ids(cls, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return [{"id": member} if isinstance(member, str) else member for member in value]
        return value

    @property
    def scored(self) -> bool:
        """Whether the question can enter a score at all."""
        return False

    @property
    def metric(self) -> bool:
        """Whether it is a raw ratio: shown, never scored."""
        return False

    def action(self, action_id: str) -> Action:
        """The action of that id; KeyError where there is none."""
        return {action.id: action for action in self.actions}[action_id]


class ScoredBase(QuestionBase):
    """What a question with levels has besides."""

    weight: Annotated[StrictInt, Field(ge=1, le=3)] = 1
    proof_needed: dict[Annotated[int, Field(ge=0, le=5)], EvidenceLevel] = Field(default_factory=dict)
    targets: StageTargets = Field(default_factory=dict)
    levels: tuple[Text | None, ...] = ()

    @property
    def scored(self) -> bool:
        return True

    def reachable(self) -> tuple[int, ...]:
        """The levels an answer can have, ascending."""
        return tuple(range(6))


class LevelQuestion(ScoredBase):
    """Answered by one of six observable, cumulative levels."""

    kind: Literal["level"]
    levels: Annotated[tuple[Text, ...], Field(min_length=6, max_length=6)]


class PercentQuestion(ScoredBase):
    """Answered by a value in 0..100; without thresholds a raw metric."""

    kind: Literal["percent"]
    numerator: Text
    denominator: Text
    thresholds: tuple[Annotated[float, Field(strict=True, ge=0, le=100)], ...] | None = None

    @property
    def scored(self) -> bool:
        return self.thresholds is not None

    @property
    def metric(self) -> bool:
        return self.thresholds is None

    @model_validator(mode="after")
    def _thresholds_rise(self) -> Self:
        steps = self.thresholds
        if steps is None:
            return self
        if len(steps) != 5 or any(low > high for low, high in itertools.pairwise(steps)):
            raise invalid("thresholds", _("five values are needed, none lower than the one before"))
        if len(self.levels) != 6:
            raise invalid("levels", _("a text is needed for each level from 0 to {top}").format(top=5))
        return self


class ChecklistQuestion(ScoredBase):
    """Answered by ticking; the number of ticks gives the level."""

    kind: Literal["checklist"]
    items: Annotated[tuple[ChecklistItem, ...], Field(min_length=2)]
    levels_by_count: tuple[LevelNumber, ...]

    def reachable(self) -> tuple[int, ...]:
        return tuple(sorted(set(self.levels_by_count)))

    @model_validator(mode="after")
    def _counts_rise(self) -> Self:
        counts = self.levels_by_count
        if len(counts) != len(self.items) + 1:
            needed = _("{count} entries are needed: the level for 0 ticks, 1 tick … all ticks")
            raise invalid("levels_by_count", needed.format(count=len(self.items) + 1))
        if any(low > high for low, high in itertools.pairwise(counts)):
            raise invalid("levels_by_count", _("more ticks must not give a lower level"))
        if len(self.levels) != max(counts) + 1:
            raise invalid("levels", _("a text is needed for each level from 0 to {top}").format(top=max(counts)))
        return self


class DutyQuestion(QuestionBase):
    """A legal duty: never scored, makes the compliance state."""

    kind: Literal["duty"]
    who: Text
    source: Text
    as_of: AsOf

    @model_validator(mode="after")
    def _never_an_opportunity(self) -> Self:
        if self.opportunity is not None:
            raise invalid("opportunity", _("a legal duty can't be an opportunity; leave it out"))
        return self


ScoredQuestion = LevelQuestion | PercentQuestion | ChecklistQuestion
Question = Annotated[ScoredQuestion | DutyQuestion, Field(discriminator="kind")]
