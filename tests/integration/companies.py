"""Companies and answers by chance, as plain JSON: what the comparisons with outside computations share."""

from __future__ import annotations

import random
from typing import Any, get_args

from aiplus_assess.questionnaire.codes import AiUse, Flag, Role, Size
from aiplus_assess.questionnaire.model import Pack

INDUSTRIES = ("A01", "B06", "C13", "C26", "C34", "C39", "D44", "F52", "G54", "I65", "J66", "K70", "P83", "Q84", "R86")


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
