"""The page for the boss."""

from __future__ import annotations

from aiplus_assess.i18n import Language, _, ngettext
from aiplus_assess.reporting.word.fields import TEXT_WIDTH
from aiplus_assess.reporting.word.template.blocks import (
    Column,
    Xml,
    chapter,
    each,
    either,
    grid,
    joined,
    p,
    plural,
    row,
    run,
    spacer,
    table,
    to_answer,
    when,
)  # fmt: skip
from aiplus_assess.reporting.word.template.looks import Looks, blank, centred

BETWEEN = 2.2
CARDS = 5
GAUGE = 26
RADAR = {"zh": 82, "en": 62}
"""In mm; English sentences leave it less room on the page."""


def summary(looks: Looks, language: Language) -> Xml:
    """Level and index, the largest gaps, what to decide now."""
    lead = (
        "{% for sentence in summary.sentences %}{{ sentence | strong(loop.index < 3) }}"
        '{% if language == "en" %} {% endif %}{% endfor %}'
    )
    return joined([
        chapter("summary", new_page=True),
        p("Lead", lead),
        _cards(looks),
        spacer(),
        when("summary.answered", either("summary.radar", [_radar_beside_gaps(RADAR[language])], [_gaps()])),
        when("summary.steps", p("Heading3", _decisions()), _decided()),
        when("summary.to_answer", p("Heading3", _("To be answered first")), _asked()),
        when("summary.outlook", p("Normal", "{{ summary.outlook | strong }}")),
    ])  # fmt: skip


def _decisions() -> str:
    one, many = "{n} thing to decide now", "{n} things to decide now"
    return plural(ngettext(one, many, 1), ngettext(one, many, 2), "summary.steps | length")


def _decided() -> Xml:
    why = _("Why: {why}. Done when: {kpi}").format(why="{{ step.why }}", kpi="{{ step.kpi }}")
    by, unset = _("by {date}").format(date="{{ step.due }}"), run(_("to be set"), "Quiet")
    what = joined([
        p("CellBold", to_answer("step.title", "step.question")), p("CellSmall", "{{ step.text }}"), p("CellSub", why),
    ])  # fmt: skip
    owner = joined([p("CellSmall", "{{ step.owner }}"), when("step.suggested", p("CellSub", _("(suggested)")))])
    time = joined([p("CellSmall", "{{ step.time }}"), when("step.due", p("CellSub", by))])
    money = either("step.budget", [p("CellSmall", "{{ step.budget }}")], [p("CellSmall", unset)])
    return table(
        "step in summary.steps",
        Column(_("What and why"), 49, what),
        Column(_("Owner"), 13, owner),
        Column(_("Time"), 14, time),
        Column(_("Money"), 12, money),
        Column(_("Index effect"), 12, "{{ step.effect }}", right=True),
    )


def _asked() -> Xml:
    return table(
        "row in summary.to_answer",
        Column(_("Assessment item"), 25, to_answer("row.title", "row.question")),
        Column(_("Question"), 57, "{{ row.text }}"),
        Column(_("Whom to ask"), 18, "{{ row.department }}"),
    )


def _cards(looks: Looks) -> Xml:
    wide = (TEXT_WIDTH - (CARDS - 1) * BETWEEN) / CARDS
    widths, cells = [], []
    for place in range(CARDS):
        card = f"summary.cards[{place}]"
        gauge = p("Chart", f"{{{{ summary.gauge | picture({GAUGE}) }}}}") if place == 0 else ""
        content = joined([
            p("CardLabel", f"{{{{ {card}.label }}}}"), p("CardValue", f"{{{{ {card}.value | alarm({card}.alarm) }}}}"),
            gauge, p("CardNote", f"{{{{ {card}.note }}}}"),
        ])  # fmt: skip
        widths += [wide, BETWEEN]
        cells += [looks.card(wide, content), blank(BETWEEN)]
    return grid(widths[:-1], [row(widths[:-1], cells[:-1])])


def _radar_beside_gaps(wide: int) -> Xml:
    left, right = TEXT_WIDTH * 0.54, TEXT_WIDTH * 0.46
    legend = _("Solid: now. Dashed: {stage} target.").format(stage="{{ summary.stage }}")
    radar = joined([
        p("Chart", f"{{{{ summary.radar | picture({wide}) }}}}"), p("Caption", f"{legend} {{{{ stages.note }}}}")
    ])  # fmt: skip
    return joined([
        grid([left, right], [row([left, right], [centred(left, radar, 3), centred(right, _gaps())])]), spacer()
    ])  # fmt: skip


def _gaps() -> Xml:
    none = _("No answered question lies below its {stage} reference target.").format(stage="{{ summary.stage }}")
    return joined([
        p("Heading3", _("The largest gaps")),
        each("gap in summary.gaps",
            p("Cell", run(" {{ gap.clause }} ", "Pill"), run(f" {to_answer('gap.title', 'gap.question')}", "Strong")),
            p("CellSub", "{{ gap.text }}"),
            p("Spacer"),
        ),
        when("not summary.gaps", p("Cell", none)),
    ])  # fmt: skip


def steps(name: str) -> Xml:
    """Actions with clause, owner, time and effect."""
    action = joined([
        p("CellBold", to_answer("step.title", "step.question")), p("Cell", "{{ step.text }}"),
        when("step.money", p("CellSub", "{{ step.money }}")),
    ])  # fmt: skip
    return table(
        f"step in {name}",
        Column(_("Action"), 45, action),
        Column(_("Clause"), 19, "{{ step.cite }}"),
        Column(_("Owner"), 15, "{{ step.owner }}"),
        Column(_("Time"), 9, "{{ step.time }}"),
        Column(_("Index effect"), 12, "{{ step.effect }}", right=True),
    )
