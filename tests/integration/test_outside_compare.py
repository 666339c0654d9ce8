"""`compare --json` agrees with the rules as somebody outside computes them, on one version and across two."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from companies import answers, company
from outside_compare import OutsideComparison
from outside_score import Json, Outside

from aiplus_assess import resources
from aiplus_assess.assessment.comparison import compare
from aiplus_assess.assessment.correspondence import correspond
from aiplus_assess.assessment.levels import NEEDED
from aiplus_assess.assessment.model import BASES, Basis, Case
from aiplus_assess.assessment.scoring import SCORING_VERSION, Result, evaluate
from aiplus_assess.exchange.answers import read_answers
from aiplus_assess.exchange.comparison import comparison_to_plain
from aiplus_assess.exchange.profile import read_profile
from aiplus_assess.questionnaire.content import show
from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.questionnaire.model import AMBITIONS, EDITIONS, Pack

PACKS = Path(__file__).parents[1] / "fixtures" / "packs"
NEXT = PACKS / "next" / "tiny2"


@pytest.fixture(scope="module", params=["tiny", "across", "gf2025-11"])
def pair(request: pytest.FixtureRequest) -> tuple[Pack, Pack, Json]:
    """Old pack, new pack, and what the migration between them says."""
    if request.param == "gf2025-11":
        pack = load_pack(resources.questionnaires() / "gf2025-11")
        return pack, pack, {}
    tiny = load_pack(PACKS / "tiny")
    if request.param == "tiny":
        return tiny, tiny, {}
    (file,) = (NEXT / "migrations").glob("*.yaml")
    return tiny, load_pack(NEXT), yaml.safe_load(file.read_text(encoding="utf-8"))["questions"]


def both(
    pack: Pack, dice: random.Random, profile: Json, basis: Basis, like: Json | None
) -> tuple[Result, Outside, Json]:
    """One side, by the program and from the outside; `like` are the other side's answers, half of them kept."""
    given = answers(dice, pack, dice.choice((0.3, 0.8, 1, 1)))
    kept = {q: a for q, a in (like or {}).items() if q in given and dice.random() < 0.5}
    given |= {q: a for q, a in kept.items() if set(a) & set(given[q]) - {"evidence", "verified"}}
    edition, ambition = dice.choice(EDITIONS), dice.choice(AMBITIONS)
    shown = json.loads(json.dumps(show(pack, SCORING_VERSION, NEEDED)))
    case = Case(read_profile(profile), edition, ambition, read_answers({"answers": given}, pack).answers)
    outside = Outside(shown, profile | {"roles": profile["roles"] or ["user"]}, edition, ambition, given, basis)
    return evaluate(pack, case, basis), outside, given


def numbers(value: Any) -> Any:
    """As JSON, with numbers as floats."""
    return json.loads(json.dumps(value, default=float))


@pytest.mark.parametrize("seed", range(40))
def test_agrees(pair: tuple[Pack, Pack, Json], seed: int) -> None:
    old, new, moves = pair
    dice = random.Random(seed)
    basis, profile = dice.choice(BASES), company(dice)
    x, outside_x, given = both(old, dice, profile, basis, None)
    y, outside_y, _given = both(new, dice, profile if seed % 3 else company(dice), basis, given if old is new else None)
    ours = numbers(comparison_to_plain(["x", "y"], [x, y], compare(x, y, correspond(old, new))))
    theirs = OutsideComparison(outside_x, outside_y, moves)
    _same_basis_agrees(ours["same_basis"], numbers(theirs.same_basis()))
    causes = theirs.causes()
    assert ours["causes"] == (None if causes is None else pytest.approx(numbers(causes), abs=1e-9))
    assert {c["question"]: (c["kind"], c["from"], c["to"]) for c in ours["changes"]} == theirs.changes()


def _same_basis_agrees(found: Json, wanted: Json) -> None:
    """pytest.approx takes no nested mappings: number by number."""
    assert found.keys() == wanted.keys()
    assert found["shares"] == pytest.approx(wanted["shares"], abs=1e-9)
    for name in ("questions", "from", "to", "delta"):
        assert found[name] == (None if wanted[name] is None else pytest.approx(wanted[name], abs=1e-9)), name


def test_the_shares_and_the_causes_sum_to_the_whole(pair: tuple[Pack, Pack, Json]) -> None:
    old, new, _moves = pair
    dice = random.Random(7)
    profile = company(dice)
    x, _outside, given = both(old, dice, profile, "self", None)
    y, _outside, _given = both(new, dice, profile, "self", given if old is new else None)
    whole = compare(x, y, correspond(old, new))
    assert sum(whole.same_basis.shares.values()) == whole.same_basis.delta
    if whole.causes is not None:
        assert x.index is not None and y.index is not None
        assert sum(size for _name, size in whole.causes.items()) == y.index - x.index
