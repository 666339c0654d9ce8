"""The legal duties: first what must be put right."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.compliance import Compliance
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import DutyQuestion
from aiplus_assess.reporting.parts.reply import proof_words
from aiplus_assess.reporting.parts.source import Source
from aiplus_assess.reporting.parts.steps import Step, step_of


@dataclass(frozen=True, slots=True)
class Duty:
    """`open` where it must be put right or confirmed."""

    question: str
    title: str
    who: str
    state: str
    to_fix: bool
    source: str
    as_of: str
    proof: str
    step: Step | None


@dataclass(frozen=True, slots=True)
class Duties:
    state: str
    intro: str
    rows: tuple[Duty, ...]


def duties_of(source: Source) -> Duties:
    """Every applicable duty: noncompliant, partial, to confirm, compliant."""
    found = source.result.compliance
    order = (*found.noncompliant, *found.partial, *found.to_confirm, *found.compliant)
    return Duties(
        labels.compliance_word(found.state), _intro(found), tuple(_duty(source, question) for question in order)
    )


def _intro(found: Compliance) -> str:
    if found.state == "none":
        return _("By its profile, no legal duty of this questionnaire applies to the company.")
    return _(
        "{total} legal duties apply: {to_fix} to put right, {to_confirm} to confirm, {compliant} met. "
        "Duties never change index or level; they come first in every list of gaps."
    ).format(
        total=found.to_fix + len(found.to_confirm) + len(found.compliant),
        to_fix=found.to_fix,
        to_confirm=len(found.to_confirm),
        compliant=len(found.compliant),
    )


def _duty(source: Source, question_id: str) -> Duty:
    question = source.question(question_id)
    assert isinstance(question, DutyQuestion)
    state = source.answer(question_id).duty
    action = question.actions[0] if question.actions and state != "compliant" else None
    return Duty(
        question=question_id,
        title=source.text(question.title),
        who=source.text(question.who),
        state=labels.duty_word(state) if state else _("To be confirmed"),
        to_fix=state in ("noncompliant", "partial"),
        source=source.text(question.source),
        as_of=question.as_of,
        proof=proof_words(source, question_id),
        step=step_of(source, question_id, action) if action else None,
    )
