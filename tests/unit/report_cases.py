"""Assessments to report on, made from the tiny pack: what the tests of the report share."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from aiplus_assess.assessment.model import (
    Answer,
    Assessment,
    AttachedFile,
    Company,
    EvidenceItem,
    Finding,
    PackRef,
    PlannedAction,
    Profile,
    TargetOverride,
    Verification,
)
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.snapshot import Snapshot, freeze

FACTORY = Profile(
    "华清精密制造有限公司", "C34", "small", employees=120, revenue_wan=5600, region="江苏 苏州", flags=frozenset({"rd"})
)
PLAIN = {
    "1.2-01": Answer(value=42.5),
    "2.2.1-01": Answer(level=3, evidence=1),
    "2.2.2-01": Answer(value=12.0, evidence=1),
    "3.8-01": Answer(checked=(), evidence=0),
    "3.8-02": Answer(level=1, evidence=1),
    "3.14-01": Answer(level=2, evidence=0, note="台账在更新"),
    "3.14-02": Answer(level=1, evidence=1),
    "3.14-03": Answer(duty="noncompliant"),
}
"""Everything answered; 3.14-01 lacks proof; one duty must be put right."""


def assessment(pack: Pack, answers: dict[str, Answer] | None = None, **changes: object) -> Assessment:
    """A draft of one company; `changes` replace its fields."""
    made = Assessment(
        id="01938f2e-7c1a-7b2c-9d3e-4f5a6b7c8d9e",
        company=Company("c1", FACTORY.company),
        title="2026 年度自评",
        profile=FACTORY,
        pack=PackRef(pack.id, pack.version, pack.hash),
        edition="standard",
        ambition="follow",
        created=datetime(2026, 11, 2, 2, tzinfo=UTC),
        updated=datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
        assessor="王敏",
        answers=PLAIN if answers is None else answers,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def frozen(pack: Pack, answers: dict[str, Answer] | None = None, language: str = "zh", **changes: object) -> Snapshot:
    """The snapshot of such an assessment."""
    return freeze(
        assessment(pack, answers, **changes),
        pack,
        language=language,  # type: ignore[arg-type]
        program_version="0.1.0",
    )


def everything(pack: Pack, token: str) -> tuple[Assessment, list[str]]:
    """An assessment with a text of its own in every field a user can fill, and those texts."""
    texts: list[str] = []

    def said(where: str) -> str:
        texts.append(f"{token}{where}")
        return texts[-1]

    answers = {
        question: replace(answer, note=said(f"note{place}"))
        for place, (question, answer) in enumerate(PLAIN.items())
        if question != "2.2.1-01"
    }
    answers["3.8-02"] = replace(answers["3.8-02"], verified=Verification(0, said("reason"), said("by")))
    answers["2.2.1-01"] = Answer(na=said("na"), note=said("nanote"))
    answers["2.2.1-02"] = Answer(level=1, note=said("opportunity"))
    answers["2.2.2-02"] = Answer(level=1, note=said("hidden"))
    evidence = EvidenceItem(
        "e1", said("title"), 2, ("3.8-02", "3.14-01"), kind=said("kind"), reference=said("ref"),
        department=said("dept"), dated=date(2026, 9, 1), valid_until=date(2027, 9, 1), due=date(2026, 10, 1),
        file=AttachedFile("ab" * 32, said("file"), 10), note=said("proofnote"),
    )  # fmt: skip
    finding = Finding("gf2025-11:3.8", said("current"), said("problems"), said("advice"))
    action = PlannedAction(
        "a1", "3.8-02", "a2", text=said("action"), owner=said("owner"), due=date(2027, 1, 31),
        budget_wan=8.5, benefit_wan=20, note=said("actionnote"),
    )  # fmt: skip
    dropped = PlannedAction("a2", "3.14-01", "own", text=said("own"), state="dropped", note=said("droppednote"))
    made = assessment(
        pack,
        answers,
        title=said("assessment"),
        assessor=said("assessor"),
        profile=replace(FACTORY, company=said("company"), region=said("region"), uscc="91320500MA1N2P3Q4R"),
        overrides=(TargetOverride("gf2025-11:3.8", {2027: 4}, said("override")),),
        evidence=(evidence,),
        findings=(finding,),
        actions=(action, dropped),
        departments={"quality": said("person")},
    )
    return made, texts
