"""The workbook's sheets on the engagement: meetings and interviews, feedback with its replies, versions."""

from __future__ import annotations

from collections.abc import Iterator

from aiplus_assess.i18n import _
from aiplus_assess.reporting.parts.record import MeetingRecord
from aiplus_assess.reporting.snapshot import Snapshot
from aiplus_assess.reporting.workbook_sheet import Row, Sheet

Heads = tuple[tuple[str, int], ...]


def record_sheets(s: Snapshot) -> Iterator[Sheet]:
    """A sheet for each kind that has anything on record."""
    if s.record is None:
        return
    if s.record.meetings:
        heads: Heads = (
            (_("Meetings and interviews"), 40), (_("Present"), 30), (_("Question"), 10), (_("Title"), 22),
            (_("Note"), 80),
        )  # fmt: skip
        rows = tuple(row for meeting in s.record.meetings for row in _meeting(meeting))
        yield Sheet(_("Meetings and interviews"), heads, rows)
    if s.record.feedback:
        heads = ((_("Version"), 10), (_("Page"), 8), (_("Comment"), 60), (_("Adopted?"), 14), (_("Reply"), 60))
        yield Sheet(_("Feedback and what became of it"), heads, s.record.feedback)
    if s.record.versions:
        heads = (
            (_("Version"), 10), (_("Date"), 18), (_("State"), 14), (_("By"), 16), (_("What changed"), 40),
            (_("Signed by"), 40),
        )  # fmt: skip
        yield Sheet(_("Versions of this report"), heads, s.record.versions)


def _meeting(meeting: MeetingRecord) -> Iterator[Row]:
    """Its record in a row, then a row for each note, with the question the note is about."""
    if meeting.record or not meeting.notes:
        yield meeting.heading, meeting.people, "", "", meeting.record
    for note in meeting.notes:
        yield meeting.heading, meeting.people, note.question, note.title, note.text
