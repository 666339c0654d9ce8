"""`score --json` agrees with the rules as somebody outside computes them, for any company and any answers."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any, get_args

import pytest
from outside_score import Outside

from aiplus_assess import resources
from aiplus_assess.assessment.levels import NEEDED
from aiplus_assess.assessment.model import BASES, Case
from aiplus_assess.assessment.scoring import SCORING_VERSION, evaluate
from aiplus_assess.exchange.answers import read_answers
from aiplus_assess.exchange.profile import read_profile
from aiplus_assess.exchange.result import result_to_plain
from aiplus_assess.questionnaire.codes import AiUse, Flag, Role, Size
from aiplus_assess.questionnaire.content import show
from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.questionnaire.model import AMBITIONS, EDITIONS, Pack

TINY = Path(__file__).parents[1] / "fixtures" / "packs" / "tiny"
INDUSTRIES = ("A01", "B06", "C13", "C26", "C34", "C39", "D44", "F52", "G54", "I65", "J66", "K70", "P83", "Q84", "R86")


@pytest.fixture(scope="module", params=["tiny", "gf2025-11"])
def pack(request: pytest.FixtureRequest) -> Pack:
    return load_pack(TINY if request.param == "tiny" else resources.questionnaires() / "gf2025-11")


def company(dice: random.Random) -> dict[str, Any]:
    def some(words: Any) -> list[str]:
        return [word for word in get_args(words) if dice.random() < 0.3]

    return {
        "company": "某企业",
        "industry": dice.choice(INDUSTRIES),
        "size": dice.choice(get_args(Size)),
        "roles": some(Role),
        "ai_use": dice.choice(get_args(AiUse)),
        "flags": some(Flag),
    }


def answers(dice: random.Random, pack: Pack, effort: float) -> dict[str, Any]:
    found: dict[str, Any] = {}
    top = dice.choice((2, 5, 5))
    for question in pack.questions:
        luck = dice.random()
        if luck > effort:
            continue
        if luck < 0.06:
            entry: dict[str, Any] = {"unknown": True}
        elif luck < 0.1:
            entry = {"na": "不涉及"}
        elif question.kind == "level":
            entry = {"level": dice.randint(0, top)}
        elif question.kind == "percent":
            entry = {"value": dice.choice((0, 0.5, 10, 25, 50, 75.5, 80, 100))}
        elif question.kind == "checklist":
            entry = {"checked": [item.id for item in question.items if dice.random() < 0.5]}
        else:
            entry = {"duty": dice.choice(("compliant", "compliant", "partial", "noncompliant", "unknown"))}
        entry["evidence"] = dice.choice((0, 1, 1, 2, 3))
        if question.scored and "na" not in entry and dice.random() < dice.choice((0.1, 0.9)):
            entry["verified"] = {"level": dice.randint(0, 5), "reason": "现场核对"}
        found[question.id] = entry
    return found


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
