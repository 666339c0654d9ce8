"""The words for an engagement's codes, in the language in force."""

from __future__ import annotations

from aiplus_assess.assessment.engagement import Adoption, CompanyKind, MeetingKind, ReportStage, Side
from aiplus_assess.i18n import _, pgettext


def meeting_word(kind: MeetingKind) -> str:
    return {"opening": _("Opening meeting"), "interview": _("Interview"), "closing": _("Closing meeting")}[kind]


def adoption_word(adoption: Adoption) -> str:
    return {
        "open": pgettext("feedback", "Open"),
        "adopted": _("Adopted"),
        "partly": _("Partly adopted"),
        "declined": _("Not adopted"),
    }[adoption]


def report_stage_word(stage: ReportStage) -> str:
    return {"draft": _("Draft"), "review": _("For review"), "final": pgettext("report", "Final")}[stage]


def side_word(side: Side) -> str:
    return {"company": _("Company"), "assessor": _("Assessor")}[side]


def company_kind_word(kind: CompanyKind) -> str:
    return {"company": _("Company"), "subsidiary": _("Subsidiary"), "site": pgettext("company", "Site")}[kind]
