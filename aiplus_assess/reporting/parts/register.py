"""What the company already decided to do, and what it may look up."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.applicability import holds
from aiplus_assess.assessment.model import PlannedAction
from aiplus_assess.reporting.numbers import NONE
from aiplus_assess.reporting.parts.reply import reply_of
from aiplus_assess.reporting.parts.source import Source
from aiplus_assess.reporting.parts.steps import money


@dataclass(frozen=True, slots=True)
class RegisterRow:
    question: str
    title: str
    text: str
    owner: str
    due: str
    state: str
    money: str
    note: str


@dataclass(frozen=True, slots=True)
class Opportunity:
    """Never a gap. `reply` is what was answered, if anything."""

    question: str
    title: str
    text: str
    source: str
    reply: str


@dataclass(frozen=True, slots=True)
class LookUp:
    """A follow-up document or programme that concerns this company."""

    text: str
    source: str
    as_of: str
    questions: str


def register_of(source: Source) -> tuple[RegisterRow, ...]:
    """Every action of the plan, in the user's own order."""
    return tuple(
        _row(source, action)
        for action in sorted(source.assessment.actions, key=lambda action: (action.place, action.id))
    )


def _row(source: Source, action: PlannedAction) -> RegisterRow:
    question = source.pack.by_id.get(action.question)
    of_pack = {a.id: a for a in question.actions}.get(action.action) if question is not None else None
    return RegisterRow(
        question=action.question,
        title=source.text(question.title) if question is not None else action.question,
        text=action.text or (source.text(of_pack.text) if of_pack is not None else action.action),
        owner=action.owner or (source.text(of_pack.owner) if of_pack is not None else NONE),
        due=action.due.isoformat() if action.due else NONE,
        state=labels.action_state_word(action.state),
        money=money(action.budget_wan, action.benefit_wan),
        note=action.note,
    )


def opportunities_of(source: Source) -> tuple[Opportunity, ...]:
    """Questions that are an opportunity for this company."""
    found = []
    for question_id in source.asked:
        if source.states[question_id] == "opportunity":
            question = source.question(question_id)
            named = source.text(question.source) if question.source is not None else ""
            reply = reply_of(source, question_id).short if source.answer(question_id).given else NONE
            found.append(Opportunity(question_id, source.title(question_id), source.text(question.help), named, reply))
    return tuple(found)


def look_ups_of(source: Source) -> tuple[LookUp, ...]:
    """Sector documents and regional programmes that concern the company."""
    manifest, profile = source.pack.manifest, source.assessment.profile
    notes = [note for note in manifest.sector_notes if holds(note.applies, profile, {})]
    found = [
        LookUp(
            source.text(note.text), source.text(note.source), note.as_of, source.listed(_seen(source, note.questions))
        )
        for note in notes
    ]
    region = manifest.regions_note
    if region is not None and any(zone in profile.region for zone in region.zones):
        seen = source.listed(_seen(source, region.questions))
        found.append(LookUp(source.text(region.text), source.text(region.source), region.as_of, seen))
    return tuple(found)


def _seen(source: Source, questions: tuple[str, ...]) -> list[str]:
    return [f"{q} {source.title(q)}" for q in questions if q in source.pack.by_id and q in source.asked]
