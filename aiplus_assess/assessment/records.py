"""What is recorded beside the answers: proof, agreed targets, findings, planned actions. Plain frozen data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

ActionState = Literal["planned", "in_progress", "done", "dropped"]
EvidenceStatus = Literal["provided", "missing", "incomplete"]


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A proof file kept in the workspace under its SHA-256; `size` in bytes."""

    sha256: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One paper or record, linked to the questions it proves. `level` as in `Answer.evidence`.

    `number` is its place in the request list (资料清单), 0 where it has none; `reference` the page or section.
    """

    id: str
    title: str
    level: int
    questions: tuple[str, ...] = ()
    kind: str = ""
    reference: str = ""
    status: EvidenceStatus = "provided"
    department: str = ""
    dated: date | None = None
    valid_until: date | None = None
    due: date | None = None
    file: AttachedFile | None = None
    note: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class TargetOverride:
    """Another reference target for one clause, agreed with the company, and why."""

    clause: str
    levels: Mapping[int, int]
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What the assessor writes about a clause: 现状, 主要问题, 改进建议."""

    clause: str
    current: str = ""
    problems: str = ""
    advice: str = ""
    answers_digest: str = ""


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """A chosen action with owner and due date; stays with the company. Money in 万元."""

    id: str
    question: str
    action: str
    text: str = ""
    owner: str = ""
    due: date | None = None
    state: ActionState = "planned"
    budget_wan: float | None = None
    benefit_wan: float | None = None
    note: str = ""
    place: int = 0


def first_planned(actions: Iterable[PlannedAction]) -> dict[str, PlannedAction]:
    """Question id → the first planned action for it that is not dropped, by the user's own order."""
    chosen: dict[str, PlannedAction] = {}
    for action in sorted(actions, key=lambda a: (a.place, a.id)):
        if action.state != "dropped":
            chosen.setdefault(action.question, action)
    return chosen
