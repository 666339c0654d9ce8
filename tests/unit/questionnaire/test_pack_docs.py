"""docs/pack-format.md names every field, gate and limit there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from aiplus_assess.policy.model import Policy
from aiplus_assess.questionnaire.lint import (
    applicability,
    completeness,
    duplicates,
    ladder,
    lengths,
    punctuation,
    sentences,
    sources,
    translations,
    wording,
)
from aiplus_assess.questionnaire.manifest import Manifest
from aiplus_assess.questionnaire.rules import Rule
from aiplus_assess.questionnaire.shape import KINDS, definitions_at, field_names

DOCUMENT = (Path(__file__).parents[3] / "docs" / "pack-format.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", DOCUMENT))
GATES = (
    applicability,
    completeness,
    duplicates,
    ladder,
    lengths,
    punctuation,
    sentences,
    sources,
    translations,
    wording,
)


def definitions(top: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    if top not in seen:
        seen.add(top)
        yield top
        for field in field_names(top):
            for inside in definitions_at(top, (field,)):
                yield from definitions(inside, seen)


def fields() -> set[str]:
    seen: set[type[BaseModel]] = set()
    tops = (*KINDS.values(), Rule, Manifest, Policy)
    return {field for top in tops for one in definitions(top, seen) for field in field_names(one)}


def test_the_scan_sees_the_definitions() -> None:
    assert {"lifts_to", "excerpt", "max_share", "not_asked", "plus_one", "zones", "not", "short"} <= fields()


@pytest.mark.parametrize("field", sorted(fields() - {"zh", "en"}))
def test_every_field_is_named(field: str) -> None:
    assert field in NAMED or any(re.search(rf"\b{field}\b", name) for name in NAMED)


@pytest.mark.parametrize("gate", [*(module.GATE for module in GATES), "edition", "share", "identity"])
def test_every_gate_is_named(gate: str) -> None:
    assert f"| `{gate}` |" in DOCUMENT


@pytest.mark.parametrize("field", lengths.LIMITS)
def test_every_limit_is_right(field: str) -> None:
    row = next(line for line in DOCUMENT.splitlines() if f"`{field}`" in line and re.search(r"\| \d+ \| \d+ \|$", line))
    chinese, english = lengths.LIMITS[field]
    assert row.endswith(f"| {chinese} | {english} |")
