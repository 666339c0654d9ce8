"""The legal duties: first what must be put right."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.compliance import Compliance
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.i18n import _, current, ngettext
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
    intro = _together(_intro(found, excused(source.result)), excused_words(source.result))
    return Duties(labels.compliance_word(found.state), intro, tuple(_duty(source, question) for question in order))


def excused(result: Result) -> int:
    """How many legal duties the company declared not applicable: a claim somebody has to check."""
    return sum(result.states[duty] == "na" for duty in result.pack.duties)


def excused_words(result: Result) -> str:
    """The same as a sentence; empty where there are none."""
    n = excused(result)
    if not n:
        return ""
    return ngettext(
        "{n} legal duty was declared not applicable by the company itself: check the reason before relying on it.",
        "{n} legal duties were declared not applicable by the company itself: check the reasons before relying on it.",
        n,
    ).format(n=n)


def _together(*sentences: str) -> str:
    return ("" if current() == "zh" else " ").join(filter(None, sentences))


def _intro(found: Compliance, declared: int) -> str:
    if found.state == "none" and declared:
        return ""
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
