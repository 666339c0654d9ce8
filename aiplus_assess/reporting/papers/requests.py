"""The request list on paper: what each department brings, by when, with room to sign for what has come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from aiplus_assess import i18n
from aiplus_assess.assessment import labels
from aiplus_assess.assessment.engagement import Engagement
from aiplus_assess.assessment.model import Assessment, EvidenceItem
from aiplus_assess.assessment.requests import expired, ordered, overdue, owner_of, tally, tally_words, title_in
from aiplus_assess.i18n import Language, _
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.papers.model import Block, Grid, Paper
from aiplus_assess.reporting.parts.record import day_of
from aiplus_assess.reporting.parts.source import Source

SHARES = (6, 32, 22, 12, 12, 16)
HIGH = 10.0
"""mm of a line: enough for a date and initials."""


def request_list(
    assessment: Assessment,
    pack: Pack,
    today: date,
    *,
    language: Language,
    brand: Brand | None = None,
    department: str | None = None,
) -> Paper:
    """The papers by department and number as they stand on `today`; of one department (its code), or of all."""
    source = Source(assessment, pack, language, "self", brand or Brand(), "", assessment.updated)
    with i18n.language(language):
        owned: dict[str, list[EvidenceItem]] = {}
        for item in ordered(assessment, source.result):
            owned.setdefault(owner_of(assessment, item, source.result), []).append(item)
        wanted = {code: items for code, items in owned.items() if department in (None, code)}
        blocks = [_block(source, code, items, today) for code, items in wanted.items()]
        return Paper(
            language=language,
            made=assessment.updated,
            title=request_title(source.department(department) if department else ""),
            subtitle=_(
                "Please provide what there is already, as it is; write nothing new for this list. Where there is none, "
                "say so. Quote the number on every paper you hand over."
            ),
            company=assessment.company.name,
            facts=_facts(source, [item for items in wanted.values() for item in items], today),
            blocks=(*blocks, _signatures()),
            brand=source.brand,
        )


def request_title(department: str = "") -> str:
    """What the list is called, in the language in force; `department`: the name of the one it is for."""
    return _("Request list: {department}").format(department=department) if department else _("Request list")


def _facts(source: Source, items: Sequence[EvidenceItem], today: date) -> tuple[tuple[str, str], ...]:
    assessment = source.assessment
    order = assessment.engagement or Engagement()
    people = source.listed([" ".join(filter(None, (one.name, one.role))) for one in order.team])
    facts = (
        (_("Assessment"), assessment.title or source.day(assessment.created)),
        (_("Commissioned by"), order.client),
        (_("Report number"), order.report_number),
        (_("Hand over to"), people or assessment.assessor),
        (_("As of"), f"{day_of(source, today)} · {tally_words(tally(items, today))}"),
    )
    return tuple((label, value) for label, value in facts if value)


def _block(source: Source, code: str, items: Sequence[EvidenceItem], today: date) -> Block:
    person = source.assessment.departments.get(code, "")
    counted = tally_words(tally(items, today))
    heads = (
        _("No."), _("What to provide"), _("For question"), _("State"), _("Due date"), _("Received, date"),
    )  # fmt: skip
    rows = tuple(_row(source, item, today) for item in items)
    return Block(
        heading=source.department(code) if code else _("No department"),
        lines=(_("Responsible: {person}. {papers}").format(person=person, papers=counted) if person else counted,),
        grid=Grid(heads, SHARES, rows, HIGH),
    )


def _row(source: Source, item: EvidenceItem, today: date) -> tuple[str, ...]:
    known = source.pack.by_id
    questions = [f"{one} {source.title(one)}" if one in known else one for one in item.questions]
    state = labels.evidence_status_word(item.status)
    if expired(item, today):
        state = f"{state}\n{_('no longer valid')}"
    due = item.due.isoformat() if item.due else ""
    return (
        str(item.number or ""),
        _what(source, item),
        "\n".join(questions),
        state,
        f"{due}\n{_('overdue')}" if overdue(item, today) else due,
        "",
    )


def _what(source: Source, item: EvidenceItem) -> str:
    """The paper, and below it what came of it so far."""
    valid = f"{_('valid until')} {item.valid_until.isoformat()}" if item.valid_until else ""
    so_far = " · ".join(part for part in (item.reference, item.file.name if item.file else "", valid) if part)
    return "\n".join(part for part in (title_in(item, source.pack), so_far, item.note) if part)


def _signatures() -> Block:
    given = _("Handed over by (name, department)") + "\n\n\n" + _("Date:")
    taken = _("Received by (name)") + "\n\n\n" + _("Date:")
    return Block(grid=Grid(("", ""), (50, 50), ((given, taken),), 30))
