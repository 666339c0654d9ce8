"""The plain form of an engagement and its records (see `assessment.plain`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from aiplus_assess.assessment.engagement import (
    ADOPTIONS,
    CONFIDENTIALITIES,
    MEETING_KINDS,
    REPORT_STAGES,
    SIDES,
    Attendee,
    Engagement,
    Feedback,
    Meeting,
    MeetingNote,
    Member,
    ReportVersion,
    Signature,
)
from aiplus_assess.assessment.fields import Fields, Plain, compact, reading
from aiplus_assess.assessment.plain_records import file_from_plain, file_to_plain
from aiplus_assess.i18n import _

Part = TypeVar("Part")


def engagement_to_plain(engagement: Engagement) -> Plain:
    """Everything, records included."""
    return head_to_plain(engagement) | compact(
        meetings=tuple(map(meeting_to_plain, engagement.meetings)),
        feedback=tuple(map(feedback_to_plain, engagement.feedback)),
        versions=tuple(map(version_to_plain, engagement.versions)),
    )


def head_to_plain(engagement: Engagement) -> Plain:
    """The engagement without its meetings, feedback and versions."""
    plain = compact(
        client=engagement.client,
        report_number=engagement.report_number,
        scope=engagement.scope,
        started=engagement.started,
        ends=engagement.ends,
        team=tuple({"name": member.name} | compact(role=member.role) for member in engagement.team),
    )
    if engagement.assigned:
        plain["assigned"] = dict(sorted(engagement.assigned.items()))
    return plain | {"confidentiality": engagement.confidentiality, "stage": engagement.stage}


def engagement_from_plain(data: object) -> Engagement:
    with reading(data) as fields:
        return Engagement(
            client=fields.text("client", ""),
            report_number=fields.text("report_number", ""),
            confidentiality=fields.word("confidentiality", CONFIDENTIALITIES) or "confidential",
            stage=fields.word("stage", REPORT_STAGES) or "draft",
            scope=fields.text("scope", ""),
            started=fields.day("started"),
            ends=fields.day("ends"),
            team=_each(fields, "team", _member),
            assigned=_assigned(fields.take("assigned")),
            meetings=_each(fields, "meetings", meeting_from_plain),
            feedback=_each(fields, "feedback", feedback_from_plain),
            versions=_each(fields, "versions", version_from_plain),
        )


def _member(data: object) -> Member:
    with reading(data) as fields:
        return Member(fields.text("name"), fields.text("role", ""))


def _assigned(data: object) -> dict[str, str]:
    if data is None:
        return {}
    with reading(data) as fields:
        return {question: fields.text(question) for question in fields.names()}


def meeting_to_plain(meeting: Meeting) -> Plain:
    return {"id": meeting.id, "kind": meeting.kind} | compact(
        held=meeting.held,
        start=meeting.start,
        end=meeting.end,
        place=meeting.place,
        department=meeting.department,
        present=tuple(
            {"name": one.name} | compact(department=one.department, title=one.title) for one in meeting.present
        ),
        notes=tuple({"text": note.text} | compact(question=note.question) for note in meeting.notes),
        record=meeting.record,
    )


def meeting_from_plain(data: object) -> Meeting:
    with reading(data) as fields:
        return Meeting(
            id=fields.text("id"),
            kind=fields.word("kind", MEETING_KINDS) or "interview",
            held=fields.day("held"),
            start=fields.text("start", ""),
            end=fields.text("end", ""),
            place=fields.text("place", ""),
            department=fields.text("department", ""),
            present=_each(fields, "present", _attendee),
            notes=_each(fields, "notes", _note),
            record=fields.text("record", ""),
        )


def _attendee(data: object) -> Attendee:
    with reading(data) as fields:
        return Attendee(fields.text("name"), fields.text("department", ""), fields.text("title", ""))


def _note(data: object) -> MeetingNote:
    with reading(data) as fields:
        return MeetingNote(fields.text("text"), fields.text("question", ""))


def feedback_to_plain(remark: Feedback) -> Plain:
    return {"id": remark.id, "comment": remark.comment, "adoption": remark.adoption} | compact(
        version=remark.version,
        page=remark.page,
        by=remark.by,
        given=remark.given,
        reply=remark.reply,
        decided_by=remark.decided_by,
        decided=remark.decided,
    )


def feedback_from_plain(data: object) -> Feedback:
    with reading(data) as fields:
        return Feedback(
            id=fields.text("id"),
            comment=fields.text("comment"),
            version=fields.text("version", ""),
            page=fields.text("page", ""),
            by=fields.text("by", ""),
            given=fields.day("given"),
            adoption=fields.word("adoption", ADOPTIONS) or "open",
            reply=fields.text("reply", ""),
            decided_by=fields.text("decided_by", ""),
            decided=fields.day("decided"),
        )


def version_to_plain(version: ReportVersion) -> Plain:
    """`file` is {sha256, name, size}; its content travels apart, or not at all."""
    made = version.made.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    return {"id": version.id, "number": version.number, "made": made, "stage": version.stage} | compact(
        by=version.by,
        what=version.what,
        file=None if version.file is None else file_to_plain(version.file),
        signatures=tuple(
            {"side": one.side, "name": one.name} | compact(title=one.title, day=one.day) for one in version.signatures
        ),
    )


def version_from_plain(data: object) -> ReportVersion:
    with reading(data) as fields:
        file = fields.take("file")
        return ReportVersion(
            id=fields.text("id"),
            number=fields.text("number"),
            made=_instant("made", fields.text("made")),
            stage=fields.word("stage", REPORT_STAGES) or "draft",
            by=fields.text("by", ""),
            what=fields.text("what", ""),
            file=None if file is None else file_from_plain(file),
            signatures=_each(fields, "signatures", _signature),
        )


def _signature(data: object) -> Signature:
    with reading(data) as fields:
        side = fields.word("side", SIDES) or "company"
        return Signature(side, fields.text("name"), fields.text("title", ""), fields.day("day"))


def _instant(key: str, text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(_("{key}: must be a time such as 2026-09-30T08:00:00Z").format(key=key)) from None


def _each(fields: Fields, key: str, read: Callable[[object], Part]) -> tuple[Part, ...]:
    members = fields.take(key)
    if members is None:
        return ()
    if not isinstance(members, list):
        raise ValueError(_("{key}: must be a list").format(key=key))
    return tuple(map(read, members))
