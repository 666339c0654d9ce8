"""assessment.json: it holds everything, reads back the same, and fits its schema."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import jsonschema
import pytest

from aiplus_assess.assessment.engagement import (
    Attendee,
    Engagement,
    Feedback,
    Meeting,
    MeetingNote,
    Member,
    ReportVersion,
    Signature,
)
from aiplus_assess.assessment.model import (
    Answer,
    AnswerEvent,
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
from aiplus_assess.errors import InputError
from aiplus_assess.exchange.document import SCHEMA_FILE, dumps, from_document, to_document

MOMENT = datetime(2026, 11, 24, 8, 30, 15, 123456, tzinfo=UTC)
VERIFIED = Verification(1, "现场核对", "李强", date(2026, 10, 9))
ENGAGEMENT = Engagement(
    client="集团公司", report_number="AI+2026-031", confidentiality="internal", stage="final", scope="苏州厂区",
    started=date(2026, 10, 1), ends=date(2026, 10, 21), team=(Member("李强", "组长"),), assigned={"3.8-02": "it"},
    meetings=(
        Meeting(
            "m1", "opening", date(2026, 10, 1), "09:30", "11:00", "会议室", "data",
            (Attendee("王敏", "数据部", "经理"),), (MeetingNote("三条线在用", "3.8-02"),), "记录",
        ),
    ),
    feedback=(
        Feedback(
            "f1", "第 3 页口径不对", "0.2", "3", "王敏", date(2026, 10, 15), "partly", "补充说明", "李强",
            date(2026, 10, 16),
        ),
    ),
    versions=(
        ReportVersion(
            "v1", "1.0", MOMENT, "final", "李强", "定稿", AttachedFile("ee" * 32, "报告.pdf", 12),
            (Signature("company", "王敏", "总经理", date(2026, 10, 20)),),
        ),
    ),
)  # fmt: skip
FULL = Assessment(
    id="0192f0a0-0000-7000-8000-000000000001",
    company=Company("0192f0a0-0000-7000-8000-000000000002", "𬭚盛<script>零件厂😀", "91350100M000100Y43", "p1", "site"),
    title="2026 年第四季度",
    profile=Profile(
        "𬭚盛<script>零件厂😀",
        "C345",
        "medium",
        size_given=True,
        uscc="91350100M000100Y43",
        employees=0,
        revenue_wan=5600.5,
        assets_wan=0.0,
        region="江苏 苏州",
        roles=frozenset({"user", "exporter"}),
        ai_use="deployed",
        flags=frozenset({"rd"}),
    ),
    pack=PackRef("gf2025-11", "1.0.0", "ab" * 32),
    edition="advisor",
    ambition="lead",
    created=MOMENT,
    updated=MOMENT,
    status="final",
    finalized=MOMENT,
    revision=2,
    revises="0192f0a0-0000-7000-8000-000000000000",
    assessor="王敏",
    last_question="3.8-02",
    answers={
        "1.2-01": Answer(value=33.33, counted=(0.5, 1.5)),
        "1.2-02": Answer(value=0.0),
        "2.4.1-05": Answer(checked=(), note="长" * 10_000),
        "3.14-09": Answer(duty="partial", to_confirm=True),
        "3.8-02": Answer(level=0, evidence=3, verified=VERIFIED, flagged=True),
        "3.9-01": Answer(unknown=True, inherited=True),
        "3.9-02": Answer(na="不涉及"),
    },
    overrides=(TargetOverride("gf2025-11:3.8", {2027: 4}, "客户要求"),),
    evidence=(
        EvidenceItem(
            "e1", "数据目录", 2, ("3.8-02",), "catalogue", "第 3 页", "incomplete", "data",
            date(2026, 1, 2), date(2027, 1, 2), date(2026, 12, 1), AttachedFile("cd" * 32, "目录.xlsx", 12), "备注", 7,
        ),
    ),
    findings=(Finding("gf2025-11:3.8", "现状", "问题", "建议", "ef"),),
    actions=(PlannedAction("a1", "3.8-02", "a3", "做", "王", date(2026, 12, 31), "in_progress", 3.5, 10.0, "备注", 2),),
    departments={"data": "王敏"},
    inherits="0192f0a0-0000-7000-8000-00000000000f",
    engagement=ENGAGEMENT,
)  # fmt: skip
HISTORY = (AnswerEvent("3.8-02", MOMENT, "王敏", Answer(), Answer(level=0)),)
SMALL = replace(
    FULL, profile=Profile("厂", "C", "micro"), answers={}, overrides=(), evidence=(), findings=(), actions=(),
    departments={}, inherits=None, engagement=None, finalized=None, status="draft", revises=None, last_question=None,
    assessor="", revision=1,
)  # fmt: skip


def through_json(document: dict[str, Any]) -> Any:
    return json.loads(dumps(document))


@pytest.mark.parametrize("assessment", [FULL, SMALL], ids=["everything", "almost nothing"])
def test_reads_back_the_same_and_fits_the_schema(assessment: Assessment) -> None:
    document = through_json(to_document(assessment, HISTORY))
    assert from_document(document) == (assessment, HISTORY)
    jsonschema.validate(document, json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))


def test_the_full_example_leaves_no_field_at_its_default() -> None:
    records = (*ENGAGEMENT.meetings, *ENGAGEMENT.feedback, *ENGAGEMENT.versions, *ENGAGEMENT.team)
    parts = (FULL, FULL.profile, FULL.company, FULL.evidence[0], FULL.findings[0], FULL.actions[0], FULL.overrides[0])
    for part in (*parts, ENGAGEMENT, *records):
        for field in fields(part):
            assert getattr(part, field.name) not in (None, "", (), frozenset()), field.name


def test_same_assessment_same_text() -> None:
    shuffled = replace(FULL, answers=dict(reversed(FULL.answers.items())))
    assert dumps(to_document(FULL)) == dumps(to_document(shuffled))


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"format_version": 2},
        {"format_version": True},
        {"assessment": None},
        {"assessment": {"id": "x"}},
        {"history": [3]},
        {"history": 3},
        {"history": {"question": "3.8-02"}},
    ],
)
def test_refused(change: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        from_document(through_json(to_document(FULL)) | change)


def test_fault_names_its_place() -> None:
    document = through_json(to_document(FULL))
    document["assessment"]["answers"]["3.8-02"]["level"] = 9
    with pytest.raises(InputError) as caught:
        from_document(document)
    assert "answers.3.8-02: level" in caught.value.faults[0]
