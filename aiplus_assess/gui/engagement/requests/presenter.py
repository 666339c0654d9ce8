"""The request list as it is worked on: generated, dated, filled in, undone. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

import uuid6

from aiplus_assess.assessment.model import Assessment, EvidenceItem, EvidenceStatus
from aiplus_assess.assessment.requests import expired, ordered, overdue, owner_of, request
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.gui.editing.edited import Edited
from aiplus_assess.storage.protocol import Workspace

StateFilter = Literal["all", "open", "overdue", "expired", "missing", "incomplete", "provided"]
FILTERS: tuple[StateFilter, ...] = ("all", "open", "overdue", "expired", "missing", "incomplete", "provided")
STATES: tuple[EvidenceStatus, ...] = ("provided", "incomplete", "missing")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which papers are listed: by state, by the department that brings them."""

    state: StateFilter = "all"
    department: str | None = None


class RequestsPresenter:
    """One assessment's papers. Every change is one transaction; a file that was removed comes back with undo."""

    def __init__(
        self, workspace: Workspace, assessment: Assessment, result: Result, changed: Callable[[], None]
    ) -> None:
        self._workspace = workspace
        self._base, self.result = assessment, result
        self._contents: dict[str, bytes] = {}
        self.narrowed = Narrowed()
        self.edited = Edited(_by_id(assessment.evidence), self._store, changed)

    @property
    def id(self) -> str:
        return self._base.id

    @property
    def assessment(self) -> Assessment:
        """The assessment with the papers as they are shown."""
        return replace(self._base, evidence=tuple(self.edited.state.values()))

    def follow(self, assessment: Assessment, result: Result) -> None:
        """The assessment as it is stored now."""
        self._base, self.result = assessment, result
        self.edited.refresh(_by_id(assessment.evidence))

    # --- looking
    def listed(self, today: date) -> tuple[EvidenceItem, ...]:
        """The papers that pass the filters, by department and number."""
        return tuple(item for item in ordered(self.assessment, self.result) if self.passes(item, today))

    def owner(self, item: EvidenceItem) -> str:
        """The department that brings the paper."""
        return owner_of(self._base, item, self.result)

    def passes(self, item: EvidenceItem, today: date, state: StateFilter | None = None) -> bool:
        """Whether the paper is listed; with `state` instead of the filter that is set."""
        wanted, department = state or self.narrowed.state, self.narrowed.department
        holds = {
            "all": True,
            "open": item.status != "provided",
            "overdue": overdue(item, today),
            "expired": expired(item, today),
        }
        here = department is None or department == self.owner(item)
        return here and holds.get(wanted, item.status == wanted)

    def item(self, item_id: str) -> EvidenceItem:
        return self.edited.state[item_id]

    # --- changing
    def generate(self) -> int:
        """Ask for every paper that is not asked for yet; how many are new."""
        before = self.edited.state
        made = request(self.result, self.assessment, lambda: str(uuid6.uuid7()))
        self.put(made)
        return sum(item.id not in before for item in made)

    def put(self, items: Sequence[EvidenceItem], typed: str = "") -> bool:
        """Add or replace papers, in one step."""
        return self.edited.put({**self.edited.state, **_by_id(items)}, typed)

    def change(self, ids: Sequence[str], **fields: Any) -> int:
        """Set fields of several papers at once; how many changed."""
        items = [replace(self.item(item_id), **fields) for item_id in ids]
        changed = [item for item in items if item != self.item(item.id)]
        if changed:
            self.put(changed)
        return len(changed)

    def add(self, department: str) -> EvidenceItem:
        """A further paper that the questionnaire does not name; it is put once it has a title."""
        number = max((item.number for item in self.edited.state.values()), default=0) + 1
        return EvidenceItem(str(uuid6.uuid7()), "", 1, status="missing", department=department, number=number)

    def remove(self, ids: Sequence[str]) -> None:
        """Take papers off the list, with their files."""
        self.edited.put({key: item for key, item in self.edited.state.items() if key not in ids})

    def _store(self, before: Mapping[str, EvidenceItem], after: Mapping[str, EvidenceItem]) -> None:
        removed = [key for key in before if key not in after]
        for key in removed:
            file = before[key].file
            if file is not None and file.sha256 not in self._contents:
                self._contents[file.sha256] = self._workspace.file_content(file.sha256)
        items = [item for key, item in after.items() if before.get(key) != item]
        files = {item.file.sha256 for item in items if item.file is not None}
        known = {sha256: self._contents[sha256] for sha256 in files if sha256 in self._contents}
        self._workspace.change_evidence(self.id, items, removed, known)


def _by_id(items: Sequence[EvidenceItem]) -> Mapping[str, EvidenceItem]:
    return {item.id: item for item in items}
