"""The head of an engagement: what was ordered, by whom, until when, and who works on it. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from aiplus_assess.assessment.engagement import Engagement, Member
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.assessment.numbering import check_pattern
from aiplus_assess.gui.editing.edited import Edited
from aiplus_assess.gui.engagement.turning_on import PATTERN_SETTING, free_number, pattern_of
from aiplus_assess.i18n import _
from aiplus_assess.storage.protocol import Workspace

TYPED = ("client", "report_number", "scope", "started", "ends")


class ScopePresenter:
    """One engagement's head."""

    def __init__(self, workspace: Workspace, assessment: Assessment, changed: Callable[[], None]) -> None:
        assert assessment.engagement is not None
        self._workspace = workspace
        self.id = assessment.id
        self.edited = Edited(assessment.engagement, self._store, changed)

    @property
    def engagement(self) -> Engagement:
        return self.edited.state

    def _store(self, _before: Engagement, after: Engagement) -> None:
        self._workspace.desk.put(self.id, after)

    # --- fields
    def edit(self, field: str, value: Any) -> None:
        """Change one field of the head."""
        self.edited.put(replace(self.engagement, **{field: value}), field if field in TYPED else "")

    def offer_number(self, today: date) -> None:
        """Take the next free report number."""
        self.edit("report_number", free_number(self._workspace, today))

    @property
    def pattern(self) -> str:
        return pattern_of(self._workspace)

    def set_pattern(self, pattern: str) -> None:
        """Number the reports of this workspace in another way; InputError for a pattern without a number."""
        self._workspace.set_setting(PATTERN_SETTING, check_pattern(pattern))

    def doubts(self) -> dict[str, str]:
        """What does not fit together, by field; nothing is refused for it."""
        found: dict[str, str] = {}
        head = self.engagement
        if head.started and head.ends and head.ends < head.started:
            found["ends"] = _("The end lies before the start.")
        others = list(self._workspace.desk.report_numbers())
        if head.report_number and others.count(head.report_number) > 1:
            found["report_number"] = _("Another assessment has this number too.")
        return found

    # --- team
    def add_member(self) -> None:
        """A new line; one without a name is not stored as somebody by reports, so it is named at once."""
        names = {member.name for member in self.engagement.team}
        n = len(self.engagement.team) + 1
        while (name := _("Member {n}").format(n=n)) in names:
            n += 1
        self.edit("team", (*self.engagement.team, Member(name)))

    def edit_member(self, place: int, name: str, role: str) -> None:
        """Change one line; without a name it keeps the one it has."""
        team = list(self.engagement.team)
        team[place] = Member(name.strip() or team[place].name, role.strip())
        self.edited.put(replace(self.engagement, team=tuple(team)), f"team {place}")

    def remove_member(self, place: int) -> None:
        team = self.engagement.team
        self.edit("team", (*team[:place], *team[place + 1 :]))
