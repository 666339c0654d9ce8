"""Results by group, and the stage targets."""

from __future__ import annotations

from aiplus_assess.i18n import _
from aiplus_assess.reporting.word.template.blocks import Column, Xml, chapter, joined, p, table, to_answer, when


def overview(full: bool) -> Xml:
    """All groups in one look; the full edition adds the three bases, the ladder and what lacks proof."""
    pillars = (
        "{% for name, score in overview.pillars %}{{ name }} {{ score | strong }}"
        "{% if not loop.last %} · {% endif %}{% endfor %}" + f'{{{{ "（{_("scores 0–100")}）" | quiet }}}}'
    )
    bars = _("All groups, level now and {stage} target").format(stage="{{ stage }}")
    return joined([
        chapter("overview", new_page=not full),
        p("Normal", pillars, more="<w:keepNext/>"),
        joined([_bases(), _rungs()]) if full else "",
        p("Heading3", bars + " {{ stages.note | aside }}"),
        p("Chart", "{{ overview.bars | picture(174) }}"),
        p("Caption", _("Bar: level now, 0 to 5. Upright mark: reference target (weighted mean of its questions).")),
        p("Heading3", _("Every question as a tile")),
        p("Chart", "{{ overview.heat | picture(174) }}"),
        p("Caption", _("Number: level. Corner: below the {stage} reference target. Dashed: no answer.").format(
            stage="{{ stage }}")),
        _unproven() if full else p("Small", _stages_in_short()),
    ])  # fmt: skip


def _stages_in_short() -> str:
    after = _(" (after {cite})").format(cite="{{ target.cite }}")
    return (
        "{{ stages.note }}{% for target in stages.targets %} · {{ target.stage }} {{ target.attained }}"
        + after
        + "{% endfor %}"
    )


def _bases() -> Xml:
    return joined([
        p("Heading3", _("On three bases")),
        table("basis, index, level in overview.bases",
            Column(_("Basis"), 40, "{{ basis }}"),
            Column(_("Index"), 20, "{{ index }}", right=True),
            Column(_("Level"), 40, "{{ level }}"),
        ),
    ])  # fmt: skip


def _rungs() -> Xml:
    reached = f"{{% if rung.reached %}}{_('yes')}{{% else %}}{_('no')}{{% endif %}}"
    gates = (
        "{% for title, score in overview.gates %}{{ title }} {{ score }}"
        "{% if not loop.last %} · {% endif %}{% endfor %}"
    )
    return joined([
        p("Heading3", _("What the level took")),
        table("rung in overview.rungs",
            Column(_("Level"), 40, "{{ rung.level }}"),
            Column(_("Share"), 20, "{{ rung.share }}", right=True),
            Column(_("Reached (60%)"), 40, reached),
        ),
        p("Caption", f"{_('Gates:')} {gates}"),
    ])  # fmt: skip


def _unproven() -> Xml:
    return when("overview.unproven",
        p("Heading3", _("Answers whose proof falls short")),
        table("row in overview.unproven",
            Column(_("No."), 12, "{{ row.question }}"),
            Column(_("Assessment item"), 40, to_answer("row.title", "row.question")),
            Column(_("Own level"), 24, "{{ row.level }}"),
            Column(_("Proof at hand"), 24, "{{ row.has }}"),
        ),
    )  # fmt: skip


def stages() -> Xml:
    """Attainment by stage, and the three raw ratios."""
    intro = _(
        "Share of the questions by weight at or above their reference target (size: {size}, ambition: {ambition}). "
        "There is no pass line."
    ).format(size="{{ stages.size }}", ambition="{{ stages.ambition }}")
    derived = joined([
        p("Cell", '{{ target.cite | to("sentence", target.sentence_id) }} {{ target.sentence_id | quiet }}'),
        p("Cell", "{{ target.sentence }}"),
        when("target.translation", p("CellSub", _("Unofficial translation:") + " {{ target.translation }}")),
    ])  # fmt: skip
    return joined([
        chapter("stages"),
        p("Normal", intro + " {{ stages.note | aside }}", more="<w:keepNext/>"),
        p("Chart", "{{ stages.chart | picture(174) }}"),
        table("target in stages.targets",
            Column(_("Stage"), 9, "{{ target.stage }}"),
            Column(_("Reached"), 13, "{{ target.attained }}", right=True),
            Column(_("Mean target"), 14, "{{ target.mean }}", right=True),
            Column(_("Derived from"), 64, derived),
        ),
        _ratios(),
    ])  # fmt: skip


def _ratios() -> Xml:
    national = _(
        "Dashed: national reference lines of the policy (whole society, not one company). The ratios are shown raw, "
        "never scored and never added up."
    )
    return when("stages.ratios",
        p("Heading3", _("The raw ratios of clause 1.2")),
        p("Chart", "{{ stages.ratios | picture(174) }}"),
        p("Caption", national),
        table("metric in stages.metrics",
            Column(_("Ratio"), 26, to_answer("metric.title", "metric.question")),
            Column(_("Value"), 12, "{{ metric.value }}", right=True),
            Column(_("Counted"), 31, "{{ metric.numerator }}"),
            Column(_("Out of"), 31, "{{ metric.denominator }}"),
        ),
    )  # fmt: skip
