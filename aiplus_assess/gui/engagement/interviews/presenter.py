"""The meetings of one engagement: stored at once, undone and redone. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import uuid6

from aiplus_assess.assessment.departments import asked_of
from aiplus_assess.assessment.engagement import Meeting, MeetingKind
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.gui.editing.edited import Edited
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.protocol import Workspace

Meetings = tuple[Meeting, ...]
TYPED = ("start", "end", "place", "present", "notes", "record")


class InterviewsPresenter:
    """`chosen` is the id of the meeting that is worked on."""

    def __init__(self, workspace: Workspace, assessment: Assessment, pack: Pack, changed: Callable[[], None]) -> None:
        assert assessment.engagement is not None
        self._workspace = workspace
        self.assessment, self.pack = assessment, pack
        self._asked = asked_of(assessment, pack)
        self.chosen = ""
        self.edited: Edited[Meetings] = Edited(assessment.engagement.meetings, self._store, changed)

    @property
    def id(self) -> str:
        return self.assessment.id

    def follow(self, assessment: Assessment) -> None:
        """The assessment as it is stored now."""
        assert assessment.engagement is not None
        self.assessment = assessment
        self._asked = asked_of(assessment, self.pack)
        self.edited.refresh(assessment.engagement.meetings)

    def _store(self, before: Meetings, after: Meetings) -> None:
        desk, kept = self._workspace.desk, {meeting.id for meeting in after}
        with self._workspace.together():
            for meeting in before:
                if meeting.id not in kept:
                    desk.remove_meeting(self.id, meeting.id)
            for meeting in after:
                if meeting not in before:
                    desk.put_meeting(self.id, meeting)

    # --- showing
    @property
    def meetings(self) -> Meetings:
        """By day; those without one at the end, as they were added."""
        return tuple(sorted(self.edited.state, key=lambda one: (one.held or date.max, one.start, one.id)))

    @property
    def meeting(self) -> Meeting | None:
        """The chosen one, else the first."""
        found = next((one for one in self.edited.state if one.id == self.chosen), None)
        return found or next(iter(self.meetings), None)

    def asked(self, department: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The questions a note can be about: this department's own, and all others."""
        own = tuple(question for question, code in self._asked.items() if code == department)
        return own, tuple(question for question, code in self._asked.items() if code != department)

    # --- changing
    def propose(self) -> int:
        """An opening meeting, an interview of every department with questions, a closing meeting; how many."""
        known = set(self._asked.values())
        departments = [str(info.id) for info in self.pack.manifest.departments if info.id in known]
        opening = _new("opening")  # made first: meetings without a day stand in the order of their ids
        new = (opening, *(_new("interview", department=code) for code in departments), _new("closing"))
        self.edited.put((*self.edited.state, *new))
        self.chosen = new[0].id
        return len(new)

    def add(self, today: date) -> None:
        """One more interview, today."""
        made = _new("interview", held=today)
        self.chosen = made.id
        self.edited.put((*self.edited.state, made))

    def edit(self, meeting_id: str, field: str, value: Any) -> None:
        """Change one field of a meeting."""
        state = tuple(replace(one, **{field: value}) if one.id == meeting_id else one for one in self.edited.state)
        self.edited.put(state, f"{meeting_id} {field}" if field in TYPED else "")

    def remove(self, meeting_id: str) -> None:
        self.edited.put(tuple(one for one in self.edited.state if one.id != meeting_id))


def _new(kind: MeetingKind, held: date | None = None, department: str = "") -> Meeting:
    return Meeting(str(uuid6.uuid7()), kind, held, department=department)
