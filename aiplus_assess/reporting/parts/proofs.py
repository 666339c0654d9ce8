"""The list of proof."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import EvidenceItem
from aiplus_assess.i18n import _
from aiplus_assess.reporting.numbers import NONE
from aiplus_assess.reporting.parts.source import Source, item_numbers


@dataclass(frozen=True, slots=True)
class Proof:
    """One evidence item; `details` are kind, reference, dates, file and note, as far as they were entered."""

    number: str
    title: str
    level: str
    status: str
    questions: tuple[str, ...]
    details: tuple[tuple[str, str], ...]
    note: str


def proofs_of(source: Source) -> tuple[Proof, ...]:
    """Every evidence item, numbered as in the tables."""
    found = []
    for number, item in item_numbers(source.assessment.evidence):
        dates = (
            (_("dated"), item.dated),
            (_("valid until"), item.valid_until),
            (_("due"), item.due),
        )
        details = [
            (_("kind"), _kind(source, item)),
            (_("reference"), item.reference),
            (_("department"), source.department(item.department)),
            *((label, day.isoformat()) for label, day in dates if day is not None),
        ]
        if item.file is not None:
            details.append((_("file"), f"{item.file.name} · SHA-256 {item.file.sha256[:12]}"))
        found.append(
            Proof(
                number,
                item.title or NONE,
                labels.evidence_word(item.level),
                labels.evidence_status_word(item.status),
                item.questions,
                tuple((label, value) for label, value in details if value),
                item.note,
            )
        )
    return tuple(found)


def _kind(source: Source, item: EvidenceItem) -> str:
    """What the question's list of proof calls it, where the item was chosen from that list; else what was typed."""
    for question_id in item.questions:
        question = source.pack.by_id.get(question_id)
        for kind in question.evidence if question is not None else ():
            if kind.id == item.kind:
                return source.text(kind)
    return item.kind
