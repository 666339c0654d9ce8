"""The whole policy, sentence by sentence: where each is treated, or why it is not asked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aiplus_assess.i18n import _
from aiplus_assess.reporting.parts.quoting import Piece, quotes_of
from aiplus_assess.reporting.parts.source import Source


@dataclass(frozen=True, slots=True)
class TracedSentence:
    """`questions` of this report that treat it (id, title); `others` = traced only by questions not asked here."""

    sentence: str
    cite: str
    pieces: tuple[Piece, ...]
    translation: str
    questions: tuple[tuple[str, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class TracedClause:
    clause: str
    heading: str
    sentences: tuple[TracedSentence, ...]


@dataclass(frozen=True, slots=True)
class Tracing:
    total: int
    treated: int
    clauses: tuple[TracedClause, ...]


def tracing_of(source: Source) -> Tracing:
    """Every sentence of the document in its order, under its clause."""
    policy = source.pack.policy
    order = list(dict.fromkeys(sentence.clause_id for sentence in policy.sentences))
    clauses = tuple(_merged([_clause(source, clause) for clause in order]))
    sentences = [sentence for clause in clauses for sentence in clause.sentences]
    return Tracing(len(sentences), sum(bool(sentence.questions) for sentence in sentences), clauses)


def _merged(clauses: list[TracedClause]) -> list[TracedClause]:
    """Parts without a heading of their own (title, number, date) under one heading each, before and after the text."""
    merged: list[TracedClause] = []
    for clause in clauses:
        if merged and not clause.heading and not merged[-1].clause:
            merged[-1] = replace(merged[-1], sentences=merged[-1].sentences + clause.sentences)
        elif not clause.heading:
            heading = _("End of the document") if merged else _("Head of the document")
            merged.append(TracedClause("", heading, clause.sentences))
        else:
            merged.append(clause)
    return merged


def _clause(source: Source, clause_id: str) -> TracedClause:
    known = clause_id in source.pack.policy.clause_by_id
    sentences = tuple(
        TracedSentence(
            quote.sentence,
            source.pack.policy.cite(quote.sentence, source.language),
            quote.pieces,
            quote.translation,
            _questions(source, quote.sentence),
            _reason(source, quote.sentence),
        )
        for quote in quotes_of(source, clause_id, source.asked)
    )
    return TracedClause(clause_id, source.heading(clause_id) if known else "", sentences)


def _questions(source: Source, sentence_id: str) -> tuple[tuple[str, str], ...]:
    asked = set(source.asked)
    ids = dict.fromkeys(source.pack.tracing[sentence_id])
    return tuple((question, source.title(question)) for question in ids if question in asked)


def _reason(source: Source, sentence_id: str) -> str:
    sentence = source.pack.policy.sentence_by_id[sentence_id]
    if sentence.not_asked is not None:
        return source.text(sentence.not_asked.reason)
    if _questions(source, sentence_id):
        return ""
    ids = source.listed(list(dict.fromkeys(source.pack.tracing[sentence_id])))
    if ids:
        return _("Asked only of other companies or editions ({questions}).").format(questions=ids)
    return _("No question of this questionnaire traces to it.")
