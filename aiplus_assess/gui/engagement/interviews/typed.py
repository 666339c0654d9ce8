"""People and notes as they are typed, a line each, and as they are kept."""

from __future__ import annotations

import re
from collections.abc import Collection

from aiplus_assess.assessment.engagement import Attendee, MeetingNote
from aiplus_assess.gui.plan.entering import parse_time

APART = re.compile(r"\s*[,，、;；\t]\s*")
NUMBERED = re.compile(r"(\d+(?:\.\d+)*-\d+)[\s:：、，,]*(.*)")


def ends_early(start: str, end: str) -> bool:
    """Whether both are times of day and the end lies before the start."""
    begun, ended = parse_time(start), parse_time(end)
    return begun is not None and ended is not None and ended < begun


def people_of(text: str) -> tuple[Attendee, ...]:
    """“王敏，质量部，经理”, a person a line; what stands behind a third comma belongs to the position."""
    found = []
    for line in text.splitlines():
        name, department, title = (*APART.split(line.strip(), maxsplit=2), "", "")[:3]
        if name:
            found.append(Attendee(name, department, title))
    return tuple(found)


def people_text(people: Collection[Attendee]) -> str:
    return "\n".join("，".join((one.name, one.department, one.title)).rstrip("，") for one in people)


def notes_of(text: str, known: Collection[str]) -> tuple[MeetingNote, ...]:
    """A note a line; one that begins with a question's number is about that question."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        match = NUMBERED.fullmatch(line)
        about = match is not None and match[1] in known and bool(match[2])
        found.append(MeetingNote(match[2], match[1]) if match is not None and about else MeetingNote(line))
    return tuple(found)


def notes_text(notes: Collection[MeetingNote]) -> str:
    return "\n".join(f"{note.question} {note.text}".strip() for note in notes)
