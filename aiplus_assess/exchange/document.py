"""`assessment.json`: the one serialised form of an assessment, for export, reports and respondents' parts.

`format_version` rises when a reader of the old form could misread the new one. The JSON Schema lies beside this file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, get_args

from aiplus_assess.assessment import plain, plain_records
from aiplus_assess.assessment.engagement import COMPANY_KINDS, Engagement
from aiplus_assess.assessment.fields import Fields, Plain, compact, known, reading
from aiplus_assess.assessment.model import AnswerEvent, Assessment, Company, PackRef, Status
from aiplus_assess.assessment.plain_engagement import engagement_from_plain, engagement_to_plain
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.codes import AMBITIONS, EDITIONS

FORMAT = "aiplus-assessment"
FORMAT_VERSION = 1
SCHEMA_FILE = Path(__file__).with_name("assessment.schema.json")
STATUSES: tuple[Status, ...] = get_args(Status)

Part = TypeVar("Part")


def to_document(assessment: Assessment, history: Iterable[AnswerEvent] = ()) -> Plain:
    """The assessment as JSON data; equal assessments give equal data."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "assessment": _head(assessment) | _content(assessment),
        "history": [_event(event) for event in history],
    }


def dumps(document: Plain) -> str:
    """The document as text, readable and the same for the same data."""
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _head(assessment: Assessment) -> Plain:
    company, pack = assessment.company, assessment.pack
    return {
        "id": assessment.id,
        "company": _company_to_plain(company),
        "title": assessment.title,
        "pack": {"id": pack.id, "version": pack.version, "hash": pack.hash},
        "edition": assessment.edition,
        "ambition": assessment.ambition,
        "status": assessment.status,
        "revision": assessment.revision,
        "created": _moment(assessment.created),
        "updated": _moment(assessment.updated),
    } | compact(
        finalized=_moment(assessment.finalized) if assessment.finalized else None,
        revises=assessment.revises,
        inherits=assessment.inherits,
        assessor=assessment.assessor,
        last_question=assessment.last_question,
    )


def _company_to_plain(company: Company) -> Plain:
    plain = {"id": company.id, "name": company.name} | compact(uscc=company.uscc, parent=company.parent)
    return plain if company.kind == "company" else plain | {"kind": company.kind}


def _content(assessment: Assessment) -> Plain:
    return {
        "profile": plain.profile_to_plain(assessment.profile),
        "answers": {q: plain.answer_to_plain(answer) for q, answer in sorted(assessment.answers.items())},
        "overrides": [plain.override_to_plain(override) for override in assessment.overrides],
        "evidence": [plain_records.evidence_to_plain(item) for item in assessment.evidence],
        "findings": [plain_records.finding_to_plain(finding) for finding in assessment.findings],
        "actions": [plain_records.action_to_plain(action) for action in assessment.actions],
        "departments": dict(sorted(assessment.departments.items())),
    } | ({} if assessment.engagement is None else {"engagement": engagement_to_plain(assessment.engagement)})


def _event(event: AnswerEvent) -> Plain:
    return {
        "question": event.question,
        "at": _moment(event.at),
        "by": event.by,
        "before": plain.answer_to_plain(event.before),
        "after": plain.answer_to_plain(event.after),
    }


