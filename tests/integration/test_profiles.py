"""Who is asked what: the questions every test profile sees in each edition, pinned after they were reviewed by eye.

After a wanted change run `python tests/integration/test_profiles.py`, read the difference, and commit it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from aiplus_assess import resources
from aiplus_assess.assessment.applicability import scopes
from aiplus_assess.assessment.model import Case
from aiplus_assess.exchange.profile import read_profile
from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.questionnaire.model import EDITIONS, Pack

FOLDER = resources.questionnaires() / "gf2025-11"
PINNED = Path(__file__).parents[1] / "fixtures" / "profiles" / "questions.json"

Seen = dict[str, dict[str, list[str]]]


def profiles() -> dict[str, dict[str, object]]:
    rows = yaml.safe_load((FOLDER / "profiles.yaml").read_text(encoding="utf-8"))
    return {row["name"]: row["profile"] for row in rows}


def seen(pack: Pack) -> Seen:
    """Profile → edition → the ids of the questions it sees, opportunities marked with a ○."""
    found: Seen = {}
    for name, data in profiles().items():
        profile = read_profile(data)
        found[name] = {}
        for edition in EDITIONS:
            asked = scopes(pack, Case(profile, edition))
            found[name][edition] = [
                q + ("○" if scope == "opportunity" else "") for q, scope in asked.items() if scope != "hidden"
            ]
    return found


@pytest.fixture(scope="module")
def real_pack() -> Pack:
    return load_pack(FOLDER)


def test_every_profile_sees_what_was_reviewed(real_pack: Pack) -> None:
    assert seen(real_pack) == json.loads(PINNED.read_text(encoding="utf-8"))


def test_editions_grow(real_pack: Pack) -> None:
    for name, editions in seen(real_pack).items():
        assert set(editions["quick"]) <= set(editions["standard"]) <= set(editions["advisor"]), name


def test_nobody_is_insulted(real_pack: Pack) -> None:
    found = {name: {q.rstrip("○") for q in editions["advisor"]} for name, editions in seen(real_pack).items()}
    clauses = {name: {q.rpartition("-")[0] for q in ids} for name, ids in found.items()}
    assert not clauses["bakery"] & {"2.1.1", "2.1.2", "2.1.3", "2.2.3", "2.5.3", "2.6.1", "2.6.2", "3.11"}
    assert not clauses["farm-cooperative"] & {"2.2.2", "2.3.2"}
    assert "2.2.3" in clauses["seed-company"]
    assert not any("2.2.3" in kept for name, kept in clauses.items() if name in ("bank", "clinic-group", "car-maker"))


def test_real_pack_names_every_kind_in_its_quick_edition(real_pack: Pack) -> None:
    quick = [q for q in real_pack.questions if "quick" in q.editions]
    assert 30 <= len(quick) <= 40
    assert {q.kind for q in quick} == {"level", "percent", "checklist", "duty"}


if __name__ == "__main__":
    PINNED.parent.mkdir(parents=True, exist_ok=True)
    lines = json.dumps(seen(load_pack(FOLDER)), ensure_ascii=False, indent=1)
    PINNED.write_text(lines + "\n", encoding="utf-8")
