"""The page for the boss."""

from __future__ import annotations

from aiplus_assess.i18n import _
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
    row,
    run,
    spacer,
    table,
    to_answer,
    when,
)  # fmt: skip
from aiplus_assess.reporting.word.template.looks import Looks, blank, centred

BETWEEN = 2.5
CARDS = 4
GAUGE = 33


def summary(looks: Looks) -> Xml:
    """Level and index, the largest gaps, what to decide first."""
    lead = (
        "{% for sentence in summary.sentences %}{{ sentence | strong(loop.index < 3) }}"
        '{% if language == "en" %} {% endif %}{% endfor %}'
    )
    return joined([
        chapter("summary", new_page=True),
        p("Lead", lead),
        _cards(looks),
        spacer(),
        either("summary.radar", [_radar_beside_gaps()], [_gaps()]),
        when("summary.steps",
            p("Heading3", _("What to decide first")),
            steps("summary.steps"),
            when("summary.outlook", p("Normal", "{{ summary.outlook | strong }}")),
        ),
    ])  # fmt: skip


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


def _radar_beside_gaps() -> Xml:
    left, right = TEXT_WIDTH * 0.54, TEXT_WIDTH * 0.46
    legend = _("Solid: now. Dashed: {stage} target.").format(stage="{{ summary.stage }}")
    radar = joined([
        p("Chart", "{{ summary.radar | picture(90) }}"), p("Caption", f"{legend} {{{{ stages.note }}}}")
    ])  # fmt: skip
    return joined([
        grid([left, right], [row([left, right], [centred(left, radar, 3), centred(right, _gaps())])]), spacer()
    ])  # fmt: skip


def _gaps() -> Xml:
    none = _("No answered question lies below its {stage} reference target.").format(stage="{{ summary.stage }}")
    first = _("Answer the open questions first: {n}.").format(n="{{ gaps.open }}")
    return joined([
        p("Heading3", _("The largest gaps")),
        each("gap in summary.gaps",
            p("Cell", run(" {{ gap.clause }} ", "Pill"), run(f" {to_answer('gap.title', 'gap.question')}", "Strong")),
            p("CellSub", "{{ gap.text }}"),
            p("Spacer"),
        ),
        when("not summary.gaps",
            p("Cell", f"{{% if summary.answered %}}{none}{{% else %}}{first}{{% endif %}}")),
    ])  # fmt: skip


def steps(name: str) -> Xml:
    """Actions with clause, owner, time and effect."""
    action = joined([
        p("CellBold", to_answer("step.title", "step.question")), p("Cell", "{{ step.text }}"),
        when("step.money", p("CellSub", "{{ step.money }}")),
    ])  # fmt: skip
    return table(
        f"step in {name}",
        Column(_("Action"), 47, action),
        Column(_("Clause"), 19, "{{ step.cite }}"),
        Column(_("Owner"), 13, "{{ step.owner }}"),
        Column(_("Time"), 9, "{{ step.time }}"),
        Column(_("Index effect"), 12, "{{ step.effect }}", right=True),
    )
