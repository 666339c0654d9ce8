"""Assessments of one company to compare, on the small pack and on its next version."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from report_cases import assessment

from aiplus_assess.assessment.model import Answer, Basis, EvidenceItem, PlannedAction, Verification
from aiplus_assess.assessment.series import Measured
from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.questionnaire.model import Pack

PACKS = Path(__file__).parents[1] / "fixtures" / "packs"
TINY2 = PACKS / "next" / "tiny2"

BEFORE = {
    "1.2-01": Answer(value=10.0),
    "2.2.1-01": Answer(level=1, note="只有口头设想"),
    "2.2.2-01": Answer(value=40.0, note="三条线在用"),
    "3.8-01": Answer(checked=("owner",)),
    "3.8-02": Answer(level=2, note="旧题备注"),
    "3.14-01": Answer(level=2),
    "3.14-02": Answer(level=3),
    "3.14-03": Answer(duty="partial"),
}
AFTER = {
    "1.2-01": Answer(value=42.5),
    "2.2.1-01": Answer(level=3, note="年度计划已批准", evidence=1, verified=Verification(2, "没有预算页", "李强")),
    "2.2.2-01": Answer(value=20.0, note="一条线停用"),
    "2.2.2-03": Answer(level=2),
    "3.8-01": Answer(checked=("owner",)),
    "3.8-03": Answer(level=2),
    "3.8-04": Answer(level=1),
    "3.14-01": Answer(level=3),
    "3.14-02": Answer(level=3),
    "3.14-03": Answer(duty="compliant"),
}
DONE = PlannedAction("a1", "2.2.1-01", "a3", state="done", owner="总经理")
PLAN = EvidenceItem("e1", "经营计划 2026", 1, ("2.2.1-01",))


@cache
def tiny() -> Pack:
    return load_pack(PACKS / "tiny")


@cache
def tiny2() -> Pack:
    return load_pack(TINY2)


def earlier(basis: Basis = "self", **changes: object) -> Measured:
    """The assessment on the first version, a year earlier, final."""
    at = datetime(2025, 11, 2, 2, tzinfo=UTC)
    made = assessment(tiny(), BEFORE, id="old", title="2025 年", created=at, status="final", finalized=at)
    return Measured(replace(made, **changes), tiny(), basis)  # type: ignore[arg-type]


def later(basis: Basis = "self", **changes: object) -> Measured:
    """The assessment on the next version, with proof and a done action."""
    made = assessment(tiny2(), AFTER, id="new", title="2026 年", evidence=(PLAN,), actions=(DONE,))
    return Measured(replace(made, **changes), tiny2(), basis)  # type: ignore[arg-type]
