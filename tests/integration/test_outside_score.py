"""`score --json` agrees with the rules as somebody outside computes them, for any company and any answers."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from companies import answers, company
from outside_score import Outside

from aiplus_assess import resources
from aiplus_assess.assessment.levels import NEEDED
from aiplus_assess.assessment.model import BASES, Case
from aiplus_assess.assessment.scoring import SCORING_VERSION, evaluate
from aiplus_assess.exchange.answers import read_answers
from aiplus_assess.exchange.profile import read_profile
from aiplus_assess.exchange.result import result_to_plain
from aiplus_assess.questionnaire.content import show
from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.questionnaire.model import AMBITIONS, EDITIONS, Pack

TINY = Path(__file__).parents[1] / "fixtures" / "packs" / "tiny"


@pytest.fixture(scope="module", params=["tiny", "gf2025-11"])
def pack(request: pytest.FixtureRequest) -> Pack:
    return load_pack(TINY if request.param == "tiny" else resources.questionnaires() / "gf2025-11")


@pytest.mark.parametrize("seed", range(40))
def test_agrees(pack: Pack, seed: int) -> None:
    dice = random.Random(seed)
    profile, given = company(dice), answers(dice, pack, dice.choice((0.3, 0.8, 1, 1)))
    edition, ambition, basis = dice.choice(EDITIONS), dice.choice(AMBITIONS), dice.choice(BASES)
    shown = json.loads(json.dumps(show(pack, SCORING_VERSION, NEEDED)))
    case = Case(read_profile(profile), edition, ambition, read_answers({"answers": given}, pack).answers)
    ours = json.loads(json.dumps(result_to_plain("x", evaluate(pack, case, basis))))
    del ours["assessment"]
    profile["roles"] = profile["roles"] or ["user"]
    theirs = json.loads(json.dumps(Outside(shown, profile, edition, ambition, given, basis).score()))
    assert ours == theirs
