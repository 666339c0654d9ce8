"""How to read the report; company, scope and process."""

from __future__ import annotations

from aiplus_assess.i18n import _
from aiplus_assess.reporting.word.fields import TEXT_WIDTH
from aiplus_assess.reporting.word.template.blocks import (
    Column,
    Xml,
    chapter,
    facts,
    grid,
    joined,
    p,
    row,
    spacer,
    table,
    to_answer,
    when,
)  # fmt: skip


def reading() -> Xml:
    """The method on one page."""
    intro = _(
        "The report compares what the company does today with the policy {document}. Every question traces to a "
        "sentence of its text; the sentence, the answer, the proof and the next step can be followed through the links "
        "in this file."
    ).format(document="{{ cover.document }}")
    return joined([chapter("reading", new_page=True), p("Normal", intro), explanation()])


def explanation() -> Xml:
    """What the words and numbers mean, line by line."""
    widths = [TEXT_WIDTH * 0.2, TEXT_WIDTH * 0.8]
    rows = [row(widths, [p("CellBold", head), p("Cell", text)]) for head, text in _explained()]
    return joined([grid(widths, rows, "ReportTable"), spacer()])


def _explained() -> list[tuple[str, str]]:
    return [
        (_("Levels 0–5"), _(
            "Each question has six observable, cumulative levels: 0 not started, 1 scattered, 2 local trial, 3 "
            "established, 4 connected, 5 leading. The company chooses the one it can show."
        )),
        (_("Readiness index"), _(
            "0 to 100: the weighted mean of key actions and supports, each the weighted mean of its groups. "
            "The range shows what it could be if every open question turned out to be level 0 or level 5."
        )),
        (_("Readiness level"), _(
            "The highest level that at least three fifths of the questions by weight reach, as long as data "
            "(3.8) and security (3.14) do not lag behind. It is given from a coverage of four fifths, never in "
            "the quick edition."
        )),
        (_("Self, verified, proven"), _(
            "Self is the company's own level. Verified takes the level an assessor found. Proven counts a "
            "level only as far as its proof goes: documents for 2 and 3, system records for 4, external proof "
            "for 5. This report is written on the basis: {basis}."
        ).format(basis="{{ basis }}")),
        (_("Targets"), _(
            "Reference targets by size and ambition for 2027, 2030 and 2035. They are our reading of the "
            "policy's stage goals: a reference, not an official national measure."
        )),
        (_("Unknown, unanswered, not applicable"), _(
            "Unknown and unanswered count alike: outside the score, inside the range. Not applicable and "
            "hidden questions count nowhere; the reasons are in the chapter on scope."
        )),
        (_("Legal duties"), _("They are never part of a score. What must be put right stands first in every list.")),
        (_("Priority"), _("Missing levels × weight ÷ effort of the next action (small 1, medium 2, large 3).")),
        (_("What the numbers are not"), _(
            "They are no ranking, no certificate and no prediction of subsidies or inspections. They rest on "
            "the answers given on the day shown on the cover. The national lines (70%, 90%) concern the whole "
            "society's use of smart devices and agents and are drawn beside the three raw ratios only."
        )),
    ]  # fmt: skip


def scope() -> Xml:
    """Who was asked what, and what was left out."""
    return joined([
        chapter("scope"),
        p("Heading3", _("Profile")), facts("scope.profile"),
        p("Heading3", _("Process")), facts("scope.process"),
        p("Heading3", _("Scope")), facts("scope.counts"),
        _overrides(), _not_applicable(), _not_asked(),
    ])  # fmt: skip


def _overrides() -> Xml:
    return when("scope.overrides",
        p("Heading3", _("Targets agreed with the company")),
        table("clause, levels, reason in scope.overrides",
            Column(_("Clause"), 30, "{{ clause }}"),
            Column(_("Target level by stage"), 25, "{{ levels }}"),
            Column(_("Reason"), 45, "{{ reason }}"),
        ),
    )  # fmt: skip


def _not_applicable() -> Xml:
    return when("scope.not_applicable",
        p("Heading3", _("Declared not applicable")),
        table("row in scope.not_applicable",
            Column(_("No."), 12, "{{ row.question }}"),
            Column(_("Assessment item"), 28, to_answer("row.title", "row.question")),
            Column(_("Reason given"), 60, "{{ row.reason }}"),
        ),
    )  # fmt: skip


def _not_asked() -> Xml:
    return when("scope.not_asked",
        p("Heading3", _("Not asked, and why")),
        table("row in scope.not_asked",
            Column(_("Reason"), 30, "{{ row.reason }}"),
            Column(_("Number"), 10, "{{ row.count }}", right=True),
            Column(_("Questions"), 60, Xml(p("CellQuiet", "{{ row.titles }}"))),
        ),
    )  # fmt: skip
