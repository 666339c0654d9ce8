"""Moving an assessment to a newer version of its questionnaire: what would change, and the copy it becomes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from aiplus_assess.assessment.correspondence import Correspondence, carry, chain_between, correspond
from aiplus_assess.assessment.model import EMPTY, Answer, AnswerEvent, Assessment, Engagement, EvidenceItem, PackRef
from aiplus_assess.questionnaire.migration import Change
from aiplus_assess.questionnaire.model import Pack


@dataclass(frozen=True, slots=True)
class Dropped:
    """A question of the older pack whose answer can't be carried; `became` are the questions asked instead."""

    question: str
    change: Change
    became: tuple[str, ...]
    answered: bool


@dataclass(frozen=True)
class Move:
    """What moving would do. Ids of the newer pack, but for `dropped`; `answers` is what the copy starts with.

    `unchanged`, `reworded`, `dropped` and `added` together are every question of both packs.
    """

    old: Pack
    new: Pack
    links: Correspondence
    unchanged: tuple[str, ...]
    reworded: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    added: tuple[str, ...]
    answers: Mapping[str, Answer]


def plan_move(assessment: Assessment, old: Pack, new: Pack) -> Move:
    """What moving `assessment`, answered with `old`, to `new` would change. Nothing is changed by asking."""
    links = correspond(old, new)
    reworded = tuple(last for first, last in links.carried.items() if _reworded(old, new, first, last))
    answers = carry(assessment.case(), old, new, links).answers
    return Move(
        old,
        new,
        links,
        tuple(last for last in links.carried.values() if last not in reworded),
        reworded,
        tuple(_dropped(assessment, old, new, question) for question in links.retired),
        links.added,
        {q: replace(a, to_confirm=a.given) if q in reworded else a for q, a in answers.items()},
    )


def _reworded(old: Pack, new: Pack, first: str, last: str) -> bool:
    """Whether the map says so, or the texts one answers by are others."""
    question = first
    for migration in chain_between(old, new):
        change = migration.questions.get(question)
        if change is not None and change.change == "reworded":
            return True
        question = change.to[0] if change is not None and change.to else question
    return _asked(old, first) != _asked(new, last)


def _asked(pack: Pack, question_id: str) -> tuple[object, ...]:
    question = pack.by_id[question_id]
    scale = ("text", "levels", "items", "thresholds", "levels_by_count", "numerator", "denominator", "who")
    return tuple(getattr(question, name, None) for name in scale)


def _dropped(assessment: Assessment, old: Pack, new: Pack, question_id: str) -> Dropped:
    change: Change = "retired"
    became: tuple[str, ...] = (question_id,)
    for migration in chain_between(old, new):
        found = [(q, migration.questions[q]) for q in became if q in migration.questions]
        if found:
            change = found[0][1].change
        followed = {q: one.to or (() if one.change == "retired" else (q,)) for q, one in found}
        became = tuple(last for q in became for last in followed.get(q, (q,)))
    known = tuple(q for q in became if q in new.by_id)
    if change == "retired" and known:
        change = "meaning_changed"  # without a map, the same id with a raised `rev` means something else
    return Dropped(question_id, change, known, assessment.case().answer(question_id).given)


def moved(assessment: Assessment, move: Move, identity: str, now: datetime) -> Assessment:
    """The copy: a draft under its own id on the newer pack, which goes on where `assessment` stands.

    Proof and responsibilities follow their questions; the action plan belongs to the company and needs no copy.
    Nobody is followed any more: the parent was asked the older questions.
    """
    carried, clauses = move.links.carried, move.new.policy.clause_by_id
    return replace(
        assessment,
        id=identity,
        pack=PackRef(move.new.id, move.new.version, move.new.hash),
        created=now,
        updated=now,
        status="draft",
        finalized=None,
        revision=assessment.revision + 1,
        revises=assessment.id,
        last_question=carried.get(assessment.last_question or ""),
        answers=_own(move.answers),
        inherits=None,
        overrides=tuple(one for one in assessment.overrides if one.clause in clauses),
        evidence=tuple(_relinked(item, carried) for item in assessment.evidence),
        findings=tuple(one for one in assessment.findings if one.clause in clauses),
        actions=(),
        departments={
            carried.get(key, key): person
            for key, person in assessment.departments.items()
            if key in carried or key not in move.old.by_id
        },
        engagement=_taken_up(assessment.engagement, carried),
    )


def _own(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    own = {question: replace(answer, inherited=False) for question, answer in answers.items()}
    return {question: answer for question, answer in own.items() if not answer.empty}


def _taken_up(engagement: Engagement | None, carried: Mapping[str, str]) -> Engagement | None:
    """The order goes on; its meetings, feedback and report versions belong to the assessment they were made for."""
    if engagement is None:
        return None
    assigned = {carried[q]: department for q, department in engagement.assigned.items() if q in carried}
    return replace(engagement, stage="draft", assigned=assigned, meetings=(), feedback=(), versions=())


def _relinked(item: EvidenceItem, carried: Mapping[str, str]) -> EvidenceItem:
    return replace(item, questions=tuple(carried[question] for question in item.questions if question in carried))


def first_events(copy: Assessment) -> tuple[AnswerEvent, ...]:
    """The history the copy begins with: each carried answer, at the time and by the assessor of the move."""
    return tuple(
        AnswerEvent(question, copy.created, copy.assessor, EMPTY, answer)
        for question, answer in copy.answers.items()
        if not answer.empty
    )
