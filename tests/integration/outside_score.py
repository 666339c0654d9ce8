"""The scoring rules once more, written from docs/scoring.md alone, over what `questionnaire show --json` prints.

Naive on purpose: plain loops over plain JSON, nothing imported from the program. What others compute must agree.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

NEEDED = {1: 0, 2: 1, 3: 1, 4: 2, 5: 3}
EFFORT = {"S": 1, "M": 2, "L": 3}
Json = dict[str, Any]


class Outside:
    """One assessment, scored from the outside."""

    def __init__(self, shown: Json, profile: Json, edition: str, ambition: str, answers: Json, basis: str) -> None:
        self.shown, self.profile, self.edition = shown, profile, edition
        self.ambition, self.answers, self.basis = ambition, answers, basis
        self.questions = {q["id"]: q for q in shown["questions"]}
        self.states = self._states()
        self.applicable = [q for q in self.questions if self._scored(q) and self.states[q] in ("counted",)]
        self.levels = {q: level for q in self.applicable if (level := self._level(q, basis)) is not None}

    def _scored(self, q: str) -> bool:
        kind = self.questions[q]["kind"]
        return kind in ("level", "checklist") or (kind == "percent" and self.questions[q]["thresholds"] is not None)

    def _own(self, q: str) -> int | None:
        question, answer = self.questions[q], self.answers.get(q, {})
        if "value" in answer:
            return sum(1 for t in question["thresholds"] if (answer["value"] > 0 if t == 0 else answer["value"] >= t))
        if "checked" in answer:
            return int(question["levels_by_count"][len(answer["checked"])])
        return answer.get("level")

    def _level(self, q: str, basis: str) -> int | None:
        answer = self.answers.get(q, {})
        if basis == "verified" and "verified" in answer:
            return int(answer["verified"]["level"])
        own = self._own(q)
        if own is None or basis != "evidence":
            return own
        return max(k for k in range(own + 1) if self._needed(q, k) <= answer.get("evidence", 0))

    def _needed(self, q: str, level: int) -> int:
        return 0 if level == 0 else self.questions[q]["proof_needed"].get(str(level), NEEDED[level])

    def _holds(self, rule: Any, known: dict[str, int]) -> bool:
        if rule in ("everyone", "nobody"):
            return bool(rule == "everyone")
        fine = True
        for key, wanted in rule.items():
            if key == "industry":
                fine &= any(self.profile["industry"].startswith(code) for code in wanted)
            elif key in ("size", "ai_use"):
                fine &= self.profile[key] in wanted
            elif key in ("role", "flag"):
                fine &= bool(set(wanted) & set(self.profile[key + "s"]))
            elif key == "answer":
                fine &= known.get(wanted, -1) >= rule["at_least"]
            elif key == "all":
                fine &= all(self._holds(part, known) for part in wanted)
            elif key == "any":
                fine &= any(self._holds(part, known) for part in wanted)
            elif key == "not":
                fine &= not self._holds(wanted, known)
        return fine

    def _states(self) -> dict[str, str]:
        """Repeated until nothing moves: hiding cascades."""
        states: dict[str, str] = {}
        for _round in range(len(self.questions) + 1):
            known = {
                q: level
                for q, state in states.items()
                if state == "counted" and self._scored(q) and (level := self._own(q)) is not None
            }
            found = {q: self._state(question, known) for q, question in self.questions.items()}
            if found == states:
                return states
            states = found
        raise AssertionError("the rules do not settle")

    def _state(self, question: Json, known: dict[str, int]) -> str:
        if self.edition not in question["editions"]:
            return "hidden"
        if self._holds(question["applies"], known):
            return "na" if "na" in self.answers.get(question["id"], {}) else "counted"
        opportunity = question.get("opportunity")
        return "opportunity" if opportunity is not None and self._holds(opportunity, known) else "hidden"

    def _in(self, q: str, place: str) -> bool:
        clause = self.questions[q]["clause"].split(":")[1]
        return bool(clause == place or clause.startswith(place + "."))

    def _mean(self, chosen: list[str], levels: dict[str, int]) -> Fraction | None:
        inside = [q for q in chosen if q in levels]
        total = sum(self.questions[q]["weight"] for q in inside)
        return Fraction(sum(self.questions[q]["weight"] * 20 * levels[q] for q in inside), total) if total else None

    def groups(self, levels: dict[str, int]) -> dict[str, Fraction | None]:
        found = {}
        for group in self.shown["groups"]:
            members = [q for q in self.applicable if self._in(q, group["id"])]
            if members:
                found[group["id"]] = self._mean(members, levels)
        return found

    def pillars(self, levels: dict[str, int]) -> dict[str, Fraction | None]:
        scores = self.groups(levels)
        found: dict[str, Fraction | None] = {}
        for pillar in self.shown["pillars"]:
            total = weighted = Fraction(0)
            for group in self.shown["groups"]:
                score = scores.get(group["id"])
                if group["pillar"] == pillar and score is not None:
                    size = sum(self.questions[q]["weight"] for q in self.applicable if self._in(q, group["id"]))
                    weight = Fraction(str(group["weight"])) * min(Fraction(1), Fraction(size, 6))
                    total, weighted = total + weight, weighted + weight * score
            found[pillar] = weighted / total if total else None
        return found

    def index(self, levels: dict[str, int]) -> Fraction | None:
        parts = [
            (Fraction(str(self.shown["pillars"][p])), score)
            for p, score in self.pillars(levels).items()
            if score is not None
        ]
        total = sum((weight for weight, _ in parts), Fraction(0))
        return sum((weight * score for weight, score in parts), Fraction(0)) / total if parts else None

    def _share(self, chosen: list[str]) -> Fraction | None:
        total = sum(self.questions[q]["weight"] for q in self.applicable)
        return Fraction(sum(self.questions[q]["weight"] for q in chosen), total) if total else None

    def _target(self, q: str, stage: str) -> int:
        question, targets = self.questions[q], self.shown["targets"]
        if stage in question["targets"]:
            return int(question["targets"][stage])
        level = int(targets["table"][self.profile["size"]][self.ambition][stage])
        raised = any(
            role in self.profile["roles"] and question["clause"] in clauses
            for role, clauses in targets["plus_one"].items()
        )
        return min(5, level + raised)

    def _gaps(self) -> list[Json]:
        order = list(dict.fromkeys(q["clause"] for q in self.shown["questions"]))
        found = []
        for q, level in self.levels.items():
            question = self.questions[q]
            lifting = [a for a in question["actions"] if a["lifts_to"] > level]
            lifting.sort(key=lambda a: (EFFORT[a["effort"]], a["weeks"], a["id"]))
            for stage in ("2027", "2030", "2035"):
                gap = self._target(q, stage) - level
                if gap > 0:
                    factor = EFFORT[lifting[0]["effort"]] if lifting else 3
                    found.append(
                        {
                            "question": q,
                            "stage": int(stage),
                            "level": level,
                            "target": level + gap,
                            "gap": gap,
                            "priority": Fraction(gap * question["weight"], factor),
                            "action": lifting[0]["id"] if lifting else None,
                        }
                    )
        found.sort(key=lambda g: (-g["priority"], order.index(self.questions[g["question"]]["clause"]), g["question"]))
        return [g | {"priority": float(g["priority"])} for g in found]

    def score(self) -> Json:
        levels, edition = self.levels, self.edition
        low = {q: levels.get(q, 0) for q in self.applicable}
        high = {q: levels.get(q, 5) for q in self.applicable}
        coverage = self._share(list(levels))
        share = {k: self._share([q for q in levels if levels[q] >= k]) for k in range(1, 6)}
        verified = {q: level for q in self.applicable if (level := self._level(q, "verified")) is not None}
        weight = sum(self.questions[q]["weight"] for q in verified)
        checked = sum(self.questions[q]["weight"] for q in verified if "verified" in self.answers.get(q, {}))
        verified_share = Fraction(checked, weight) if weight else None
        standing, level, by_share, bound = "self_assessed", None, None, []
        if edition == "quick":
            standing = "screening"
        elif coverage is None or coverage < Fraction(4, 5):
            standing = "unrated"
        else:
            scores = self.groups(levels)
            gates = [g["id"] for g in self.shown["groups"] if g["gate"] and g["id"] in scores]
            by_share = max(k for k in range(6) if k == 0 or share[k] >= Fraction(3, 5))  # type: ignore[operator]
            closed = {k: [g for g in gates if (scores[g] or 0) < 20 * (k - 1)] for k in range(6)}
            level = max(k for k in range(by_share + 1) if not closed[k])
            bound = closed[by_share]
            if self.basis == "verified" and verified_share is not None and verified_share >= Fraction(4, 5):
                standing = "verified"
        evidence = {q: level_ for q in self.applicable if (level_ := self._level(q, "evidence")) is not None}
        clauses = {self.questions[q]["clause"] for q in self.applicable}
        return {
            "basis": self.basis,
            "index": number(self.index(levels)),
            "low": number(self.index(low)),
            "high": number(self.index(high)),
            "coverage": number(coverage),
            "verified_share": number(verified_share),
            "standing": standing,
            "level": level,
            "level_by_share": by_share,
            "bound_by": bound,
            "share": {str(k): number(value) for k, value in share.items()},
            "evidence_index": number(self.index(evidence)),
            "pillars": {p: number(value) for p, value in self.pillars(levels).items()},
            "groups": {g: number(value) for g, value in self.groups(levels).items()},
            "clauses": {
                c: number(self._mean([q for q in self.applicable if self.questions[q]["clause"] == c], levels))
                for c in clauses
            },
            "attainment": {
                stage: number(self._share([q for q in levels if levels[q] >= self._target(q, stage)]))
                for stage in ("2027", "2030", "2035")
            },
            "compliance": self._compliance(),
            "unproven": [
                q
                for q in self.applicable
                if (own := self._own(q)) is not None
                and self._needed(q, own) > self.answers.get(q, {}).get("evidence", 0)
            ],
            "gaps": self._gaps(),
            "metrics": {
                q: self.answers[q]["value"]
                for q, question in self.questions.items()
                if question["kind"] == "percent"
                and question["thresholds"] is None
                and self.states[q] == "counted"
                and "value" in self.answers.get(q, {})
            },
            "states": {q: self._shown_state(q) for q in self.questions},
        }

    def _shown_state(self, q: str) -> str:
        state, question, answer = self.states[q], self.questions[q], self.answers.get(q, {})
        if state != "counted":
            return state
        if question["kind"] == "percent" and question["thresholds"] is None:
            return "metric"
        answered = "duty" in answer and answer["duty"] != "unknown" if question["kind"] == "duty" else q in self.levels
        if answered:
            return "answered"
        return "unknown" if answer.get("unknown") or answer.get("duty") == "unknown" else "unanswered"

    def _compliance(self) -> Json:
        duties = [
            q for q, question in self.questions.items() if question["kind"] == "duty" and self.states[q] == "counted"
        ]
        said = {q: self.answers.get(q, {}).get("duty", "unknown") for q in duties}
        lists = {
            "noncompliant": [q for q in duties if said[q] == "noncompliant"],
            "partial": [q for q in duties if said[q] == "partial"],
            "to_confirm": [q for q in duties if said[q] == "unknown"],
        }
        state = next((name for name, ids in lists.items() if ids), "compliant" if duties else "none")
        return {"state": state} | lists


def number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
