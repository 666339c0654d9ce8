"""The words and small types that the parts of a pack share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictInt

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
