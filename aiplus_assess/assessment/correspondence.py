"""Which question of an older assessment is which of a newer one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from aiplus_assess.assessment.model import Answer, Case
from aiplus_assess.questionnaire.migration import Migration
from aiplus_assess.questionnaire.model import ChecklistQuestion, Pack


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Old question id → new id, for the questions whose levels compare; the rest is retired or added."""

    carried: Mapping[str, str]
    retired: tuple[str, ...]
    added: tuple[str, ...]


def correspond(old: Pack, new: Pack) -> Correspondence:
    """The correspondence from `old` to `new`, along the chain of the new pack's migrations between their versions.

    Without a migration a question is the same where id, kind and `rev` are equal (`rev` rises only with the meaning).
    """
    links = {question.id: question.id for question in old.questions}
    chain = chain_between(old, new)
    for migration in chain:
        links = {first: after for first, now in links.items() if (after := _follow(migration, now)) is not None}
    carried = {first: last for first, last in links.items() if _same(old, new, first, last, bool(chain))}
    reached = set(carried.values())
    return Correspondence(
        carried,
        tuple(question.id for question in old.questions if question.id not in carried),
        tuple(question.id for question in new.questions if question.id not in reached),
    )


def chain_between(old: Pack, new: Pack) -> tuple[Migration, ...]:
    """The migrations of `new` that lead from the version of `old` to its own; none where they don't meet."""
    return _chain(old.version, new.version, new.migrations)


def _chain(first: str, last: str, migrations: tuple[Migration, ...]) -> tuple[Migration, ...]:
    """The migrations that lead from version `first` to `last`, or none where they don't meet."""
    found: list[Migration] = []
    version = first
    while version != last:
        step = next((m for m in migrations if m.from_ == version and m not in found), None)
        if step is None:
            return ()
        found.append(step)
        version = step.to
    return tuple(found)


def _follow(migration: Migration, question: str) -> str | None:
    change = migration.questions.get(question)
    if change is None:
        return question
    if not change.comparable:
        return None
    return change.to[0] if change.to else question


def _same(old: Pack, new: Pack, first: str, last: str, migrated: bool) -> bool:
    before, after = old.by_id[first], new.by_id.get(last)
    if after is None or before.kind != after.kind:
        return False
    return migrated or before.rev == after.rev


def carry(case: Case, old: Pack, new: Pack, links: Correspondence) -> Case:
    """The case with its answers moved to the new pack's questions; what does not compare is dropped."""
    answers: dict[str, Answer] = {}
    for first, last in links.carried.items():
        answer = case.answers.get(first)
        if answer is not None:
            answers[last] = _fit(answer, new, last)
    proof = {links.carried[q]: level for q, level in case.linked_evidence.items() if q in links.carried}
    return replace(case, answers=answers, linked_evidence=proof)


def _fit(answer: Answer, new: Pack, question_id: str) -> Answer:
    """Ticks at items the new checklist no longer has are left out."""
    question = new.by_id[question_id]
    if answer.checked is None or not isinstance(question, ChecklistQuestion):
        return answer
    known = {item.id for item in question.items}
    return replace(answer, checked=tuple(tick for tick in answer.checked if tick in known))
