"""The JSON Schemas for editors: current, described, and of one mind with the loader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pack_copies import TINY

from aiplus_assess import resources
from aiplus_assess.questionnaire.entries import question_files
from aiplus_assess.questionnaire.schema import json_schemas
from aiplus_assess.questionnaire.yaml_source import parse

SCHEMAS = json_schemas()
PACKS = [TINY, resources.questionnaires() / "gf2025-11"]


def faults(schema: str, text: str) -> list[str]:
    """What an editor would mark: it sees YAML as JSON, so keys are text."""
    data = json.loads(json.dumps(parse("x.yaml", text)[0].data))
    return [error.message for error in Draft202012Validator(SCHEMAS[schema]).iter_errors(data)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_current(name: str) -> None:
    path = resources.questionnaires() / "schema" / f"{name}.schema.json"
    assert json.loads(path.read_text(encoding="utf-8")) == SCHEMAS[name], "run scripts/write-schemas"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_packs_that_load_pass(pack: Path) -> None:
    assert faults("pack", (pack / "pack.yaml").read_text(encoding="utf-8")) == []
    assert faults("policy", (pack / "policy.yaml").read_text(encoding="utf-8")) == []
    for path in question_files(pack):
        assert faults("questions", path.read_text(encoding="utf-8")) == [], path.name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: checklist", "kind: check"),
        ("weight: 1", "weight: 7"),
        ("department: data", "department: dta"),
        ("title:", "titel:"),
        ("lifts_to: 2", "lifts_to: two"),
        ('- id: "3.8-02"', "- id: 3.10"),
        ('["gf2025-11:3.8#s1"]', "[]"),
        ("department: data", "department: data\n  applies: {ai: [none]}"),
        ("department: data", "department: data\n  applies: everybody"),
    ],
)
def test_an_editor_marks_the_fault(old: str, new: str) -> None:
    text = (TINY / "3.8.yaml").read_text(encoding="utf-8")
    assert old in text
    assert faults("questions", text.replace(old, new, 1))


def described(schema: dict[str, Any]) -> list[tuple[str, bool]]:
    parts = {"": schema, **schema["$defs"]}
    return [
        (f"{name}.{field}", "description" in its)
        for name, part in parts.items()
        for field, its in part.get("properties", {}).items()
    ]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_described(name: str) -> None:
    assert [field for field, has in described(SCHEMAS[name]) if not has] == []
