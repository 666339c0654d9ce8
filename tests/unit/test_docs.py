"""The documentation names what the code has: every field of a pack, every code, every command, every link."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from aiplus_assess.assessment.scoring import SCORING_VERSION
from aiplus_assess.policy import model as policy
from aiplus_assess.questionnaire import manifest, migration, model, question, rules

ROOT = Path(__file__).resolve().parents[2]
PACK_FORMAT = (ROOT / "docs" / "pack-format.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

DEFINITIONS = [
    definition
    for module in (policy, model, question, manifest, rules, migration)
    for definition in vars(module).values()
    if isinstance(definition, type)
    and issubclass(definition, policy.Frozen)
    and definition.__module__ == module.__name__
]
WRITTEN_BY_NOBODY = {"Pack": {"manifest", "policy", "questions", "migrations", "hash"}}


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda definition: definition.__name__)
def test_every_field_an_author_writes_is_described(definition: type[policy.Frozen]) -> None:
    fields = {field.alias or name for name, field in definition.model_fields.items()}
    written = fields - WRITTEN_BY_NOBODY.get(definition.__name__, set())
    assert [name for name in sorted(written) if f"`{name}`" not in PACK_FORMAT] == []


@pytest.mark.parametrize(
    "words",
    [model.Edition, model.Ambition, model.Department, model.Tag, rules.Size, rules.Role, rules.AiUse, rules.Flag],
    ids=lambda words: str(get_args(words)[0]),
)
def test_every_code_of_a_list_is_described(words: object) -> None:
    assert [word for word in get_args(words) if f"`{word}`" not in PACK_FORMAT] == []


def test_the_scoring_rules_are_those_of_the_code() -> None:
    scoring = (ROOT / "docs" / "scoring.md").read_text(encoding="utf-8")
    assert scoring.startswith(f"# Scoring (rules version {SCORING_VERSION})")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (document.parent / link).exists()] == []


def test_every_decision_is_in_the_index() -> None:
    index = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    records = [path.name for path in (ROOT / "docs" / "adr").glob("[0-9]*.md")]
    assert records
    assert [name for name in records if f"({name})" not in index] == []
