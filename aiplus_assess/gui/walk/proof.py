"""What proves the question in view: the papers that would be accepted and those that are there. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment.levels import needed, self_level
from aiplus_assess.assessment.model import EvidenceItem
from aiplus_assess.gui.walk.session import Session
from aiplus_assess.i18n import current
from aiplus_assess.questionnaire.model import ScoredBase


@dataclass(frozen=True, slots=True)
class Acceptable:
    """A kind of paper an assessor would accept; `present` where an item of that kind is linked."""

    kind: str
    title: str
    present: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """`needed`: the evidence level the answer asks for, None without one; `short` where what is there is less."""

    acceptable: tuple[Acceptable, ...]
    items: tuple[EvidenceItem, ...]
    elsewhere: tuple[EvidenceItem, ...]
    stated: int
    best: int
    needed: int | None

    @property
    def short(self) -> bool:
        return self.needed is not None and self.best < self.needed


def proof(session: Session, question_id: str) -> Proof:
    """The evidence of a question; `elsewhere` are items of the assessment not linked to it yet."""
    question, answer = session.question(question_id), session.answer(question_id)
    items = session.evidence(question_id)
    kinds = {item.kind for item in items if item.status != "missing"}
    level = self_level(question, answer) if isinstance(question, ScoredBase) and question.scored else None
    provided = [item.level for item in items if item.status == "provided"]
    return Proof(
        tuple(Acceptable(kind.id, kind.in_(current()), kind.id in kinds) for kind in question.evidence),
        items,
        tuple(item for item in session.assessment.evidence if item not in items),
        answer.evidence,
        max([answer.evidence, *provided]),
        needed(question, level) if level is not None and isinstance(question, ScoredBase) else None,
    )
