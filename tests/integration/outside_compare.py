"""Two assessments compared from the outside: docs/scoring.md alone, over `questionnaire show --json` and a migration.

`moves` is the `questions` mapping of the migration file; without one, questions are the same where id and `rev` are.
"""

from __future__ import annotations

import copy
from fractions import Fraction
from typing import Any

from outside_score import Json, Outside

DUTIES = ("noncompliant", "partial", "compliant")


class OutsideComparison:
    """From x to y, both on one basis."""

    def __init__(self, x: Outside, y: Outside, moves: Json | None = None) -> None:
        self.x, self.y = x, y
        self.moves = moves or {}
        self.links = {old: new for old in x.questions if (new := self._now(old)) is not None}

    def _now(self, old: str) -> str | None:
        """The new id of a question whose levels compare; a split, merged or changed one is retired and added."""
        move = self.moves.get(old)
        if move is not None:
            if not move["comparable"]:
                return None
            became = move.get("to") or [old]
            return became[0] if became[0] in self.y.questions else None
        return old if old in self.y.questions and self.x.questions[old]["rev"] == self.y.questions[old]["rev"] else None

    def same_basis(self) -> Json:
        before = {new: self.x.levels[old] for old, new in self.links.items() if old in self.x.levels}
        both = [q for q in self.y.applicable if q in before and q in self.y.levels]
        over = copy.copy(self.y)
        over.applicable = both
        was, now = {q: before[q] for q in both}, {q: self.y.levels[q] for q in both}
        old, new = over.index(was), over.index(now)
        scores_old, scores_new = over.groups(was), over.groups(now)
        shares = {
            group: _weight_in_index(over, group, now) * ((scores_new[group] or 0) - (scores_old[group] or 0))
            for group in scores_new
        }
        delta = None if old is None or new is None else new - old
        return {"questions": len(both), "from": old, "to": new, "delta": delta, "shares": shares}

    def causes(self) -> dict[str, Fraction] | None:
        answers = {new: self.x.answers[old] for old, new in self.links.items() if old in self.x.answers}
        carried = Outside(self.y.shown, self.x.profile, self.x.edition, self.x.ambition, answers, self.y.basis)
        scoped = {q: carried.levels.get(q, level) for q, level in self.y.levels.items()}
        steps = [
            self.x.index(self.x.levels),
            self.x.index(self.x.levels),
            carried.index(carried.levels),
            self.y.index(scoped),
            self.y.index(self.y.levels),
        ]
        known = [step for step in steps if step is not None]
        if len(known) < len(steps):
            return None
        names = ("rules", "questionnaire", "scope", "answers")
        return {name: known[place + 1] - known[place] for place, name in enumerate(names)}

    def changes(self) -> dict[str, tuple[str, Any, Any]]:
        """Question → kind, before, after; a question that neither side was asked is left out."""
        back = {new: old for old, new in self.links.items()}
        found = {}
        for q in self.y.questions:
            old = back.get(q)
            before, after = self.x.states[old] if old else None, self.y.states[q]
            if not (after == "hidden" and before in ("hidden", None)):
                found[q] = self._change(before, after, old, q)
        for old in self.x.questions:
            if old not in self.links and self.x.states[old] != "hidden":
                found[old] = ("retired", _shown(self.x, old), None)
        return found

    def _change(self, before: str | None, after: str, old: str | None, new: str) -> tuple[str, Any, Any]:
        was, now = _shown(self.x, old) if old else None, _shown(self.y, new)
        if before is None:
            kind = "added"
        elif before != after:
            kind = "na_changed" if {before, after} == {"counted", "na"} else "hidden_changed"
        elif was is None and now is None:
            kind = "unchanged"
        elif was is None:
            kind = "newly_answered"
        elif now is None:
            kind = "no_longer_answered"
        else:
            step = _rank(now) - _rank(was)
            kind = "improved" if step > 0 else "regressed" if step < 0 else "unchanged"
        return kind, was, now


def _weight_in_index(over: Outside, group: str, levels: dict[str, int]) -> Fraction:
    """How much the index moves when the group's score moves by one."""
    scores = over.groups(levels)
    info = {one["id"]: one for one in over.shown["groups"]}
    sizes = {g: sum(over.questions[q]["weight"] for q in over.applicable if over._in(q, g)) for g in scores}
    weights = {g: Fraction(str(info[g]["weight"])) * min(Fraction(1), Fraction(sizes[g], 6)) for g in scores}
    pillar = info[group]["pillar"]
    alive = {info[g]["pillar"] for g in scores}
    pillars = {p: Fraction(str(w)) for p, w in over.shown["pillars"].items() if p in alive}
    inside = sum((weights[g] for g in scores if info[g]["pillar"] == pillar), Fraction(0))
    return pillars[pillar] / sum(pillars.values(), Fraction(0)) * weights[group] / inside


def _shown(side: Outside, q: str) -> Any:
    """What is compared: a level, a duty's state, a raw ratio's value; None where nothing was answered."""
    if side.states[q] != "counted":
        return None
    answer, kind = side.answers.get(q, {}), side.questions[q]["kind"]
    if kind == "duty":
        return answer["duty"] if answer.get("duty") in DUTIES else None
    if kind == "percent" and side.questions[q]["thresholds"] is None:
        return answer.get("value")
    return side.levels.get(q)


def _rank(shown: Any) -> float:
    return float(DUTIES.index(shown)) if isinstance(shown, str) else float(shown)
