"""The record of an engagement: who was asked when, what the client said, which versions there were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiplus_assess.assessment.engagement import Attendee, Engagement, Feedback, Meeting, ReportVersion
from aiplus_assess.assessment.engagement_words import adoption_word, meeting_word, report_stage_word, side_word
from aiplus_assess.i18n import _
from aiplus_assess.reporting.parts.source import Source

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A note of a meeting; `question` is its id and title, both empty where it is about none."""

    question: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    heading: str
    people: str
    record: str
    notes: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """`versions`: number, day, stage, by, what, signatures. `feedback`: version, page, comment, adopted, reply."""

    versions: tuple[Row, ...]
    meetings: tuple[MeetingRecord, ...]
    feedback: tuple[Row, ...]

    @property
    def empty(self) -> bool:
        return not (self.versions or self.meetings or self.feedback)


def record_of(source: Source) -> Record | None:
    """Everything on record; None where the engagement is not turned on or nothing is recorded yet."""
    order = source.assessment.engagement
    if order is None:
        return None
    found = Record(
        tuple(_version(source, one) for one in sorted(order.versions, key=lambda one: (one.made, one.number))),
        tuple(_meeting(source, one) for one in _in_order(order, source.today)),
        tuple(_feedback(source, one) for one in order.feedback),
    )
    return None if found.empty else found


def _in_order(order: Engagement, today: date) -> list[Meeting]:
    """What took place or was written about; a meeting that was only planned is no record."""
    found = [one for one in order.meetings if _written(one) or (one.held is not None and one.held <= today)]
    return sorted(found, key=lambda one: (one.held or date.max, one.start, one.id))


def _written(meeting: Meeting) -> bool:
    return bool(meeting.present or meeting.notes or meeting.record.strip())


def _version(source: Source, version: ReportVersion) -> Row:
    signed = [
        _("{side}: {name}").format(side=side_word(one.side), name=_joined(one.name, one.title, day_of(source, one.day)))
        for one in version.signatures
    ]
    day = source.day(version.made)
    return version.number, day, report_stage_word(version.stage), version.by, version.what, "\n".join(signed)


def _meeting(source: Source, meeting: Meeting) -> MeetingRecord:
    times = "–".join(part for part in (meeting.start, meeting.end) if part)
    when = " ".join(part for part in (day_of(source, meeting.held), times) if part)
    department = source.department(meeting.department) if meeting.department else ""
    people = [_person(source, one) for one in meeting.present]
    return MeetingRecord(
        heading=_joined(meeting_word(meeting.kind), department, when, meeting.place),
        people=source.listed(people),
        record=meeting.record,
        notes=tuple(
            Said(
                note.question,
                source.title(note.question) if note.question in source.pack.by_id else "",
                note.text,
            )
            for note in meeting.notes
        ),
    )


def _feedback(source: Source, remark: Feedback) -> Row:
    said = _joined(remark.by, day_of(source, remark.given))
    done = _joined(remark.decided_by, day_of(source, remark.decided))
    comment = "\n".join(part for part in (remark.comment, said) if part)
    reply = "\n".join(part for part in (remark.reply, done) if part)
    return remark.version, remark.page, comment, adoption_word(remark.adoption), reply


def _person(source: Source, one: Attendee) -> str:
    """“王敏（数据部、经理）”."""
    known = source.listed([part for part in (one.department, one.title) if part])
    return _("{name} ({details})").format(name=one.name, details=known) if known else one.name


def day_of(source: Source, day: date | None) -> str:
    """A date as people write it; empty where there is none."""
    if day is None:
        return ""
    return day.isoformat() if source.language == "en" else f"{day.year} 年 {day.month} 月 {day.day} 日"


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
