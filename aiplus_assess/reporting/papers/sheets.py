"""Sign-in sheets, the record of an interview, the feedback table, the confirmation letter."""

from __future__ import annotations

from aiplus_assess import i18n
from aiplus_assess.assessment.engagement import Engagement, Meeting, ReportVersion
from aiplus_assess.assessment.engagement_words import meeting_word
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.i18n import Language, _, pgettext
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.papers.model import BOX, Block, Grid, Paper
from aiplus_assess.reporting.parts.record import day_of, record_of
from aiplus_assess.reporting.parts.source import Source

ROWS = 16
"""Lines of a sign-in sheet, those that are filled in included."""
HIGH = 10.0
EMPTY = " "


def _source(assessment: Assessment, pack: Pack, language: Language, brand: Brand | None) -> Source:
    return Source(assessment, pack, language, "self", brand or Brand(), "", assessment.updated)


def _of_meeting(source: Source, meeting: Meeting) -> tuple[tuple[str, str], ...]:
    times = "–".join(part for part in (meeting.start, meeting.end) if part)
    return (
        (_("Occasion"), meeting_word(meeting.kind)),
        (_("Date and time"), f"{day_of(source, meeting.held)} {times}".strip() or EMPTY),
        (pgettext("meeting", "Place"), meeting.place or EMPTY),
        (_("Department"), source.department(meeting.department) if meeting.department else EMPTY),
        (_("Assessment"), source.assessment.title or source.day(source.assessment.created)),
    )


def sign_in_sheet(
    assessment: Assessment, pack: Pack, meeting: Meeting, *, language: Language, brand: Brand | None = None
) -> Paper:
    """One page to be signed by hand by everybody who was there."""
    source = _source(assessment, pack, language, brand)
    with i18n.language(language):
        known = [(str(place), one.name, one.department, one.title, "") for place, one in enumerate(meeting.present, 1)]
        blank = [(str(place), "", "", "", "") for place in range(len(known) + 1, ROWS + 1)]
        heads = (_("No."), _("Name"), _("Department or organisation"), _("Position"), _("Signature"))
        return Paper(
            language=language,
            made=assessment.updated,
            title=_("Sign-in sheet: {occasion}").format(occasion=meeting_word(meeting.kind)),
            company=assessment.company.name,
            facts=_of_meeting(source, meeting),
            blocks=(Block(grid=Grid(heads, (8, 20, 28, 20, 24), (*known, *blank), HIGH)),),
            brand=source.brand,
        )


def interview_record(
    assessment: Assessment, pack: Pack, meeting: Meeting, *, language: Language, brand: Brand | None = None
) -> Paper:
    """What was said, by question, for the file and for the interviewed to confirm."""
    source = _source(assessment, pack, language, brand)
    with i18n.language(language):
        people = source.listed([" ".join(filter(None, (one.name, one.title))) for one in meeting.present])
        facts = (*_of_meeting(source, meeting), (_("Present"), people or EMPTY))
        notes = [
            Block(heading=f"{note.question} {source.title(note.question)}" if known else "", lines=(note.text,))
            for note in meeting.notes
            for known in (note.question in pack.by_id,)
        ]
        signatures = Grid(("", ""), (50, 50), ((_("Interviewed (signature)"), _("Interviewer (signature)")),), 28)
        return Paper(
            language=language,
            made=assessment.updated,
            title=_("Record: {occasion}").format(occasion=meeting_word(meeting.kind)),
            company=assessment.company.name,
            facts=facts,
            blocks=(*([Block(lines=(meeting.record,))] if meeting.record else []), *notes, Block(grid=signatures)),
            brand=source.brand,
        )


def feedback_table(
    assessment: Assessment, pack: Pack, *, language: Language, brand: Brand | None = None, blank: int = 8
) -> Paper:
    """Every remark of the client and what became of it; with `blank` lines for more, to be filled in."""
    source = _source(assessment, pack, language, brand)
    with i18n.language(language):
        record = record_of(source)
        rows = [*(record.feedback if record else ()), *[("", "", "", "", "")] * blank]
        return Paper(
            language=language,
            made=assessment.updated,
            title=_("Feedback on the report"),
            company=assessment.company.name,
            facts=_of_report(source, None),
            blocks=(Block(grid=Grid(feedback_heads(), (9, 8, 39, 14, 30), tuple(rows), HIGH)),),
            brand=source.brand,
        )


def feedback_heads() -> tuple[str, ...]:
    return _("Version"), _("Page"), _("Comment"), _("Adopted?"), _("Reply")


def confirmation_letter(
    assessment: Assessment,
    pack: Pack,
    version: ReportVersion | None,
    *,
    language: Language,
    brand: Brand | None = None,
) -> Paper:
    """What the company signs after reading the report: received, facts confirmed, or with remarks."""
    source = _source(assessment, pack, language, brand)
    with i18n.language(language):
        opening = _(
            "We have received the self-assessment report named above, produced with AI+ Assess. It is a "
            "self-assessment with targets for reference; it is no official finding and no certificate."
        )
        choices = (
            _("{box} The facts it states about our company are correct as far as we know.").format(box=BOX),
            _("{box} We have the following remarks (or: see the feedback table).").format(box=BOX),
        )
        seal = _("For the company (name, position, seal)") + "\n\n\n" + _("Date:")
        other = _("For the assessors (name, position, seal)") + "\n\n\n" + _("Date:")
        return Paper(
            language=language,
            made=assessment.updated,
            title=_("Confirmation of the assessment report"),
            company=assessment.company.name,
            facts=_of_report(source, version),
            blocks=(
                Block(lines=(opening,)),
                Block(lines=choices, room=48),
                Block(grid=Grid(("", ""), (50, 50), ((seal, other),), 42)),
            ),
            brand=source.brand,
        )


def _of_report(source: Source, version: ReportVersion | None) -> tuple[tuple[str, str], ...]:
    order = source.assessment.engagement or Engagement()
    file = version.file.sha256 if version and version.file else ""
    facts = [
        (_("Company"), source.assessment.company.name),
        (_("Report number"), order.report_number),
        (_("Version"), version.number if version else ""),
        (_("Commissioned by"), order.client),
        (_("Assessment"), source.assessment.title),
        (_("Checksum of the file (SHA-256)"), file),
    ]
    return tuple((label, value) for label, value in facts if value)
