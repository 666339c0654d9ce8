"""`pack.yaml`: what a pack is and how its parts weigh."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from aiplus_assess.policy.model import Frozen, Text
from aiplus_assess.questionnaire.codes import STAGES, Ambition, Department, Edition, Pillar, Size
from aiplus_assess.questionnaire.rules import Applies
from aiplus_assess.questionnaire.terms import AsOf, LocalId, QuestionId, StageTargets


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
