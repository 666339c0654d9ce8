"""What can be done with the papers that prove an answer. No widgets."""

from __future__ import annotations

from dataclasses import replace

import uuid6

from aiplus_assess.assessment.model import EvidenceItem
from aiplus_assess.errors import AssessError
from aiplus_assess.gui.walk.presenter import WalkPresenter
from aiplus_assess.storage.protocol import Workspace


class EvidencePresenter:
    """Every method is stored before the session shows it; False where that failed (the session says why)."""

    def __init__(self, workspace: Workspace, walk: WalkPresenter) -> None:
        self._workspace = workspace
        self.walk = walk

    def add(self, title: str, level: int, kind: str = "") -> bool:
        """A new paper of evidence level 0..3 for the question in view; an empty title adds nothing."""
        question = self.walk.session.current
        if question is None or not title.strip():
            return False
        return self.put(EvidenceItem(str(uuid6.uuid7()), title.strip(), level, (question,), kind))

    def link(self, item: EvidenceItem) -> bool:
        """The paper also proves the question in view."""
        question = self.walk.session.current
        if question is None or question in item.questions:
            return False
        return self.put(replace(item, questions=(*item.questions, question)))

    def unlink(self, item: EvidenceItem) -> bool:
        """The paper no longer proves the question in view; one that proves nothing else is removed."""
        rest = tuple(question for question in item.questions if question != self.walk.session.current)
        return self.put(replace(item, questions=rest)) if rest else self._remove(item)

    def put(self, item: EvidenceItem) -> bool:
        """Add or replace a paper."""
        assessment = self.walk.session.assessment
        items = list(assessment.evidence)
        places = [place for place, other in enumerate(items) if other.id == item.id]
        if places:
            items[places[0]] = item
        else:
            items.append(item)
        try:
            self._workspace.put_evidence(assessment.id, item)
        except AssessError as error:
            self.walk.update(failure=error.message)
            return False
        self.walk.update(assessment=replace(assessment, evidence=tuple(items)), failure="")
        return True

    def _remove(self, item: EvidenceItem) -> bool:
        assessment = self.walk.session.assessment
        try:
            self._workspace.remove_evidence(assessment.id, item.id)
        except AssessError as error:
            self.walk.update(failure=error.message)
            return False
        kept = tuple(other for other in assessment.evidence if other.id != item.id)
        self.walk.update(assessment=replace(assessment, evidence=kept), failure="")
        return True
