"""The official text beside a question, with what the question traces to highlighted. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.gui.walk.session import Session
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import SentenceRef


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; `traced` where the question comes from it."""

    text: str
    traced: bool


@dataclass(frozen=True, slots=True)
class Extract:
    """One clause. `translation` is unofficial and only there in English: the traced sentences' own."""

    heading: str
    pieces: tuple[Piece, ...]
    translation: str


def extracts(session: Session, question_id: str) -> tuple[Extract, ...]:
    """The clauses the question traces to, its own first, each whole and verbatim."""
    question = session.question(question_id)
    references = {reference.id: reference for reference in question.sentences}
    clauses = [session.pack.policy.sentence_by_id[reference].clause_id for reference in references]
    order = dict.fromkeys(sorted(clauses, key=lambda clause: clause != question.clause))
    return tuple(_extract(session, clause, references) for clause in order)


def _extract(session: Session, clause: str, references: dict[str, SentenceRef]) -> Extract:
    policy = session.pack.policy
    heading = f"{policy.document.number} {policy.numbering(clause, current())}"
    pieces: list[Piece] = []
    translations: list[str] = []
    for sentence in policy.sentences_of(clause):
        reference = references.get(sentence.id)
        pieces += split(sentence.text, reference)
        if reference and current() == "en" and sentence.en:
            translations.append(sentence.en)
    note = _("Unofficial translation: {text}").format(text=" ".join(translations)) if translations else ""
    return Extract(heading, tuple(pieces), note)


def split(text: str, reference: SentenceRef | None) -> list[Piece]:
    """The sentence in pieces: its excerpt traced, or all of it, or nothing."""
    if reference is None:
        return [Piece(text, False)]
    before, found, after = text.partition(reference.excerpt or text)
    return [Piece(part, traced) for part, traced in ((before, False), (found, True), (after, False)) if part]
