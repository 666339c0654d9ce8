"""Cover and document control."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.engagement import CONFIDENTIALITIES
from aiplus_assess.assessment.engagement_words import report_stage_word
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.assessment.scoring import SCORING_VERSION
from aiplus_assess.i18n import _
from aiplus_assess.reporting.charts.measure import width
from aiplus_assess.reporting.parts.record import day_of
from aiplus_assess.reporting.parts.source import Source
from aiplus_assess.reporting.punctuation import curly

Facts = tuple[tuple[str, str], ...]
"""Label and value, in reading order."""
FOOT = (490, 8, 14)
"""The room for a disclaimer on the cover: width of a line and size of the text in points, and lines."""


@dataclass(frozen=True, slots=True)
class Cover:
    company: str
    subject: str
    title: str
    document: str
    against: str
    nature: str
    number: str
    status: str
    facts: Facts
    confidentiality: str
    disclaimer: str
    watermark: str = ""
    prepared: Facts = ()
    """For whom and by whom, where the brand says so."""
    terms: str = ""
    """The disclaimer where the cover has no room for it: it stands on pages of its own, and `disclaimer` says so."""


def cover_of(source: Source) -> Cover:
    """What stands on the first page."""
    assessment, document = source.assessment, source.pack.policy.document
    title = document.title_en if source.language == "en" and document.title_en else document.title
    if source.language == "en":
        title = curly(title, inside=True)
    named = _("“{title}” ({number})").format(title=title, number=document.number)
    return Cover(
        company=assessment.profile.company or assessment.company.name,
        subject=source.text(source.pack.manifest.title),
        title=_("Gap analysis report"),
        document=named,
        against=_("Against {document}").format(document=named),
        nature=_("A company's own assessment, not an official finding"),
        number=report_number(assessment, source.now),
        status=_status(source),
        facts=_cover_facts(source),
        confidentiality=confidentiality_of(assessment),
        watermark=_watermark(source),
        prepared=_prepared(source),
        **_disclaimer(source.brand.disclaimer),
    )


def _disclaimer(text: str) -> dict[str, str]:
    room, size, most = FOOT
    lines = sum(max(1, ceil(width(line, size) / room)) for line in text.splitlines())
    return {"disclaimer": text} if lines <= most else {"disclaimer": _("Disclaimer: see overleaf."), "terms": text}


def _status(source: Source) -> str:
    order = source.assessment.engagement
    if order is not None and order.stage != "draft":
        return report_stage_word(order.stage)
    return labels.status_word(source.assessment.status)


def _watermark(source: Source) -> str:
    """What goes across every page until the report is final; nothing for those who work alone."""
    order = source.assessment.engagement
    if order is None or order.stage == "final" or (order.stage == "draft" and source.assessment.final):
        return ""
    return report_stage_word(order.stage)


def confidentiality_of(*assessments: Assessment) -> str:
    """Who may read what is printed of these assessments: the strictest of them; "" where anybody may."""
    orders = [assessment.engagement for assessment in assessments]
    if None in orders:
        return _("Contains internal information of the company. Please do not pass on.")
    return {
        "public": "",
        "internal": _("Internal. Only for the company and those it has commissioned."),
        "confidential": _("Confidential. Contains internal information of the company. Please do not pass on."),
    }[max((order.confidentiality for order in orders if order is not None), key=CONFIDENTIALITIES.index)]


def _cover_facts(source: Source) -> Facts:
    pack = source.pack
    edition = labels.edition_word(source.assessment.edition)
    facts = [
        (_("Assessment date"), source.day(source.now)),
        (_("Questionnaire"), f"{pack.id} v{pack.version} · {edition}"),
        (_("Basis"), labels.basis_word(source.basis)),
    ]
    if source.brand.name:
        facts.append((_("Consultancy"), source.brand.name))
    elif source.assessment.assessor:
        facts.append((_("Assessor"), source.assessment.assessor))
    return tuple(facts)


def _order_facts(source: Source) -> Facts:
    """What the engagement says of itself, for document control."""
    order = source.assessment.engagement
    if order is None:
        return ()
    team = [f"{member.name}（{member.role}）" if member.role else member.name for member in order.team]
    days = "–".join(part for part in (day_of(source, order.started), day_of(source, order.ends)) if part)
    facts = (
        (_("Commissioned by"), order.client),
        (_("Scope agreed"), order.scope),
        (_("Team"), source.listed(team)),
        (_("Time of the work"), days),
    )
    return tuple((label, value) for label, value in facts if value)


def _prepared(source: Source) -> Facts:
    said = ((_("Prepared for"), source.brand.prepared_for), (_("Prepared by"), source.brand.prepared_by))
    return tuple((label, value) for label, value in said if value)


def report_number(assessment: Assessment, now: datetime) -> str:
    """The engagement's own, else AI-20261124-9f3a1c-r1: the day, the end of the assessment's id, the revision."""
    order = assessment.engagement
    if order is not None and order.report_number:
        return order.report_number
    day = now.astimezone(CHINA).strftime("%Y%m%d")
    tail = "".join(char for char in assessment.id if char.isalnum())[-6:]
    return f"AI-{day}-{tail}-r{assessment.revision}"


def control_of(source: Source) -> Facts:
    """Document control: everything that identifies this version of the report."""
    assessment, pack = source.assessment, source.pack
    facts = [
        (_("Report number"), report_number(assessment, source.now)),
        (_("Assessment"), assessment.title or assessment.id),
        (_("Status and revision"), f"{_status(source)} · r{assessment.revision}"),
        (_("Created"), source.day(assessment.created)),
        (_("Last changed"), source.day(assessment.updated)),
    ]
    if assessment.finalized is not None:
        facts.append((_("Finalized"), source.day(assessment.finalized)))
    if assessment.assessor:
        facts.append((_("Assessor"), assessment.assessor))
    facts += _order_facts(source)
    if source.brand.contact:
        facts.append((_("Contact"), source.brand.contact))
    facts += [
        (_("Questionnaire"), f"{pack.id} v{pack.version}"),
        (_("Questionnaire content (SHA-256)"), (pack.hash or assessment.pack.hash)[:16]),
        (_("Scoring rules"), _("version {version}").format(version=SCORING_VERSION)),
        (_("Program"), f"AI+ Assess {source.program_version}"),
    ]
    return tuple(facts)
