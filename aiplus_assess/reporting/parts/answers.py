"""Every answer with everything that was entered with it: nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment import labels
from aiplus_assess.i18n import _
from aiplus_assess.reporting.parts.reply import Reply, proof_words, reply_in, reply_of
from aiplus_assess.reporting.parts.source import Cite, Source


@dataclass(frozen=True, slots=True)
class AnswerEntry:
    """One question with its reply. `remarks` are short marks such as “佐证不足”."""

    question: str
    title: str
    text: str
    cites: tuple[Cite, ...]
    reply: Reply
    proof: str
    verified: str
    reason: str
    note: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """`clause` is "" for answers that count for nothing."""

    clause: str
    heading: str
    entries: tuple[AnswerEntry, ...]


def answers_of(source: Source) -> tuple[AnswerGroup, ...]:
    """Every question asked, by clause; then hidden questions that still hold an answer, which counts for nothing."""
    groups: dict[str, list[AnswerEntry]] = {}
    for question in source.asked:
        groups.setdefault(source.question(question).clause, []).append(_entry(source, question))
    found = [AnswerGroup(clause, source.heading(clause), tuple(entries)) for clause, entries in groups.items()]
    kept = [question for question in _kept(source) if question not in source.asked]
    if kept:
        heading = _("Answers kept from questions that are not asked any more (they count for nothing)")
        found.append(AnswerGroup("", heading, tuple(_entry(source, question) for question in kept)))
    return tuple(found)


def _kept(source: Source) -> list[str]:
    known = [q for q, answer in source.assessment.answers.items() if q in source.pack.by_id and not answer.empty]
    return sorted(known, key=source.pack.place)


def _entry(source: Source, question_id: str) -> AnswerEntry:
    answer, verified = source.answer(question_id), source.answer(question_id).verified
    marks = []
    if question_id in source.result.unproven:
        marks.append(_("proof falls short"))
    if answer.to_confirm:
        marks.append(_("carried over, to be confirmed"))
    if answer.flagged:
        marks.append(_("flagged"))
    if source.states[question_id] == "opportunity":
        marks.append(labels.state_word("opportunity"))
    if question_id in source.apart:
        marks.append(_apart(source, question_id))
    return AnswerEntry(
        question=question_id,
        title=source.title(question_id),
        text=source.text(source.question(question_id).text),
        cites=source.cites(question_id),
        reply=reply_of(source, question_id),
        proof=proof_words(source, question_id),
        verified=_verified(verified.level, verified.by) if verified is not None else "",
        reason=verified.reason if verified is not None else "",
        note=answer.note,
        remarks=tuple(marks),
    )


def _apart(source: Source, question_id: str) -> str:
    """Who said what without sight of the others; what stands is the entry's own reply."""
    said = [
        _("{name}: {reply}").format(
            name=one.by or _("author unknown"), reply=reply_in(source, question_id, one.answer).short
        )
        for one in source.apart[question_id].statements
    ]
    return _("people differ: {said}").format(said=_("; ").join(said))


def _verified(level: int, by: str) -> str:
    found = f"{level} {labels.level_word(level)}"
    return _("{level} (by {name})").format(level=found, name=by) if by else found
