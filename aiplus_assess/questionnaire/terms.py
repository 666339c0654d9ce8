"""The small constrained types that the parts of a pack share; the codes are in `codes`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictInt

QuestionId = Annotated[str, Field(pattern=r"^\d+(\.\d+)*-\d{2}$")]
LevelNumber = Annotated[StrictInt, Field(ge=0, le=5)]
EvidenceLevel = Annotated[StrictInt, Field(ge=0, le=3)]
StageTargets = dict[Annotated[int, Field(ge=2000)], LevelNumber]
LocalId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
AsOf = Annotated[str, Field(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]
