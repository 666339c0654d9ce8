"""The policy's text with the traced parts marked. Always verbatim, in any language of the report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aiplus_assess.reporting.parts.source import Source
from aiplus_assess.reporting.punctuation import curly


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of official text; `marked` where a question of this assessment traces to it."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence in pieces. `translation` is unofficial and only there in English."""

    sentence: str
    number: int
    pieces: tuple[Piece, ...]
    translation: str

    @property
    def marked(self) -> bool:
        return any(piece.marked for piece in self.pieces)


def quotes_of(source: Source, clause_id: str, questions: Iterable[str]) -> tuple[Quote, ...]:
    """Every sentence of the clause; what `questions` trace to is marked, narrowed to their excerpts."""
    traced: dict[str, list[str | None]] = {}
    for question in questions:
        for reference in source.question(question).sentences:
            traced.setdefault(reference.id, []).append(reference.excerpt)
    return tuple(
        Quote(
            sentence.id,
            sentence.number,
            mark(sentence.text, traced.get(sentence.id, [])),
            curly(sentence.en) if source.language == "en" else "",
        )
        for sentence in source.pack.policy.sentences_of(clause_id)
    )


def mark(text: str, excerpts: list[str | None]) -> tuple[Piece, ...]:
    """`text` cut where marking begins or ends; an excerpt of None marks all of it."""
    if not excerpts:
        return (Piece(text, False),)
    covered = [False] * len(text)
    for excerpt in excerpts:
        wanted = text if excerpt is None else excerpt
        start = text.find(wanted)
        if start >= 0:
            covered[start : start + len(wanted)] = [True] * len(wanted)
    pieces: list[Piece] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or covered[place] != covered[start]:
            pieces.append(Piece(text[start:place], covered[start]))
            start = place
    return tuple(pieces)
