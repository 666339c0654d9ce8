"""Clause by clause: the official text, where the company stands, findings, questions, next steps."""

from __future__ import annotations

from aiplus_assess.i18n import Language, _, pgettext
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
    twips,
    when,
)  # fmt: skip
from aiplus_assess.reporting.word.template.looks import Looks, centred

SCORE = 24.0
EYEBROW = f'<w:keepNext/><w:spacing w:before="{twips(6)}" w:after="0"/>'


def clauses(language: Language, looks: Looks) -> Xml:
    """A section per clause that matters; the calm ones in one table."""
    intro = _(
        "The official text stands in Chinese, word for word; marked and underlined is what a question of this "
        "assessment traces to. Targets:"
    )
    drawn_up = _(
        "Where the company stands, its problems and what to improve are drawn up from the answers by rules; what an "
        "assessor wrote is marked."
    )
    return joined([
        chapter("clauses"),
        p("Normal", intro + ' {{ stages.note | quiet }}{% if language == "zh" %}。{% else %}. {% endif %}' + drawn_up),
        each('clause in clauses | selectattr("remarkable") | rejectattr("unanswered")',
            when("clause.chapter", p("Small", "{{ clause.chapter }}", more=EYEBROW)),
            p("Heading2", '{{ clause.heading | here("clause", clause.clause) }}'),
            either("clause.scored", [_score()],
                [when("clause.sentence", p("Small", "{{ clause.sentence }}", more="<w:keepNext/>"))]),
            looks.quoted(_official(language)),
            when("clause.finding", _finding()),
            when("clause.rows", _rows()),
        ),
        _open(),
        _calm(),
    ])  # fmt: skip


def _score() -> Xml:
    left, right = SCORE, TEXT_WIDTH - SCORE
    number = p("Score", "{{ clause.score }}", run(" / 5", "Scale"))
    bar = joined([p("Chart", f"{{{{ clause.bar | picture({right:.0f}) }}}}"),
        p("CardNote", "{{ clause.sentence }}", more="<w:keepNext/>")])  # fmt: skip
    return joined(
        [grid([left, right], [row([left, right], [centred(left, number), centred(right, bar)])]), spacer(kept=True)]
    )


def _official(language: Language) -> Xml:
    numbered = '{% for quote in clause.quotes %}{{ quote.number | to("sentence", quote.sentence) | raised }}{{ quote.pieces }}{% endfor %}'  # noqa: E501
    unofficial = _("Unofficial translation:") + " {% for quote in clause.quotes %}{{ quote.translation }} {% endfor %}"
    return joined([
        p("PolicyLabel", _("Official text") + " {{ clause.clause }}"),
        p("Policy", numbered),
        p("Translation", unofficial) if language == "en" else "",
    ])  # fmt: skip


def _finding() -> Xml:
    """What stands, what is wrong, what to do; what an assessor wrote is marked, the rest rules drew up."""
    by = "{% if heading not in clause.finding.drafted %} " + "{{ clause.finding.by | aside }}" + "{% endif %}"
    return joined([
        each("heading, text in clause.finding.parts",
            p("Finding", run("{{ heading }}", "Strong"), Xml("<w:r><w:tab/></w:r>"), "{{ text }}" + by)),
        spacer(),
    ])  # fmt: skip


def _rows() -> Xml:
    item = joined([
        p("Cell", to_answer("row.title", "row.question")), p("CellSub", "{{ row.question }} · {{ row.cites }}"),
    ])  # fmt: skip
    proof = joined([
        p("Cell", "{{ row.proof | to_proofs }}"),
        when("row.lacks_proof", p("CellSub", run(_("proof falls short"), "Alarm"))),
    ])  # fmt: skip
    return table(
        "row in clause.rows",
        Column(_("Assessment item"), 26, item),
        Column(_("Self"), 13, "{{ row.own | alarm(row.below) }}"),
        Column(_("Verified"), 9.5, "{{ row.verified }}", right=True),
        Column("{{ stage }}", 7.5, "{{ row.target }}", right=True),
        Column(pgettext("report", "Proof"), 16, proof),
        Column(_("Gap and next step"), 28, "{{ row.step }}"),
    )


TRACED = (
    '{% for quote in clause.quotes %}{% if quote.marked %}{{ quote.number | to("sentence", quote.sentence) | raised }}'
    "{{ quote.pieces }}{% endif %}{% endfor %}"
)
"""The sentences of the clause that questions trace to, each with its number."""


def _open() -> Xml:
    """Clauses of which nothing can be said yet but whom to ask."""
    none = 'clauses | selectattr("unanswered")'
    asked = each("row in clause.rows",
        p("Cell", f"{to_answer('row.title', 'row.question')} {{{{ row.department | quiet }}}}"))  # fmt: skip
    return when(f"{none} | first is defined",
        p("Heading2", _("Clauses without an answer yet")),
        table(f"clause in {none}",
            Column(_("Clause"), 22, '{{ clause.heading | here("clause", clause.clause) }}'),
            Column(_("Official text, traced sentences"), 44, TRACED),
            Column(_("To be answered, and whom to ask"), 34, joined([asked, p("Spacer")])),
        ),
    )  # fmt: skip


def _calm() -> Xml:
    calm = 'clauses | rejectattr("remarkable")'
    asked = each("row in clause.rows", p("Cell", f"{to_answer('row.title', 'row.question')} {{{{ row.own }}}}"))
    return when(f"{calm} | first is defined",
        p("Heading2", _("Clauses without a remarkable gap")),
        table(f"clause in {calm}",
            Column(_("Clause"), 22, '{{ clause.heading | here("clause", clause.clause) }}'),
            Column(_("Level"), 8, "{{ clause.score }}", right=True),
            Column(_("Official text, traced sentences"), 38, TRACED),
            Column(_("Questions"), 32, joined([asked, p("Spacer")])),
        ),
    )  # fmt: skip