def from_document(data: Any) -> tuple[Assessment, tuple[AnswerEvent, ...]]:
    """The assessment and its history; InputError with one clear line for anything that is not one."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise InputError(_("This is not an assessment written by AI+ Assess; nothing was changed."))
    version = data.get("format_version")
    if type(version) is not int or not 1 <= version <= FORMAT_VERSION:
        raise InputError(
            _("The assessment has format {version}, newer than this program reads; update the program.").format(
                version=version
            )
        )
    try:
        history = data.get("history") or []
        if not isinstance(history, list):
            raise ValueError(_("{key}: must be a list").format(key="history"))
        return _assessment(data.get("assessment")), tuple(map(_read_event, history))
    except ValueError as error:
        fault = " ".join(str(error).split())  # a key of the file may hold a line break
        raise InputError(_("The assessment can't be read; nothing was changed."), [fault]) from None


def _assessment(data: object) -> Assessment:
    with reading(data) as fields:
        return Assessment(
            id=fields.text("id"),
            company=_within("company", _company, fields.take("company")),
            title=fields.text("title", ""),
            profile=_within("profile", plain.profile_from_plain, fields.take("profile")),
            pack=_within("pack", _pack, fields.take("pack")),
            edition=known("edition", fields.text("edition"), EDITIONS),
            ambition=known("ambition", fields.text("ambition"), AMBITIONS),
            created=_instant("created", fields.text("created")),
            updated=_instant("updated", fields.text("updated")),
            status=known("status", fields.text("status"), STATUSES),
            finalized=_optional_instant(fields, "finalized"),
            revision=fields.whole("revision", 1) or 1,
            revises=fields.optional_text("revises"),
            inherits=fields.optional_text("inherits"),
            assessor=fields.text("assessor", ""),
            last_question=fields.optional_text("last_question"),
            answers=_mapping(fields, "answers", plain.answer_from_plain),
            overrides=_list(fields, "overrides", plain.override_from_plain),
            evidence=_list(fields, "evidence", plain_records.evidence_from_plain),
            findings=_list(fields, "findings", plain_records.finding_from_plain),
            actions=_list(fields, "actions", plain_records.action_from_plain),
            departments=_mapping(fields, "departments", _name),
            engagement=_engagement(fields.take("engagement")),
        )


def _engagement(data: object) -> Engagement | None:
    return None if data is None else _within("engagement", engagement_from_plain, data)


def _company(data: object) -> Company:
    with reading(data) as fields:
        return Company(
            fields.text("id"),
            fields.text("name"),
            fields.text("uscc", ""),
            fields.optional_text("parent"),
            fields.word("kind", COMPANY_KINDS) or "company",
        )


def _pack(data: object) -> PackRef:
    with reading(data) as fields:
        return PackRef(fields.text("id"), fields.text("version"), fields.text("hash"))


def _read_event(data: object) -> AnswerEvent:
    with reading(data) as fields:
        return AnswerEvent(
            fields.text("question"),
            _instant("at", fields.text("at")),
            fields.text("by", ""),
            plain.answer_from_plain(fields.take("before") or {}),
            plain.answer_from_plain(fields.take("after") or {}),
        )


def _name(data: object) -> str:
    if not isinstance(data, str):
        raise ValueError(_("must be a text"))
    return data


def _within(place: str, read: Callable[[object], Part], data: object) -> Part:
    """`read(data)`, with the place in front of what it finds wrong."""
    try:
        return read(data)
    except ValueError as error:
        raise ValueError(f"{place}: {error}") from None


def _list(fields: Fields, key: str, read: Callable[[object], Part]) -> tuple[Part, ...]:
    members = fields.take(key)
    if members is None:
        return ()
    if not isinstance(members, list):
        raise ValueError(_("{key}: must be a list").format(key=key))
    return tuple(_within(f"{key}[{place}]", read, member) for place, member in enumerate(members))


def _mapping(fields: Fields, key: str, read: Callable[[object], Part]) -> dict[str, Part]:
    members = fields.take(key)
    if members is None:
        return {}
    if not isinstance(members, dict):
        raise ValueError(_("{key}: must be an object with named fields").format(key=key))
    return {name: _within(f"{key}.{name}", read, member) for name, member in members.items()}


def _moment(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _instant(key: str, text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(_("{key}: must be a time such as 2026-09-30T08:00:00Z").format(key=key)) from None


def _optional_instant(fields: Fields, key: str) -> datetime | None:
    text = fields.optional_text(key)
    return None if text is None else _instant(key, text)
