"""The tree on the left: sections, clauses and questions with their progress. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from aiplus_assess.gui.walk.session import Mark, Session
from aiplus_assess.i18n import current
from aiplus_assess.policy.model import local


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of `total` questions are answered (“don't know” is an answer) and how many are flagged."""

    answered: int
    total: int
    flagged: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """One question."""

    question: str
    title: str
    mark: Mark
    flagged: bool


@dataclass(frozen=True)
class Branch:
    """One clause, with those of its questions that pass the filter."""

    clause: str
    title: str
    heading: str
    tally: Tally
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True)
class Section:
    """One part of the document, such as 二 重点行动."""

    title: str
    tally: Tally
    branches: tuple[Branch, ...]


@dataclass(frozen=True)
class Outline:
    """The whole tree and the figures above it."""

    sections: tuple[Section, ...]
    answered: int
    total: int
    flagged: int
    not_applicable: int

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """The listed questions from top to bottom."""
        return tuple(leaf.question for s in self.sections for branch in s.branches for leaf in branch.leaves)


def outline(session: Session) -> Outline:
    """The tree as the session filters it; progress counts as the stored summary does."""
    by_section: dict[str, dict[str, list[str]]] = {}
    for question_id in session.listed:
        clause = session.question(question_id).clause
        root = clause.partition(":")[0] + ":" + local(clause).partition(".")[0]
        by_section.setdefault(root, {}).setdefault(clause, []).append(question_id)
    states = session.result.states
    asked = [q for q in session.questions if states[q] in ("answered", "unknown", "unanswered")]
    return Outline(
        tuple(_section(session, root, clauses) for root, clauses in by_section.items()),
        sum(1 for q in asked if session.mark(q) != "unanswered"),
        len(asked),
        sum(1 for q in session.questions if session.answer(q).flagged),
        sum(1 for q in session.questions if states[q] == "na"),
    )


def _section(session: Session, root: str, clauses: dict[str, list[str]]) -> Section:
    branches = tuple(_branch(session, clause, questions) for clause, questions in clauses.items())
    whole = [q for clause in clauses for q in session.by_clause[clause]]
    return Section(_section_title(session, root, branches[0]), tally(session, whole), branches)


def _section_title(session: Session, root: str, first: Branch) -> str:
    policy = session.pack.policy
    clause = policy.clause_by_id.get(root)
    if clause is None:
        return policy.numbering(first.clause, current()).partition("（")[0]
    return f"{policy.numbering(root, current())} {clause.short.in_(current())}"


def _branch(session: Session, clause: str, questions: list[str]) -> Branch:
    leaves = tuple(
        Leaf(
            q,
            session.question(q).title.in_(current()),
            session.mark(q),
            session.answer(q).flagged,
        )
        for q in questions
    )
    policy = session.pack.policy
    return Branch(
        clause,
        clause_title(session, clause),
        policy.heading(clause, current()),
        tally(session, session.by_clause[clause]),
        leaves,
    )


def clause_title(session: Session, clause: str) -> str:
    """The clause as the tree names it: 智能原生, （八）数据; in English with its number."""
    policy = session.pack.policy
    short = policy.clause_by_id[clause].short.in_(current())
    number = policy.numbering(clause, current())
    if current() == "en":
        return f"{number} {short}"
    bracket = number[number.index("（") :] if "（" in number else ""
    return f"{bracket}{short}" if bracket.endswith("）") else short


def tally(session: Session, questions: Iterable[str]) -> Tally:
    """The progress of `questions`; those declared not applicable are out of it."""
    asked = [q for q in questions if session.mark(q) != "na"]
    return Tally(
        sum(1 for q in asked if session.mark(q) != "unanswered"),
        len(asked),
        sum(1 for q in asked if session.answer(q).flagged),
    )
