"""The report as data fits its JSON Schema, whatever was answered; and the schema refuses what is none."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource
from report_cases import PLAIN, assessment, everything

from aiplus_assess.assessment.model import Answer, Assessment
from aiplus_assess.exchange.document import SCHEMA_FILE
from aiplus_assess.ordering import Order, draw_here, write_order
from aiplus_assess.questionnaire.model import Pack

FILE = SCHEMA_FILE.with_name("report.schema.json")


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    whole, part = (json.loads(path.read_text(encoding="utf-8")) for path in (FILE, SCHEMA_FILE))
    registry: Registry[Any] = Registry().with_resource(SCHEMA_FILE.name, Resource.from_contents(part))
    jsonschema.Draft202012Validator.check_schema(whole)
    return jsonschema.Draft202012Validator(whole, registry=registry)


def written(made: Assessment, pack: Pack) -> Any:
    return json.loads(write_order(Order(made, pack, "zh", "full", "self", ending=".json"), draw_here).content)


@pytest.mark.parametrize("name", ["plain", "everything", "nothing", "unknown"])
def test_it_fits(schema: jsonschema.Draft202012Validator, tiny_pack: Pack, name: str) -> None:
    made = {
        "plain": assessment(tiny_pack),
        "everything": everything(tiny_pack, "TOK")[0],
        "nothing": assessment(tiny_pack, {}),
        "unknown": assessment(tiny_pack, {question: Answer(unknown=True) for question in PLAIN}),
    }[name]
    assert [error.message for error in schema.iter_errors(written(made, tiny_pack))] == []


SPOILT: dict[str, Any] = {
    "an index over 100": ("results", "self", "index", 101),
    "a level as a word": ("results", "self", "level", "3"),
    "a field nobody knows": ("results", "self", "mood", 1),
    "another form of the assessment": ("document", "assessment", "answers", []),
}


@pytest.mark.parametrize("name", SPOILT)
def test_it_refuses(schema: jsonschema.Draft202012Validator, tiny_pack: Pack, name: str) -> None:
    whole = written(assessment(tiny_pack), tiny_pack)
    first, second, key, value = SPOILT[name]
    whole[first][second][key] = value
    assert not schema.is_valid(whole)
