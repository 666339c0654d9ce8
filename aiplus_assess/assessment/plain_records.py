"""The plain form of evidence items, findings and planned actions (see `assessment.plain`)."""

from __future__ import annotations

from typing import get_args

from aiplus_assess.assessment.fields import Plain, compact, reading, real
from aiplus_assess.assessment.model import (
    ActionState,
    AttachedFile,
    EvidenceItem,
    EvidenceStatus,
    Finding,
    PlannedAction,
)

EVIDENCE_STATES: tuple[EvidenceStatus, ...] = get_args(EvidenceStatus)
ACTION_STATES: tuple[ActionState, ...] = get_args(ActionState)


def evidence_to_plain(item: EvidenceItem) -> Plain:
    """`level` is always written; `file` is {sha256, name, size}, its content travels apart."""
    plain = compact(
        id=item.id,
        title=item.title,
        questions=item.questions,
        kind=item.kind,
        reference=item.reference,
        department=item.department,
        dated=item.dated,
        valid_until=item.valid_until,
        due=item.due,
        note=item.note,
        number=item.number,
    )
    if item.file is not None:
        plain["file"] = file_to_plain(item.file)
    return plain | {"level": item.level, "status": item.status}


def evidence_from_plain(data: object) -> EvidenceItem:
    with reading(data) as fields:
        file = fields.take("file")
        return EvidenceItem(
            id=fields.text("id"),
            title=fields.text("title", ""),
            level=fields.whole("level", 0, 3) or 0,
            questions=fields.texts("questions") or (),
            kind=fields.text("kind", ""),
            reference=fields.text("reference", ""),
            status=fields.word("status", EVIDENCE_STATES) or "provided",
            department=fields.text("department", ""),
            dated=fields.day("dated"),
            valid_until=fields.day("valid_until"),
            due=fields.day("due"),
            file=None if file is None else file_from_plain(file),
            note=fields.text("note", ""),
            number=fields.whole("number", 0) or 0,
        )


def file_to_plain(file: AttachedFile) -> Plain:
    return {"sha256": file.sha256, "name": file.name, "size": file.size}


def file_from_plain(data: object) -> AttachedFile:
    with reading(data) as fields:
        return AttachedFile(fields.text("sha256"), fields.text("name"), fields.whole("size", 0) or 0)


def finding_to_plain(finding: Finding) -> Plain:
    return {"clause": finding.clause} | compact(
        current=finding.current,
        problems=finding.problems,
        advice=finding.advice,
        answers_digest=finding.answers_digest,
    )


def finding_from_plain(data: object) -> Finding:
    with reading(data) as fields:
        return Finding(
            fields.text("clause"),
            fields.text("current", ""),
            fields.text("problems", ""),
            fields.text("advice", ""),
            fields.text("answers_digest", ""),
        )


def action_to_plain(action: PlannedAction) -> Plain:
    return compact(
        id=action.id,
        question=action.question,
        action=action.action,
        text=action.text,
        owner=action.owner,
        due=action.due,
        budget_wan=real(action.budget_wan),
        benefit_wan=real(action.benefit_wan),
        note=action.note,
        place=action.place,
    ) | {"state": action.state}


def action_from_plain(data: object) -> PlannedAction:
    with reading(data) as fields:
        return PlannedAction(
            id=fields.text("id"),
            question=fields.text("question", ""),
            action=fields.text("action", ""),
            text=fields.text("text", ""),
            owner=fields.text("owner", ""),
            due=fields.day("due"),
            state=fields.word("state", ACTION_STATES) or "planned",
            budget_wan=fields.number("budget_wan"),
            benefit_wan=fields.number("benefit_wan"),
            note=fields.text("note", ""),
            place=fields.whole("place", 0) or 0,
        )
