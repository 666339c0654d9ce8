"""JSON Schema of a pack's files, for completion and checks in editors while writing."""

from __future__ import annotations

from typing import Any, Final

from pydantic import TypeAdapter

from aiplus_assess.policy.model import Policy
from aiplus_assess.questionnaire.field_notes import note
from aiplus_assess.questionnaire.manifest import Manifest
from aiplus_assess.questionnaire.model import Question

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TITLES: Final = {
    "questions": "AI+ Assess: questions of a pack",
    "pack": "AI+ Assess: pack.yaml",
    "policy": "AI+ Assess: policy.yaml",
}


def json_schemas() -> dict[str, dict[str, Any]]:
    """The schemas of a question file, `pack.yaml` and `policy.yaml`, by the names questions, pack and policy.

    An editor checks fields, choices and forms with them; what needs the whole pack is for `questionnaire lint`.
    """
    adapters: dict[str, TypeAdapter[Any]] = {
        "questions": TypeAdapter(list[Question]),
        "pack": TypeAdapter(Manifest),
        "policy": TypeAdapter(Policy),
    }
    return {name: _schema(name, adapter.json_schema(by_alias=True)) for name, adapter in adapters.items()}


def _schema(name: str, generated: dict[str, Any]) -> dict[str, Any]:
    definitions = generated.pop("$defs")
    for definition, schema in definitions.items():
        _describe(definition, schema)
    _describe(name.capitalize() if name != "pack" else "Manifest", generated)
    return {"$schema": DIALECT, **generated, "title": _TITLES[name], "$defs": definitions}


def _describe(definition: str, schema: dict[str, Any]) -> None:
    """Our notes instead of the program's docstrings and the names pydantic makes up; no nulls to choose from."""
    schema.pop("title", None)
    schema.pop("description", None)
    for field, its_schema in schema.get("properties", {}).items():
        its_schema.pop("title", None)
        if its_schema.get("default", ...) is None:
            del its_schema["default"]
        choices = [choice for choice in its_schema.get("anyOf", ()) if choice != {"type": "null"}]
        if len(choices) == 1:
            del its_schema["anyOf"]
            its_schema.update(choices[0])
        elif choices:
            its_schema["anyOf"] = choices
        described = note(definition, field)
        if described:
            its_schema["description"] = described
