"""Duties, gaps, roadmap, register, opportunities; and the brief edition's last page."""

from __future__ import annotations

from aiplus_assess.i18n import _, ngettext
from aiplus_assess.reporting.word.template.blocks import (
    Column,
    Xml,
    chapter,
    each,
    either,
    joined,
    p,
    plural,
    run,
    table,
    to_answer,
    when,
)  # fmt: skip
from aiplus_assess.reporting.word.template.scope import explanation
from aiplus_assess.reporting.word.template.summary import steps


def duties() -> Xml:
    """Every applicable duty, what must be put right first."""
    return joined([
        chapter("duties"),
        p("Normal", "{{ duties.intro }}"),
        when("duties.rows",
            duty_table("duties.rows"),
            p("Small", _("No legal advice. Before acting, check the current text of each source.")),
        ),
    ])  # fmt: skip


def duty_table(name: str) -> Xml:
    """Duties with what to do and the legal source."""
    to_do = either("duty.step",
        [p("Cell", "{{ duty.step.text }}"), p("CellSub", "{{ duty.step.owner }} · {{ duty.step.time }} · "
            "{{ duty.step.kpi }}{% if duty.step.money %} · {{ duty.step.money }}{% endif %}")],
        [p("Cell", "—")])  # fmt: skip
    duty = joined([p("CellBold", to_answer("duty.title", "duty.question")), p("CellSub", "{{ duty.who }}")])
    state = joined([p("Cell", "{{ duty.state | alarm(duty.to_fix) }}"), p("CellSub", "{{ duty.proof }}")])
    source = joined(
        [p("CellQuiet", "{{ duty.source }}"), p("CellSub", _("as of {date}").format(date="{{ duty.as_of }}"))]
    )
    return table(
        f"duty in {name}",
        Column(_("Duty"), 23, duty),
        Column(_("State"), 13, state),
        Column(_("What to do"), 37, to_do),
        Column(_("Legal source"), 27, source),
    )


def gaps() -> Xml:
    """What lies below a target, by priority."""
    one, many = (
        "{n} open question is not a gap but must be answered.",
        "{n} open questions are not gaps but must be answered.",
    )
    waiting = plural(ngettext(one, many, 1), ngettext(one, many, 2), "gaps.open")
    intro = _(
        "Priority = missing levels × weight ÷ effort of the next action. Each question stands under the first stage "
        "whose target it misses."
    )
    return joined([
        chapter("gaps"),
        p("Normal", intro + '{% if gaps.open %}{% if language == "en" %} {% endif %}' + waiting + "{% endif %}"),
        each("table in gaps.tables", gap_table("table", "table.rows")),
        when("not gaps.tables and summary.answered",
            p("Normal", _("No answered question lies below a reference target."))),
    ])  # fmt: skip


def gap_table(name: str, rows: str) -> Xml:
    """One table of gaps under its heading."""
    one, many = "{n} level short", "{n} levels short"
    short = plural(ngettext(one, many, 1), ngettext(one, many, 2), "row.size")
    target = joined([
        p("Cell", '{{ row.targets | join(" / ") }}'), when("row.targets", p("CellSub", run(short, "Alarm"))),
    ])  # fmt: skip
    head = joined([
        run(f"{{% if {name}.stage %}}{_('Target')}"), Xml("<w:r><w:br/></w:r>"),
        run("{{ stages_in_short }}{% endif %}"),
    ])  # fmt: skip
    effort = joined([p("CellQuiet", "{{ row.effort[0] }}"), p("CellSub", "{{ row.effort[1] }}")])
    return joined([
        p("Heading3", f"{{{{ {name}.heading }}}}{{% if {name}.stage %}} {{{{ stages.note | aside }}}}{{% endif %}}"),
        table(f"row in {rows}",
            Column(_("Rank"), 7, '{{ row.rank | here("gap", row.question) }}', right=True),
            Column(_("Assessment item"), 21, joined([
                p("Cell", run(" {{ row.clause }} ", "Pill"), f" {to_answer('row.title', 'row.question')}")])),
            Column(_("Now"), 12, "{{ row.now }}"),
            Column(head, 14, target),
            Column(_("Priority"), 10, "{{ row.priority }}", right=True),
            Column(_("Next step"), 27, "{{ row.step }}"),
            Column(_("Effort"), 9, effort),
        ),
    ])  # fmt: skip


def roadmap() -> Xml:
    """90 days, then what each stage still needs."""
    intro = _(
        "The order follows duties, then priority. The effect is the index with this one action done, minus the index "
        "now. Targets:"
    )
    drawn = _(
        "Column: the index once the phase is done (90 days: its actions; a stage: its reference targets). Numbers: "
        "actions per group and phase."
    )
    return when("headings.roadmap",
        chapter("roadmap"),
        p("Normal", intro + " {{ stages.note | aside }}", more="<w:keepNext/>"),
        when("roadmap_drawn", p("Chart", "{{ roadmap_drawn | picture(174) }}"), p("Caption", drawn)),
        each("phase in roadmap",
            p("Heading3", "{{ phase.heading }} {{ phase.aim | aside }}"), steps("phase.steps")),
    )  # fmt: skip


def register() -> Xml:
    """What the company has decided."""
    action = joined([
        p("CellBold", to_answer("row.title", "row.question")), p("Cell", "{{ row.text }}"),
        when("row.note", p("CellSub", "{{ row.note }}")),
    ])  # fmt: skip
    return when("headings.register",
        chapter("register"),
        p("Normal", _("What the company has decided to do, in its own order.")),
        table("row in register",
            Column(_("Action"), 42, action),
            Column(_("Owner"), 15, "{{ row.owner }}"),
            Column(_("Due"), 14, "{{ row.due }}"),
            Column(_("State"), 11, "{{ row.state }}"),
            Column(_("Money"), 18, "{{ row.money }}"),
        ),
    )  # fmt: skip


def opportunities() -> Xml:
    """What the company may look up."""
    topic = joined([p("CellBold", to_answer("row.title", "row.question"))])
    look = joined([p("Cell", "{{ row.text }}"), when("row.source", p("CellSub", "{{ row.source }}"))])
    dated = _("as of {date}").format(date="{{ row.as_of }}")
    also = "{% if row.questions %} · {{ row.questions }}{% endif %}"
    return when("headings.opportunities",
        chapter("opportunities"),
        p("Normal", _("What the company may look up. None of it counts as a gap.")),
        when("opportunities", table("row in opportunities",
            Column(_("Topic"), 26, topic),
            Column(_("What to look at"), 56, look),
            Column(_("Reply"), 18, "{{ row.reply }}"),
        )),
        when("look_ups",
            p("Heading3", _("Documents and programmes that concern the company")),
            each("row in look_ups",
                p("Normal", "{{ row.text }}", more='<w:keepNext/><w:spacing w:after="0"/>'),
                p("Small", "{{ row.source }}", f" · {dated}", also),
            ),
        ),
    )  # fmt: skip


def nearest() -> Xml:
    """The brief edition's last page."""
    return joined([
        chapter("nearest", new_page=True),
        p("Normal", "{{ duties.intro }}"),
        when("nearest.duties", duty_table("nearest.duties")),
        when("nearest.table", gap_table("nearest.table", "nearest.gaps")),
        when("nearest.reading", p("Heading3", _("How to read this report")), explanation()),
        p("Small", _(
            "This is the brief edition. The full one holds every clause with the official text, every answer "
            "with its note and proof, the roadmap and the method."
        )),
    ])  # fmt: skip
