"""A questionnaire pack, validated and frozen. docs/pack-format.md describes every field for authors."""

from __future__ import annotations

import itertools
from functools import cached_property
from graphlib import TopologicalSorter
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StrictBool, StrictInt, field_serializer, field_validator, model_validator

from aiplus_assess.i18n import _
from aiplus_assess.policy.model import Frozen, Policy, Text, local
from aiplus_assess.questionnaire.invalid import invalid
from aiplus_assess.questionnaire.rules import Applies, Size, looks_at

Edition = Literal["quick", "standard", "advisor"]
EDITIONS: tuple[Edition, ...] = ("quick", "standard", "advisor")
Ambition = Literal["hold", "follow", "lead"]
AMBITIONS: tuple[Ambition, ...] = ("hold", "follow", "lead")
Pillar = Literal["actions", "supports"]
PILLARS: tuple[Pillar, ...] = ("actions", "supports")
Stage = Literal[2027, 2030, 2035]
STAGES: tuple[Stage, ...] = (2027, 2030, 2035)
Department = Literal[
    "management", "production", "quality", "it", "data", "hr", "finance", "sales", "legal", "rd"
]  # fmt: skip
Tag = Literal["native", "whole_factor", "safe"]
Effort = Literal["S", "M", "L"]

QuestionId = Annotated[str, Field(pattern=r"^\d+(\.\d+)*-\d{2}$")]
LevelNumber = Annotated[StrictInt, Field(ge=0, le=5)]
EvidenceLevel = Annotated[StrictInt, Field(ge=0, le=3)]
StageTargets = dict[Annotated[int, Field(ge=2000)], LevelNumber]
LocalId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
AsOf = Annotated[str, Field(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]


class SentenceRef(Frozen):
    """A sentence a question traces to; `excerpt` narrows it to a verbatim part."""

    id: str
    excerpt: str | None = None


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

    @field_validator("sentences", mode="before")
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


class Group(Frozen):
    """A clause group that carries weight in the index; `gate` groups can hold the level down."""

    id: str
    pillar: Pillar
    weight: Annotated[float, Field(strict=True, gt=0)] = 1
    gate: StrictBool = False
    title: Text


class EditionLimits(Frozen):
    """How many questions any one profile may see, and the largest share of the index one of them may have (0..1)."""

    min: StrictInt = 0
    max: StrictInt | None = None
    max_share: Annotated[float, Field(strict=True, gt=0, le=1)] | None = None


class EditionInfo(Frozen):
    id: Edition
    title: Text
    minutes: Annotated[tuple[StrictInt, ...], Field(min_length=2, max_length=2)]
    limits: EditionLimits = EditionLimits()


class Targets(Frozen):
    """Reference targets by size, ambition and stage: our reading of the policy, never an official measure."""

    table: dict[Size, dict[Ambition, StageTargets]]
    plus_one: dict[Literal["provider", "device"], tuple[str, ...]] = Field(default_factory=dict)
    derived_from: dict[Annotated[int, Field(ge=2000)], str]


class DepartmentInfo(Frozen):
    id: Department
    title: Text


class SectorNote(Frozen):
    """A follow-up document of one sector, shown on the questions it sharpens."""

    id: str
    applies: Applies
    questions: tuple[QuestionId, ...]
    text: Text
    source: Text
    as_of: AsOf


class RegionsNote(Frozen):
    """Places where a company can benefit from a programme; `zones` are Chinese place names."""

    id: str
    zones: tuple[str, ...]
    questions: tuple[QuestionId, ...]
    text: Text
    source: Text
    as_of: AsOf


class Manifest(Frozen):
    """`pack.yaml`: what the pack is and how its parts weigh."""

    id: LocalId
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    title: Text
    pillars: dict[Pillar, Annotated[float, Field(strict=True, gt=0)]]
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    editions: tuple[EditionInfo, ...]
    stages: tuple[Annotated[int, Field(ge=2000)], ...] = STAGES
    targets: Targets
    departments: tuple[DepartmentInfo, ...]
    sector_notes: tuple[SectorNote, ...] = ()
    regions_note: RegionsNote | None = None

    def edition(self, edition_id: Edition) -> EditionInfo:
        """The edition of that id; KeyError where the pack has none."""
        return {edition.id: edition for edition in self.editions}[edition_id]


class Pack(Frozen):
    """A whole questionnaire. `hash` is the SHA-256 of its canonical content (see `questionnaire.content`)."""

    manifest: Manifest
    policy: Policy
    questions: tuple[Question, ...]
    hash: str = ""

    @field_serializer("hash")
    def _hash(self, value: str) -> str:
        return value

    @property
    def id(self) -> str:
        return self.manifest.id

    @property
    def version(self) -> str:
        return self.manifest.version

    @cached_property
    def by_id(self) -> dict[str, ScoredQuestion | DutyQuestion]:
        return {question.id: question for question in self.questions}

    @cached_property
    def group_by_id(self) -> dict[str, Group]:
        return {group.id: group for group in self.manifest.groups}

    @cached_property
    def group_of(self) -> dict[str, str | None]:
        """Question id → the id of the group its primary clause lies in (None for clause 1.2)."""
        return {question.id: self._group_of_clause(question.clause) for question in self.questions}

    def _group_of_clause(self, clause_id: str) -> str | None:
        place = local(clause_id)
        return next((g.id for g in self.manifest.groups if place == g.id or place.startswith(g.id + ".")), None)

    @cached_property
    def tracing(self) -> dict[str, tuple[str, ...]]:
        """Sentence id → ids of the questions that trace to it, in the pack's order."""
        found: dict[str, list[str]] = {sentence.id: [] for sentence in self.policy.sentences}
        for question in self.questions:
            for reference in question.sentences:
                found[reference.id].append(question.id)
        return {sentence: tuple(ids) for sentence, ids in found.items()}

    @cached_property
    def evaluation_order(self) -> tuple[str, ...]:
        """The question ids, each after those its rules look at (ValueError on a cycle; the loader names it)."""
        graph = {
            q.id: [i for i in (*looks_at(q.applies), *looks_at(q.opportunity)) if i in self.by_id]
            for q in self.questions
        }
        return tuple(TopologicalSorter(graph).static_order())

    @cached_property
    def duties(self) -> tuple[str, ...]:
        """The ids of the legal duties, in the pack's order."""
        return tuple(q.id for q in self.questions if isinstance(q, DutyQuestion))

    @cached_property
    def looked_at(self) -> frozenset[str]:
        """The questions whose answers decide whether others are asked."""
        return frozenset(i for q in self.questions for i in (*looks_at(q.applies), *looks_at(q.opportunity)))

    def place(self, question_id: str) -> tuple[int, str]:
        """The question's place for ordering: its clause's place in the document, then its id."""
        return self.policy.clause_place[self.by_id[question_id].clause], question_id
