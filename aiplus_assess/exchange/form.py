"""The Excel form in which a colleague answers chosen questions: what it asks, and what its hidden part remembers.

The form carries its own words and the answers it was made with, so it is read the same way by a later version of
the program and in another language, and their part can be told apart from what stood there before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import DUTY_STATES, EMPTY, Answer, Assessment, PackRef
from aiplus_assess.exchange.cells import cell_text
from aiplus_assess.i18n import Language, _, current, pgettext
from aiplus_assess.questionnaire.model import (
    ChecklistQuestion,
    DutyQuestion,
    Pack,
    PercentQuestion,
    ScoredQuestion,
)

FORMAT, FORMAT_VERSION = "aiplus-form", 1
MEMORY, LISTS = "_aiplus", "_lists"
"""The hidden sheets."""
HEAD_ROW, FIRST_ROW = 4, 5
"""As Excel counts."""
KEY, NUMBER, QUESTION, HELP, LEVELS, ANSWER, OTHER, REASON, NOTE, PROOF = range(10)
"""The columns."""
INPUTS = (ANSWER, OTHER, REASON, NOTE, PROOF)

Question = ScoredQuestion | DutyQuestion


@dataclass(frozen=True, slots=True)
class FormRow:
    """One line of the form: a question, or (`item`) one thing to tick of a checklist. `choices` are offered for
    the answer; empty where a number is typed, or where the items below are the answer."""

    question: Question
    number: str
    text: str
    item: str = ""
    help: str = ""
    levels: str = ""
    choices: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What the hidden first column holds."""
        return f"{self.question.id}#{self.item}" if self.item else self.question.id


@dataclass(frozen=True, slots=True)
class Words:
    """The form's own words: what the cells may say, and what that means."""

    sheet: str
    heads: tuple[str, ...]
    yes: str
    no: str
    unknown: str
    na: str
    duties: tuple[str, ...]
    proofs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """The hidden part: which assessment and pack, in what words, and the answers it was made with."""

    assessment: str
    pack: PackRef
    language: Language
    words: Words
    base: Mapping[str, Answer]


def words_now() -> Words:
    """The words of a form made in the language in force."""
    heads = (
        _("Key"),
        pgettext("form", "No."),
        _("Question"),
        _("Help"),
        _("Levels"),
        pgettext("form", "Answer"),
        _("Or"),
        _("Reason"),
        _("Note"),
        _("Level of proof"),
    )
    return Words(
        sheet=pgettext("form", "Questions"),
        heads=heads,
        yes=_("Yes"),
        no=_("No"),
        unknown=_("Unknown"),
        na=_("Not applicable"),
        duties=tuple(labels.duty_word(state) for state in DUTY_STATES),
        proofs=tuple(f"{level} {labels.evidence_word(level)}" for level in range(4)),
    )


def rows_of(pack: Pack, questions: Iterable[str], words: Words, language: Language) -> tuple[FormRow, ...]:
    """The form's lines, in the order of the questionnaire; `language` is zh or en."""
    wanted = set(questions)
    found: list[FormRow] = []
    for question in pack.questions:
        if question.id in wanted:
            found.append(_row(question, words, language))
            if isinstance(question, ChecklistQuestion):
                found += [
                    FormRow(question, "", "☐ " + item.in_(language), item.id, choices=(words.yes, words.no))
                    for item in question.items
                ]
    return tuple(found)


def _row(question: Question, words: Words, language: Language) -> FormRow:
    texts = () if isinstance(question, DutyQuestion) else question.levels
    levels = tuple(f"{level}  {text.in_(language)}" for level, text in enumerate(texts) if text is not None)
    choices: tuple[str, ...] = ()
    if isinstance(question, DutyQuestion):
        choices = words.duties
    elif not isinstance(question, PercentQuestion | ChecklistQuestion):
        choices = levels
    text = question.text.in_(language)
    if isinstance(question, PercentQuestion):
        text += f"\n{question.numerator.in_(language)} / {question.denominator.in_(language)}"
    return FormRow(question, question.id, text, "", question.help.in_(language), "\n".join(levels), choices)


def cells_of(row: FormRow, answer: Answer, words: Words) -> tuple[str | float | None, ...]:
    """What the five input cells of the line say of an answer (INPUTS); None is an empty cell."""
    if row.item:
        ticked = None if answer.checked is None else words.yes if row.item in answer.checked else words.no
        return ticked, None, None, None, None
    other = words.na if answer.na is not None else words.unknown if answer.unknown else None
    proof = words.proofs[answer.evidence] if answer.evidence else None
    return _reply(row, answer, words), other, cell_text(answer.na or "") or None, cell_text(answer.note) or None, proof


def _reply(row: FormRow, answer: Answer, words: Words) -> str | float | None:
    if answer.duty is not None:
        return words.duties[DUTY_STATES.index(answer.duty)]
    if answer.level is not None and row.choices:
        return row.choices[answer.level]
    return answer.value


def memory_of(assessment: Assessment, questions: Iterable[str], words: Words) -> Memory:
    """What a form of these questions, made now, remembers."""
    base = {question: assessment.answers.get(question, EMPTY) for question in questions}
    return Memory(assessment.id, assessment.pack, current(), words, base)


def digest(lines: Iterable[str]) -> str:
    """A checksum of the hidden part, so that a damaged one is noticed."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def head_of(memory: Memory, made: datetime, lines: Iterable[str]) -> str:
    """The hidden part's first line, as JSON."""
    words = memory.words
    data: dict[str, Any] = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "assessment": memory.assessment,
        "pack": {"id": memory.pack.id, "version": memory.pack.version, "hash": memory.pack.hash},
        "language": memory.language,
        "made": made.isoformat(),
        "words": {name: getattr(words, name) for name in Words.__slots__},
        "sha256": digest(lines),
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True)
