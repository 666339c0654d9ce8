"""What is written about each clause, the rules' draft beside it, and what answers have outdated. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal

from aiplus_assess.assessment.model import Assessment, Finding
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.assessment.written import answers_digest, outdated
from aiplus_assess.gui.editing.edited import Edited
from aiplus_assess.i18n import _
from aiplus_assess.reporting.findings import draft_finding
from aiplus_assess.storage.protocol import Workspace

FIELDS = ("current", "problems", "advice")
State = Literal["draft", "written", "outdated"]


class FindingsPresenter:
    """`year` is today's; the draft is measured against the reference targets of the stage that comes next."""

    def __init__(
        self, workspace: Workspace, assessment: Assessment, result: Result, year: int, changed: Callable[[], None]
    ) -> None:
        self._workspace, self._base, self._result, self._year = workspace, assessment, result, year
        self.edited: Edited[Mapping[str, Finding]] = Edited(_stored(assessment), self._store, changed)

    @property
    def id(self) -> str:
        return self._base.id

    @property
    def result(self) -> Result:
        return self._result

    def follow(self, assessment: Assessment, result: Result) -> None:
        """The assessment as it is stored now."""
        self._base, self._result = assessment, result
        self.edited.refresh(_stored(assessment))

    @property
    def clauses(self) -> tuple[str, ...]:
        """Every clause that is asked about or written about, in the document's order."""
        pack, states = self._result.pack, self._result.states
        asked = {q.clause for q in pack.questions if states[q.id] not in ("hidden", "opportunity")}
        known = pack.policy.clause_by_id
        return tuple(sorted(asked | {c for c in self.edited.state if c in known}, key=pack.policy.clause_place.get))  # type: ignore[arg-type]

    def question(self, clause: str) -> str | None:
        """The first question about the clause that is asked."""
        asked = (q.id for q in self._result.pack.questions if q.clause == clause)
        return next((q for q in asked if self._result.states[q] not in ("hidden", "opportunity")), None)

    def finding(self, clause: str) -> Finding:
        return self.edited.state.get(clause, Finding(clause))

    def draft(self, clause: str) -> Finding:
        """What every output prints in place of a text that is empty."""
        stages = self._result.pack.manifest.stages
        stage = next((stage for stage in stages if stage >= self._year), stages[-1])
        return draft_finding(self._result, clause, stage, self._base)

    def why_nothing(self, clause: str) -> str:
        """Why the rules have nothing to say in a field."""
        states = self._result.states
        asked = [q.id for q in self._result.pack.questions if q.clause == clause]
        if any(states[q] in ("answered", "metric") for q in asked):
            return _("Nothing to draft here: the answers leave no gap to write about.")
        return _("Nothing to draft yet: no question of this clause is answered.")

    def state(self, clause: str) -> State:
        if clause not in self.edited.state:
            return "draft"
        return "outdated" if outdated(self.finding(clause), self._base, self._result.pack) else "written"

    def edit(self, clause: str, field: str, text: str) -> None:
        """Change one text. What is outdated stays so until it is kept or written anew from the draft."""
        before = self.finding(clause)
        digest = before.answers_digest or self._digest(clause)
        self._put(replace(before, answers_digest=digest, **{field: text}), f"{clause} {field}")

    def take_draft(self, clause: str) -> None:
        """The rules' texts of today become the assessor's own."""
        self._put(replace(self.draft(clause), answers_digest=self._digest(clause)))

    def keep(self, clause: str) -> None:
        """The text still holds for the answers of today."""
        self._put(replace(self.finding(clause), answers_digest=self._digest(clause)))

    def _digest(self, clause: str) -> str:
        return answers_digest(self._base, self._result.pack, clause)

    def _put(self, finding: Finding, typed: str = "") -> None:
        state = dict(self.edited.state)
        state.pop(finding.clause, None)
        if any(getattr(finding, field) for field in FIELDS):
            state[finding.clause] = finding
        self.edited.put(state, typed)

    def _store(self, before: Mapping[str, Finding], after: Mapping[str, Finding]) -> None:
        with self._workspace.together():
            for clause in {*before, *after}:
                if before.get(clause) != after.get(clause):
                    self._workspace.put_finding(self.id, after.get(clause, Finding(clause)))


def _stored(assessment: Assessment) -> Mapping[str, Finding]:
    return {finding.clause: finding for finding in assessment.findings}
