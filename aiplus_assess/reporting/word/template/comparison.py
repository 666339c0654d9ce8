"""Since the last assessment."""

from __future__ import annotations

from aiplus_assess.i18n import _
from aiplus_assess.reporting.word.fields import TEXT_WIDTH
from aiplus_assess.reporting.word.template.blocks import (
    Column,
    Xml,
    chapter,
    either,
    grid,
    joined,
    p,
    row,
    spacer,
    table,
    when,
)  # fmt: skip
from aiplus_assess.reporting.word.template.looks import Looks, blank
from aiplus_assess.reporting.word.template.summary import BETWEEN


def comparison(looks: Looks) -> Xml:
    """What moved and why; only where there is an assessment before."""
    pair = _("{before} → {after}").format(before="{{ comparison.old.title }}", after="{{ comparison.new.title }}")
    basis = _("Basis: {basis}").format(basis="{{ comparison.basis }}")
    return when("headings.comparison",
        chapter("comparison"),
        p("Normal", f"{pair} · {basis}"),
        _cards(looks),
        spacer(),
        when("comparison.differences", p("Small", '{{ comparison.differences | join(" · ") }}')),
        _charts(),
        p("Small", _explained()),
        _moves(),
        _gaps("closed", _("Gaps closed, {stage} target").format(stage="{{ comparison.stage }}")),
        _gaps("opened", _("New gaps, {stage} target").format(stage="{{ comparison.stage }}")),
        _done(),
    )  # fmt: skip


def _cards(looks: Looks) -> Xml:
    earlier = _("earlier: {level}")
    reported = _("as reported") + "{% if comparison.reported %} · {{ comparison.reported }}{% endif %}"
    delta = "{{ comparison.delta | good(comparison.rises > 0) | alarm(comparison.rises < 0) }}"
    cards = (
        (_("Same-basis change"), delta, "{{ comparison.questions }}"),
        (_("Readiness index"), "{{ comparison.old.index }} → {{ comparison.new.index }}", reported),
        (_("Readiness level"), "{{ comparison.new.level }}", earlier.format(level="{{ comparison.old.level }}")),
        (_("Legal duties"), "{{ comparison.new.duties }}", earlier.format(level="{{ comparison.old.duties }}")),
    )
    wide = (TEXT_WIDTH - (len(cards) - 1) * BETWEEN) / len(cards)
    widths, cells = [], []
    for label, value, note in cards:
        widths += [wide, BETWEEN]
        content = joined([p("CardLabel", label), p("CardValue", value), p("CardNote", note)])
        cells += [looks.card(wide, content), blank(BETWEEN)]
    return grid(widths[:-1], [row(widths[:-1], cells[:-1])])


def _charts() -> Xml:
    return joined([
        p("Heading3", _("Why the reported index changed")),
        either("comparison.causes",
            [p("Chart", "{{ comparison.causes | picture(88) }}"),
                p("Caption", _("The four causes sum to the change exactly."))],
            [p("Normal", _("The change can't be split into causes.") + " {{ comparison.why_not }}")]),
        p("Heading3", _("Index over time")),
        p("Chart", "{{ comparison.trend | picture(88) }}"),
        p("Caption", _(
            "Hollow: no level (screening, or too few answers). Light bar: range that open questions leave."
        )),
        p("Heading3", _("Part of each group in the same-basis change")),
        p("Chart", "{{ comparison.groups | picture(100) }}"),
        p("Caption", _("Left of zero: a fall; right: an improvement; — : nothing to compare.")),
        either("comparison.radar", [_radar()], [_scores()]),
    ])  # fmt: skip


def _radar() -> Xml:
    legend = _("dashed: {before} · solid: {after}").format(
        before="{{ comparison.old.title }}", after="{{ comparison.new.title }}"
    )
    return joined([
        p("Heading3", _("Supports, earlier and later")),
        p("Chart", "{{ comparison.radar | picture(84) }}"),
        p("Caption", legend),
    ])  # fmt: skip


def _scores() -> Xml:
    return joined([
        p("Heading3", _("Groups, level earlier and later")),
        table("group, name, before, after in comparison.scores",
            Column(_("No."), 12, "{{ group }}"),
            Column(_("Group"), 52, "{{ name }}"),
            Column(_("Earlier"), 18, "{{ before }}", right=True),
            Column(_("Later"), 18, "{{ after }}", right=True),
        ),
    ])  # fmt: skip


def _explained() -> str:
    same = _(
        "The same-basis change compares both assessments over the questions that have a level on both sides, with "
        "today's weights; the parts of the groups sum to it exactly. The change of the reported index is split into "
        "four causes, substituting one at a time: scoring rules, questionnaire, scope, answers."
    )
    own = _("A company's own assessment, not an official finding")
    return same + '{% if language == "en" %} {% endif %}' + own + '{% if language == "zh" %}。{% else %}.{% endif %}'


def _moves() -> Xml:
    earlier = _("Earlier: {note}").format(note="{{ move.note_before }}")
    changed = 'comparison.moves | rejectattr("kind", "equalto", "unchanged")'
    grounds = joined([
        p("CellBold", "{{ move.title }}"),
        when("move.note_after", p("Cell", "{{ move.note_after }}")),
        when("move.note_before and move.note_before != move.note_after", p("CellSub", earlier)),
    ])  # fmt: skip
    change = '{{ move.change | good(move.tone == "good") | alarm(move.tone == "gap") | quiet(move.tone == "plain") }}'
    return joined([
        p("Heading3", _("What changed, question by question")),
        either(f"{changed} | first is defined",
            [table(f"move in {changed}",
                Column(_("No."), 10, "{{ move.question }}"),
                Column(_("Assessment item"), 48, grounds),
                Column(_("Earlier"), 10, "{{ move.before }}"),
                Column(_("Later"), 10, "{{ move.after }}"),
                Column(_("Change"), 13, change),
                Column(_("Index"), 9, "{{ move.effect }}", right=True),
)],
            [p("Normal", _("No answer differs."))]),
    ])  # fmt: skip


def _gaps(name: str, heading: str) -> Xml:
    one = _("{gap} ({size})").format(gap="{{ gap.title }}", size="{{ gap.size }}")
    between = _(", ")
    listed = f"{{% for gap in comparison.{name} %}}{{{{ gap.question }}}} {one}{{% if not loop.last %}}{between}{{% endif %}}{{% endfor %}}"  # noqa: E501
    return when(f"comparison.{name}", p("Heading3", heading + " {{ stages.note | aside }}"), p("Normal", listed))


def _done() -> Xml:
    return when("comparison.done",
        p("Heading3", _("Actions done in between, and what they moved")),
        table("one in comparison.done",
            Column(_("No."), 10, "{{ one.question }}"),
            Column(_("Action"), 42, joined([p("CellBold", "{{ one.title }}"), p("Cell", "{{ one.text }}")])),
            Column(_("Owner"), 16, "{{ one.owner }}"),
            Column(_("Level"), 12, "{{ one.levels }}"),
            Column(_("Moved"), 20, "{{ one.moved }}"),
        ),
    )  # fmt: skip
