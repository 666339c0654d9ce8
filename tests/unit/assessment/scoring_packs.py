"""Small packs built in code, so that a scoring test shows the whole arithmetic on one screen."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from aiplus_assess.assessment.model import Answer, Case, Profile
from aiplus_assess.policy.model import Policy
from aiplus_assess.questionnaire.model import Manifest, Pack, Question

QUESTION: TypeAdapter[Any] = TypeAdapter(Question)
CLAUSES = ("1.2", "2.1.1", "2.2.1", "2.2.2", "2.4.1", "3.7", "3.8", "3.10", "3.14")
TEXT = {"zh": "文字", "en": "text"}
LEVELS = [{"zh": f"等级{n}", "en": f"level {n}"} for n in range(6)]
TABLE = {
    size: {ambition: {2027: low, 2030: low + 1, 2035: low + 1} for ambition in ("hold", "follow", "lead")}
    for size, low in (("micro", 1), ("small", 2), ("medium", 3), ("large", 3))
}
FACTORY = Profile(company="示例零件厂", industry="C34", size="small", employees=60, revenue_wan=3000)


def question(question_id: str, kind: str = "level", **fields: Any) -> Any:
    """One question; its clause is the part of the id before the dash."""
    clause = "gf2025-11:" + question_id.rpartition("-")[0]
    base: dict[str, Any] = {
        "id": question_id,
        "kind": kind,
        "clause": clause,
        "sentences": [clause + "#s1"],
        "editions": ["quick", "standard", "advisor"],
        "department": "data",
        "title": TEXT,
        "text": TEXT,
        "help": TEXT,
    }
    if kind != "duty":
        base["levels"] = LEVELS
    if kind == "percent":
        base |= {"numerator": TEXT, "denominator": TEXT}
    if kind == "duty":
        base |= {"who": TEXT, "source": TEXT, "as_of": "2026-09"}
    if kind == "checklist":
        base["items"] = [{"id": name, **TEXT} for name in ("a", "b", "c")]
        base["levels_by_count"] = fields.pop("levels_by_count", [0, 1, 3, 5])
    return QUESTION.validate_python(base | fields)


def action(action_id: str, lifts_to: int | str, effort: str = "S", weeks: int = 4) -> dict[str, Any]:
    return {
        "id": action_id, "lifts_to": lifts_to, "effort": effort, "weeks": weeks,
        "owner": TEXT, "text": TEXT, "kpi": TEXT,
    }  # fmt: skip


def pack(*questions: Any, gates: tuple[str, ...] = ("3.8", "3.14"), weights: dict[str, float] | None = None) -> Pack:
    """A pack of these questions over the clauses above."""
    groups = [("2.1", "actions"), ("2.2", "actions"), ("2.4", "actions")]
    groups += [(clause, "supports") for clause in ("3.7", "3.8", "3.10", "3.14")]
    manifest = Manifest.model_validate(
        {
            "id": "small",
            "version": "1.0.0",
            "title": TEXT,
            "pillars": {"actions": 0.5, "supports": 0.5},
            "groups": [
                {"id": g, "pillar": p, "gate": g in gates, "title": TEXT, "weight": (weights or {}).get(g, 1)}
                for g, p in groups
            ],
            "editions": [{"id": e, "title": TEXT, "minutes": [1, 2]} for e in ("quick", "standard", "advisor")],
            "targets": {"table": TABLE, "plus_one": {"provider": ["gf2025-11:3.7"]}, "derived_from": {}},
            "departments": [],
        }
    )
    policy = Policy.model_validate(
        {
            "document": {"id": "gf2025-11", "number": "11", "title": "t", "signed": "d", "published": "d"},
            "clauses": [{"id": "gf2025-11:" + c, "title": c, "short": TEXT} for c in CLAUSES],
            "sentences": [{"id": f"gf2025-11:{c}#s1", "text": "句"} for c in CLAUSES],
        }
    )
    return Pack(manifest=manifest, policy=policy, questions=tuple(questions))


def case(answers: dict[str, Answer | int], **changes: Any) -> Case:
    """A case of the factory; a bare number is a level."""
    full = {q: Answer(level=a) if isinstance(a, int) else a for q, a in answers.items()}
    return Case(**({"profile": FACTORY, "answers": full} | changes))


UNKNOWN = Answer(unknown=True)
NOT_APPLICABLE = Answer(na="不涉及")

WORKED_PACK = pack(
    question("2.2.1-01", weight=2),
    question("2.2.1-02"),
    question("3.8-03"),
    question("3.8-04"),
    question("3.14-05", weight=2),
    question("3.14-06"),
    question("3.14-07", kind="duty"),
)
WORKED_ANSWERS: dict[str, Answer] = {
    "2.2.1-01": Answer(level=3, evidence=1),
    "2.2.1-02": Answer(level=1, evidence=1),
    "3.8-03": Answer(unknown=True, evidence=1),
    "3.8-04": Answer(level=4, evidence=1),
    "3.14-05": Answer(level=2, evidence=1),
    "3.14-07": Answer(duty="noncompliant"),
}
"""The worked example of docs/scoring.md."""
