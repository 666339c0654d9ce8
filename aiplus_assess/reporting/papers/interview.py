"""The interview guide of one department: what to ask, how to tell the levels apart, what to ask to see."""

from __future__ import annotations

from collections.abc import Sequence

from aiplus_assess import i18n
from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.i18n import Language, _, ngettext
from aiplus_assess.questionnaire.model import (
    ChecklistQuestion,
    DutyQuestion,
    Pack,
    PercentQuestion,
    ScoredBase,
    ScoredQuestion,
)
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.papers.model import BOX, Block, Grid, Paper
from aiplus_assess.reporting.parts.source import Source

ROOM = 24.0
"""mm to write in below each question."""


def interview_guide(
    assessment: Assessment,
    pack: Pack,
    department: str,
    questions: Sequence[str],
    *,
    language: Language,
    brand: Brand | None = None,
) -> Paper:
    """The guide for the department (its code) with these questions, in their order in the policy."""
    source = Source(assessment, pack, language, "self", brand or Brand(), "", assessment.updated)
    with i18n.language(language):
        count = ngettext("{n} question", "{n} questions", len(questions)).format(n=len(questions))
        return Paper(
            language=language,
            made=assessment.updated,
            title=_("Interview guide: {department}").format(department=source.department(department)),
            subtitle=_(
                "{count}. Ask openly first, then show the levels; ask to see the papers; note the words that were used."
            ).format(count=count),
            company=assessment.company.name,
            facts=_facts(source, department),
            blocks=tuple(_block(source, question) for question in sorted(questions, key=pack.place)),
            brand=brand or Brand(),
        )


def _facts(source: Source, department: str) -> tuple[tuple[str, str], ...]:
    person = source.assessment.departments.get(department, "")
    return (
        (_("Assessment"), source.assessment.title or source.day(source.assessment.created)),
        (_("Interviewed"), person or " "),
        (_("Date, time, place"), " "),
        (_("Interviewer"), source.assessment.assessor or " "),
    )


def _block(source: Source, question_id: str) -> Block:
    question, answer = source.question(question_id), source.answer(question_id)
    told = _so_far(source, question_id)
    help_ = source.text(question.help) if question.help else ""
    return Block(
        eyebrow=f"{question_id} · {source.heading(question.clause)}",
        heading=source.text(question.title),
        lines=tuple(line for line in (source.text(question.text), help_, told, _to_see(source, question)) if line),
        grid=_answers(source, question),
        room=ROOM,
        room_label=_("Notes") if not answer.note else _("Notes (written so far: {note})").format(note=answer.note),
    )


def _to_see(source: Source, question: ScoredQuestion | DutyQuestion) -> str:
    """In one line, each with a box to tick: a list below each other would leave one question to a page."""
    papers = "   ".join(f"{BOX} {source.text(kind)}" for kind in question.evidence)
    return _("Ask to see: {paper}").format(paper=papers) if papers else ""


def _so_far(source: Source, question_id: str) -> str:
    from aiplus_assess.reporting.parts.reply import reply_of

    if not source.answer(question_id).given:
        return ""
    return _("The company's own answer so far: {answer}").format(answer=reply_of(source, question_id).short)


def _answers(source: Source, question: ScoredQuestion | DutyQuestion) -> Grid:
    levels = isinstance(question, ScoredBase) and not isinstance(question, ChecklistQuestion | PercentQuestion)
    heads = ("", _("Level"), _("What it looks like")) if levels else ("", "", "")
    return Grid(heads, (6, 16, 78), _rows(source, question))


def _rows(source: Source, question: ScoredQuestion | DutyQuestion) -> tuple[tuple[str, str, str], ...]:
    if isinstance(question, DutyQuestion):
        return tuple((BOX, labels.duty_word(state), "") for state in ("compliant", "partial", "noncompliant"))
    if isinstance(question, ChecklistQuestion):
        return tuple((BOX, _("Present?"), source.text(item)) for item in question.items)
    if isinstance(question, PercentQuestion):
        return (
            ("", _("Counted"), source.text(question.numerator)),
            ("", _("Out of"), source.text(question.denominator)),
            ("", _("Ratio"), "          %"),
        )
    assert isinstance(question, ScoredBase)
    return tuple(
        (BOX, f"{level} {labels.level_word(level)}", source.text(text))
        for level, text in enumerate(question.levels)
        if text is not None
    )
