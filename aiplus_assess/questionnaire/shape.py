"""Which fields a place in a pack file can have, read off the definitions, for near-misses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel

from aiplus_assess.questionnaire.model import ChecklistQuestion, DutyQuestion, LevelQuestion, PercentQuestion

KINDS: dict[str, type[LevelQuestion | PercentQuestion | ChecklistQuestion | DutyQuestion]] = {
    "level": LevelQuestion,
    "percent": PercentQuestion,
    "checklist": ChecklistQuestion,
    "duty": DutyQuestion,
}


def definitions_at(top: type[BaseModel], path: Sequence[str | int]) -> list[type[BaseModel]]:
    """The definitions a value at `path` inside `top` may follow; list positions and free keys are passed over."""
    current = [top]
    for part in path:
        inside = [
            definition
            for model in current
            for name, field in model.model_fields.items()
            if part in (name, field.alias)
            for definition in _definitions(field.annotation)
        ]
        if inside or any(part in field_names(model) for model in current):
            current = inside
    return current


def field_names(definition: type[BaseModel]) -> list[str]:
    """The names of its fields as authors write them."""
    return [field.alias or name for name, field in definition.model_fields.items()]


def kinds_with(field: str) -> list[str]:
    """The kinds of question that have `field`."""
    return [kind for kind, definition in KINDS.items() if field in definition.model_fields]


def _definitions(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _definitions(argument)
