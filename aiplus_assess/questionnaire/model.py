"""A questionnaire pack, validated and frozen. docs/pack-format.md describes every field for authors.

The parts are defined in `terms`, `question` and `manifest`; the rest of the program takes all of them from here.
"""

from __future__ import annotations

from functools import cached_property
from graphlib import TopologicalSorter

from pydantic import field_serializer

from aiplus_assess.policy.model import Frozen, Policy, local
from aiplus_assess.questionnaire.codes import (
    AMBITIONS,
    EDITIONS,
    PILLARS,
    STAGES,
    Ambition,
    Department,
    Edition,
    Effort,
    Pillar,
    Stage,
    Tag,
)
from aiplus_assess.questionnaire.manifest import Group, Manifest
from aiplus_assess.questionnaire.migration import Migration
from aiplus_assess.questionnaire.question import (
    Action,
    ChecklistItem,
    ChecklistQuestion,
    DutyQuestion,
    EvidenceKind,
    LevelQuestion,
    PercentQuestion,
    Question,
    QuestionBase,
    ScoredBase,
    ScoredQuestion,
    SentenceRef,
)
from aiplus_assess.questionnaire.rules import looks_at

__all__ = [
    "AMBITIONS",
    "EDITIONS",
    "PILLARS",
    "STAGES",
    "Action",
    "Ambition",
    "ChecklistItem",
    "ChecklistQuestion",
    "Department",
    "DutyQuestion",
    "Edition",
    "Effort",
    "EvidenceKind",
    "LevelQuestion",
    "Manifest",
    "Migration",
    "Pack",
    "PercentQuestion",
    "Pillar",
    "Question",
    "QuestionBase",
    "ScoredBase",
    "ScoredQuestion",
    "SentenceRef",
    "Stage",
    "Tag",
]


class Pack(Frozen):
    """A whole questionnaire. `hash` is the SHA-256 of its canonical content (see `questionnaire.content`)."""

    manifest: Manifest
    policy: Policy
    questions: tuple[Question, ...]
    migrations: tuple[Migration, ...] = ()
    hash: str = ""

    @field_serializer("hash")
    def _hash(self, value: str) -> str:
        return value

    @property
    def id(self) -> str:
        return self.manifest.id

    @property
    def version(self) -> str:
        return self.manifest.version

    @cached_property
    def by_id(self) -> dict[str, ScoredQuestion | DutyQuestion]:
        return {question.id: question for question in self.questions}

    @cached_property
    def group_by_id(self) -> dict[str, Group]:
        return {group.id: group for group in self.manifest.groups}

    @cached_property
    def group_of(self) -> dict[str, str | None]:
        """Question id → the id of the group its primary clause lies in (None for clause 1.2)."""
        return {question.id: self._group_of_clause(question.clause) for question in self.questions}

    def _group_of_clause(self, clause_id: str) -> str | None:
        place = local(clause_id)
        return next((g.id for g in self.manifest.groups if place == g.id or place.startswith(g.id + ".")), None)

    @cached_property
    def tracing(self) -> dict[str, tuple[str, ...]]:
        """Sentence id → ids of the questions that trace to it, in the pack's order."""
        found: dict[str, list[str]] = {sentence.id: [] for sentence in self.policy.sentences}
        for question in self.questions:
            for sentence_id in dict.fromkeys(reference.id for reference in question.sentences):
                found[sentence_id].append(question.id)
        return {sentence: tuple(ids) for sentence, ids in found.items()}

    @cached_property
    def evaluation_order(self) -> tuple[str, ...]:
        """The question ids, each after those its rules look at (ValueError on a cycle; the loader names it)."""
        graph = {
            q.id: [i for i in (*looks_at(q.applies), *looks_at(q.opportunity)) if i in self.by_id]
            for q in self.questions
        }
        return tuple(TopologicalSorter(graph).static_order())

    @cached_property
    def duties(self) -> tuple[str, ...]:
        """The ids of the legal duties, in the pack's order."""
        return tuple(q.id for q in self.questions if isinstance(q, DutyQuestion))

    @cached_property
    def looked_at(self) -> frozenset[str]:
        """The questions whose answers decide whether others are asked."""
        return frozenset(i for q in self.questions for i in (*looks_at(q.applies), *looks_at(q.opportunity)))

    def place(self, question_id: str) -> tuple[int, str]:
        """The question's place for ordering: its clause's place in the document, then its id."""
        return self.policy.clause_place[self.by_id[question_id].clause], question_id
