"""Between rows and the frozen data of `assessment.model`. Rows never leave this package."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

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
    Verification,
)
from aiplus_assess.assessment.plain import (
    answer_from_plain,
    override_from_plain,
    profile_from_plain,
)
from aiplus_assess.storage import tables

Values = dict[str, Any]

_LEVELS = frozenset((None, *range(6)))
_PROOF = frozenset(range(4))


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def answer_values(answer: Answer) -> Values:
    found = answer.verified
    return {
        "level": answer.level,
        "value": answer.value,
        "checked": None if answer.checked is None else list(answer.checked),
        "duty": answer.duty,
        "unknown": answer.unknown,
        "na": answer.na,
        "evidence": answer.evidence,
        "note": answer.note,
        "flagged": answer.flagged,
        "to_confirm": answer.to_confirm,
        "verified_level": None if found is None else found.level,
        "verified_reason": None if found is None else found.reason,
        "verified_by": None if found is None else found.by,
        "verified_on": None if found is None else found.on and found.on.isoformat(),
        "inherited": answer.inherited,
        "counted": None if answer.counted is None else list(answer.counted),
    }


_answer = tables.answer.c
ANSWER_COLUMNS = (
    _answer.question_id,
    _answer.level,
    _answer.value,
    _answer.checked,
    _answer.duty,
    _answer.unknown,
    _answer.na,
    _answer.evidence,
    _answer.note,
    _answer.flagged,
    _answer.to_confirm,
    _answer.inherited,
    _answer.counted,
    _answer.verified_level,
    _answer.verified_reason,
    _answer.verified_by,
    _answer.verified_on,
)


def answers_of(found: Iterable[Sequence[Any]]) -> dict[str, Answer]:
    """Answers by question, from rows of `ANSWER_COLUMNS`: by position, as names cost more than all else here.

    ValueError for a level that there is none of: in a damaged file SQLite's own constraints no longer hold.
    """
    answers = {}
    for (
        question, level, value, checked, duty, unknown, na, evidence, note, flagged, to_confirm, inherited,
        counted, verified_level, reason, by, on,
    ) in found:  # fmt: skip
        if level not in _LEVELS or verified_level not in _LEVELS or evidence not in _PROOF:
            raise ValueError(question)
        answers[question] = Answer(
            level,
            value,
            None if checked is None else tuple(checked),
            duty,
            unknown,
            na,
            evidence,
            note,
            None if verified_level is None else Verification(verified_level, reason or "", by or "", _day(on)),
            flagged,
            to_confirm,
            inherited,
            None if counted is None else (counted[0], counted[1]),
        )
    return answers


def event_of(row: Row[Any]) -> AnswerEvent:
    return AnswerEvent(
        row.question_id, moment(row.at), row.by, answer_from_plain(row.before), answer_from_plain(row.after)
    )


def evidence_values(item: EvidenceItem) -> Values:
    return {
        "title": item.title,
        "level": item.level,
        "kind": item.kind,
        "reference": item.reference,
        "status": item.status,
        "department": item.department,
        "dated": item.dated and item.dated.isoformat(),
        "valid_until": item.valid_until and item.valid_until.isoformat(),
        "due": item.due and item.due.isoformat(),
        "file_sha256": item.file and item.file.sha256,
        "file_name": item.file.name if item.file else "",
        "note": item.note,
        "number": item.number,
    }


def evidence_of(row: Row[Any], questions: tuple[str, ...]) -> EvidenceItem:
    """`row` with the joined `file.size`. ValueError as for answers."""
    if row.level not in _PROOF:
        raise ValueError(row.id)
    attached = None if row.file_sha256 is None else AttachedFile(row.file_sha256, row.file_name, row.file_size)
    return EvidenceItem(
        id=row.id,
        title=row.title,
        level=row.level,
        questions=questions,
        kind=row.kind,
        reference=row.reference,
        status=row.status,
        department=row.department,
        dated=_day(row.dated),
        valid_until=_day(row.valid_until),
        due=_day(row.due),
        file=attached,
        note=row.note,
        number=row.number,
    )


def finding_of(row: Row[Any]) -> Finding:
    return Finding(row.clause, row.current, row.problems, row.advice, row.answers_digest)


def action_values(action: PlannedAction) -> Values:
    return {
        "question_id": action.question,
        "action": action.action,
        "text": action.text,
        "owner": action.owner,
        "due": action.due and action.due.isoformat(),
        "state": action.state,
        "budget_wan": action.budget_wan,
        "benefit_wan": action.benefit_wan,
        "note": action.note,
        "place": action.place,
    }


def action_of(row: Row[Any]) -> PlannedAction:
    return PlannedAction(
        id=row.id,
        question=row.question_id,
        action=row.action,
        text=row.text,
        owner=row.owner,
        due=_day(row.due),
        state=row.state,
        budget_wan=row.budget_wan,
        benefit_wan=row.benefit_wan,
        note=row.note,
        place=row.place,
    )


def assessment_of(row: Row[Any], **parts: Any) -> Assessment:
    """`row` with the joined company and pack and `follows` (what it revises, here or not); `parts`: other tables."""
    return Assessment(
        id=row.id,
        company=Company(row.company_id, row.company_name, row.company_uscc, row.company_parent, row.company_kind),
        title=row.title,
        profile=profile_from_plain(row.profile),
        pack=PackRef(row.pack_id, row.pack_version, row.pack_hash),
        edition=row.edition,
        ambition=row.ambition,
        created=moment(row.created),
        updated=moment(row.updated),
        status=row.status,
        finalized=None if row.finalized is None else moment(row.finalized),
        revision=row.revision,
        revises=row.follows,
        inherits=row.inherits,
        assessor=row.assessor,
        last_question=row.last_question,
        overrides=tuple(override_from_plain(plain) for plain in row.overrides),
        **parts,
    )
