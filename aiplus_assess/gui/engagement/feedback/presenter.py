"""The client's remarks on the report, and what became of them: stored at once, undone and redone. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import uuid6

from aiplus_assess.assessment.engagement import Adoption, Feedback, ReportVersion
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.gui.editing.edited import Edited
from aiplus_assess.gui.engagement.feedback.lines import in_order
from aiplus_assess.storage.protocol import Workspace

Remarks = tuple[Feedback, ...]
TYPED = ("page", "comment", "by", "reply", "decided_by")


class FeedbackPresenter:
    """One engagement's remarks and versions; `only` narrows the list to one state, None shows all."""

    def __init__(self, workspace: Workspace, assessment: Assessment, changed: Callable[[], None]) -> None:
        assert assessment.engagement is not None
        self._workspace = workspace
        self.id = assessment.id
        self.assessor = assessment.assessor
        self.final = assessment.final
        self.versions: tuple[ReportVersion, ...] = in_order(assessment.engagement.versions)
        self.only: Adoption | None = None
        self.chosen = ""
        self.edited: Edited[Remarks] = Edited(assessment.engagement.feedback, self._store, changed)

    def follow(self, assessment: Assessment) -> None:
        """The assessment as it is stored now."""
        assert assessment.engagement is not None
        self.assessor, self.final = assessment.assessor, assessment.final
        self.versions = in_order(assessment.engagement.versions)
        self.edited.refresh(assessment.engagement.feedback)

    @property
    def remarks(self) -> Remarks:
        """What is listed; the chosen one stays listed while it is worked on."""
        return tuple(one for one in self.edited.state if self.only in (None, one.adoption) or one.id == self.chosen)

    @property
    def remark(self) -> Feedback | None:
        """The chosen one."""
        return next((one for one in self.edited.state if one.id == self.chosen), None)

    def version(self, version_id: str) -> ReportVersion | None:
        return next((one for one in self.versions if one.id == version_id), None)

    def open_ones(self) -> int:
        """How many wait for a decision."""
        return sum(one.adoption == "open" for one in self.edited.state)

    def add(self, today: date) -> Feedback:
        """A new remark on the newest version, from whoever spoke last."""
        before = self.edited.state
        number = self.versions[0].number if self.versions else ""
        made = Feedback(str(uuid6.uuid7()), "", number, by=before[-1].by if before else "", given=today)
        self.chosen = made.id
        self.edited.put((*before, made))
        return made

    def edit(self, remark_id: str, field: str, value: Any, today: date) -> None:
        """Change one field; deciding fills in who and when where that is still open."""
        changes: dict[str, Any] = {field: value}
        old = next((one for one in self.edited.state if one.id == remark_id), None)
        if old is None:
            return
        if field == "adoption" and value != "open":
            changes |= {"decided": old.decided or today, "decided_by": old.decided_by or self.assessor}
        elif field == "adoption":
            changes |= {"decided": None, "decided_by": ""}
        state = tuple(replace(one, **changes) if one.id == remark_id else one for one in self.edited.state)
        self.edited.put(state, f"{remark_id} {field}" if field in TYPED else "")

    def remove(self, remark_id: str) -> None:
        """Take it off the table."""
        self.edited.put(tuple(one for one in self.edited.state if one.id != remark_id))

    def _store(self, before: Remarks, after: Remarks) -> None:
        desk, known = self._workspace.desk, {one.id: one for one in before}
        with self._workspace.together():
            for gone in known.keys() - {one.id for one in after}:
                desk.remove_feedback(self.id, gone)
            for one in after:
                if known.get(one.id) != one:
                    desk.put_feedback(self.id, one)
