"""The policy document as data: its clauses, its sentences, and how to cite them."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from aiplus_assess.i18n import Language


class Frozen(BaseModel):
    """Base of all definitions: immutable, and unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)


class Text(Frozen):
    """One text in both languages. English may be missing while a pack is being written; lint reports it."""

    zh: Annotated[str, Field(min_length=1)]
    en: str = ""

    def in_(self, language: Language) -> str:
        """The text in `language`; the Chinese where there is no English yet."""
        return self.en if language == "en" and self.en else self.zh


class Reason(Frozen):
    reason: Text


class Document(Frozen):
    """What the document is called and when it was issued."""

    id: str
    number: str
    title: str
    title_en: str = ""
    signed: str
    published: str


class Clause(Frozen):
    """A numbered part of the document; `title` is the official heading, `short` ours, for trees and charts."""

    id: str
    title: str
    title_en: str = ""
    short: Text


class Sentence(Frozen):
    """One sentence, verbatim. `en` is an unofficial translation.

    `not_asked` says why no company is asked about it; a sentence without it must be traced by a question.
    """

    id: str
    text: str
    en: str = ""
    not_asked: Reason | None = None

    @property
    def clause_id(self) -> str:
        """The clause the sentence stands in: `gf2025-11:3.8#s1` lies in `gf2025-11:3.8`."""
        return self.id.partition("#")[0]

    @property
    def number(self) -> int:
        """The sentence's place in its clause, from 1."""
        return int(self.id.partition("#s")[2])


def local(clause_id: str) -> str:
    """The id without its document: `gf2025-11:3.8` is `3.8`."""
    return clause_id.partition(":")[2]


class Policy(Frozen):
    """The whole document. Order is the document's own and decides every list."""

    document: Document
    clauses: tuple[Clause, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def clause_by_id(self) -> dict[str, Clause]:
        return {clause.id: clause for clause in self.clauses}

    @cached_property
    def sentence_by_id(self) -> dict[str, Sentence]:
        return {sentence.id: sentence for sentence in self.sentences}

    @cached_property
    def clause_place(self) -> dict[str, int]:
        """Each clause's place in the document, for ordering (3.8 before 3.10)."""
        return {clause.id: place for place, clause in enumerate(self.clauses)}

    def sentences_of(self, clause_id: str) -> tuple[Sentence, ...]:
        """The sentences that stand directly in the clause."""
        return tuple(s for s in self.sentences if s.clause_id == clause_id)

    def heading(self, clause_id: str, language: Language) -> str:
        """The clause's heading; in English our unofficial translation of it."""
        clause = self.clause_by_id[clause_id]
        return clause.title_en if language == "en" and clause.title_en else clause.title

    def numbering(self, clause_id: str, language: Language) -> str:
        """The clause's number as a reader knows it: 二（二）2, or 2.2.2."""
        clause = self.clause_by_id.get(clause_id)
        return local(clause_id) if language == "en" or clause is None else _numbering(clause.title).partition("、")[0]

    def cite(self, sentence_id: str, language: Language) -> str:
        """How a reader finds the sentence: 三（八）第1句, or “3.8, sentence 1”."""
        sentence = self.sentence_by_id[sentence_id]
        if language == "en":
            return f"{local(sentence.clause_id)}, sentence {sentence.number}"
        clause = self.clause_by_id.get(sentence.clause_id)
        number = clause.title.split(" ")[0] if clause else local(sentence.clause_id)
        place = _numbering(clause.title) if clause else number
        return f"{place}第{sentence.number}句"


def _numbering(title: str) -> str:
    """The part of an official heading that numbers it: 二（二）2, 三（八）, 四."""
    head = title.split(" ", maxsplit=1)[0].split("、", maxsplit=1)[0]
    if "）" in title:
        bracket = title.index("）") + 1
        head = title[:bracket]
        rest = title[bracket:].lstrip()
        digits = rest[: len(rest) - len(rest.lstrip("0123456789"))]
        head += digits
    return head
