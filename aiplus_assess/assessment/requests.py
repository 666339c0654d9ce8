"""The request list (资料清单): every paper that would be accepted as proof, asked for once. Pure.

A request is an `EvidenceItem`: missing until it comes, then the proof itself. Its number never changes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from aiplus_assess.assessment.departments import department_of
from aiplus_assess.assessment.model import Assessment, EvidenceItem
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import Pack

ASKED_LEVEL = 1
"""The evidence level a request stands at until somebody says what came: an internal document."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper that questions of one department accept. `kinds` are (question, evidence kind) pairs."""

    title: str
    titles: frozenset[str]
    department: str
    kinds: tuple[tuple[str, str], ...]

    @property
    def questions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(question for question, _kind in self.kinds))

    def is_(self, item: EvidenceItem) -> bool:
        """Whether `item` is this paper: of a kind that one of its questions names, or with the same title."""
        if any((question, item.kind) in self.kinds for question in item.questions):
            return True
        return item.department in ("", self.department) and _key(item.title) in self.titles


def papers(result: Result, assessment: Assessment) -> tuple[Paper, ...]:
    """What the applicable questions accept, by department in the questionnaire's order, then by question."""
    pack = result.pack
    found: dict[tuple[str, str], Paper] = {}
    for question_id in sorted((q for q, scope in result.scopes.items() if scope == "counted"), key=pack.place):
        question = pack.by_id[question_id]
        department = department_of(assessment, pack, question_id)
        for kind in question.evidence:
            key = department, _key(kind.zh)
            new = Paper(kind.in_(current()), frozenset((_key(kind.zh), _key(kind.en))), department, ())
            paper = found.get(key, new)
            found[key] = replace(paper, titles=paper.titles | new.titles, kinds=(*paper.kinds, (question_id, kind.id)))
    codes = [str(info.id) for info in pack.manifest.departments]
    return tuple(sorted(found.values(), key=lambda paper: _place(codes, paper.department)))


def _place(codes: Sequence[str], department: str) -> int:
    return codes.index(department) if department in codes else len(codes)


def _key(title: str) -> str:
    return unicodedata.normalize("NFKC", title).casefold().strip().rstrip("。.；;")


def request(
    result: Result, assessment: Assessment, new_id: Callable[[], str], due: date | None = None
) -> tuple[EvidenceItem, ...]:
    """What has to be stored so that every paper is asked for: new requests, and proof that gets its number.

    Nothing that is there loses its number, its words or its state; a request that is still missing is linked to the
    further questions that want it. Empty where the list is complete.
    """
    changed: dict[str, EvidenceItem] = {}
    there = list(assessment.evidence)
    number = max((item.number for item in there), default=0)
    for paper in papers(result, assessment):
        known = next((item for item in there if paper.is_(item)), None)
        if known is None:
            number += 1
            made = EvidenceItem(
                new_id(), paper.title, ASKED_LEVEL, paper.questions, paper.kinds[0][1], status="missing",
                department=paper.department, due=due, number=number,
            )  # fmt: skip
            changed[made.id] = made
            continue
        better = _linked(known, paper)
        if not better.number:
            number += 1
            better = replace(better, number=number, department=better.department or paper.department)
        if better != known:
            changed[better.id] = better
            there[there.index(known)] = better
    for item in there:
        if not item.number:
            number += 1
            changed[item.id] = replace(item, number=number)
    return tuple(changed.values())


def _linked(item: EvidenceItem, paper: Paper) -> EvidenceItem:
    if item.status != "missing":
        return item
    return replace(item, questions=tuple(dict.fromkeys((*item.questions, *paper.questions))))


def title_in(item: EvidenceItem, pack: Pack) -> str:
    """Its title in the language in force, where the words are still the questionnaire's; else as it was written."""
    for question in item.questions:
        for kind in pack.by_id[question].evidence if question in pack.by_id else ():
            if kind.id == item.kind and _key(item.title) in (_key(kind.zh), _key(kind.en)):
                return kind.in_(current())
    return item.title


def asked_for(assessment: Assessment) -> bool:
    """Whether there is a list at all; proof that somebody adds in the walk alone is none."""
    return any(item.number for item in assessment.evidence)


def overdue(item: EvidenceItem, today: date) -> bool:
    """Whether it should have come by now."""
    return item.status != "provided" and item.due is not None and item.due < today


def expired(item: EvidenceItem, today: date) -> bool:
    """Whether a paper that is there is no longer valid."""
    return item.status == "provided" and item.valid_until is not None and item.valid_until < today


def owner_of(assessment: Assessment, item: EvidenceItem, result: Result) -> str:
    """The department that brings it: its own, or that of the first question it proves; empty where there is none."""
    if item.department or not item.questions:
        return item.department
    known = item.questions[0] in result.pack.by_id
    return department_of(assessment, result.pack, item.questions[0]) if known else ""


def ordered(assessment: Assessment, result: Result) -> tuple[EvidenceItem, ...]:
    """Every paper by department, then by number; those without a number last."""
    codes = [str(info.id) for info in result.pack.manifest.departments]
    return tuple(
        sorted(
            assessment.evidence,
            key=lambda item: (_place(codes, owner_of(assessment, item, result)), not item.number, item.number, item.id),
        )
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the list is."""

    total: int
    provided: int
    incomplete: int
    missing: int
    overdue: int
    expired: int


def tally_words(found: Tally) -> str:
    """“共 42 份：已提供 20，待补充 3，缺失 19”."""
    return _("{total} papers: {provided} provided, {incomplete} incomplete, {missing} missing").format(
        total=found.total, provided=found.provided, incomplete=found.incomplete, missing=found.missing
    )


def tally(items: Iterable[EvidenceItem], today: date) -> Tally:
    every = list(items)
    states = [item.status for item in every]
    return Tally(
        len(every),
        states.count("provided"),
        states.count("incomplete"),
        states.count("missing"),
        sum(overdue(item, today) for item in every),
        sum(expired(item, today) for item in every),
    )
