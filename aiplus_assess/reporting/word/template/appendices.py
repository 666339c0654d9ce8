"""The policy's text, every answer, the list of proof, method and sign-off."""

from __future__ import annotations

from aiplus_assess.i18n import Language, _, pgettext
from aiplus_assess.reporting.word.fields import TEXT_WIDTH
from aiplus_assess.reporting.word.template.blocks import (
    Column,
    Xml,
    chapter,
    each,
    grid,
    joined,
    p,
    row,
    run,
    spacer,
    table,
    when,
)  # fmt: skip
from aiplus_assess.reporting.word.template.looks import Looks


def tracing(language: Language) -> Xml:
    """Every sentence of the policy: where it is treated, or why it is not asked."""
    intro = _(
        "{treated} of the {total} sentences are treated by questions of this report; marked and underlined is what "
        "they trace to. The Chinese text is the official one."
    ).format(treated="{{ tracing.treated }}", total="{{ tracing.total }}")
    linked = '{{ id | to("answer", id) }} {{ title | to("answer", id) }}'
    treated = (
        f"{{% if sentence.questions %}}{_('Treated in:')} {{% for id, title in sentence.questions %}}{linked}"
        f"{{% if not loop.last %}}{_(', ')}{{% endif %}}{{% endfor %}}{{% endif %}}{{{{ sentence.reason }}}}"
    )
    number = run('{{ sentence.sentence | here("sentence", sentence.sentence) }} ', "Number")
    unofficial = _("Unofficial translation:") + " {{ sentence.translation }}"
    translation = when("sentence.translation", p("Translation", unofficial, more="<w:keepNext/>"))
    return joined([
        chapter("tracing"),
        p("Normal", intro),
        each("clause in tracing.clauses",
            p("Heading4", '{{ clause.heading | to("clause", clause.clause) }}'),
            each("sentence in clause.sentences",
                p("Sentence", number, "{{ sentence.pieces }}"),
                translation if language == "en" else "",
                p("Treated", treated),
            ),
        ),
    ])  # fmt: skip


def answers() -> Xml:
    """Every answer with everything entered with it."""
    marks = "{% for remark in entry.remarks %}  {{ remark | alarm }}{% endfor %}"
    ranked = "{% if entry.question in ranks %}  " + _gap_number() + "{% endif %}"
    number = run('{{ entry.question | here("answer", entry.question) }} ', "Number")
    reply = "{{ entry.reply.short | strong }}{% if entry.reply.long %} {{ entry.reply.long }}{% endif %}"
    ticks = (
        "{% for item, ticked in entry.reply.ticks %}{% if ticked %}✓{% else %}○{% endif %} {{ item }}"
        "{% if not loop.last %}　{% endif %}{% endfor %}"
    )
    proof = (
        f"{_('Proof:')} {{{{ entry.proof | to_proofs }}}}{{% if entry.verified %}}　{_('Verified:')} "
        "{{ entry.verified | strong }}{% endif %}{% if entry.reason %} {{ entry.reason }}{% endif %}"
    )
    return joined([
        chapter("answers"),
        each("group in answers",
            p("Heading4", '{{ group.heading | to("clause", group.clause) }}'),
            each("entry in group.entries",
                p("AnswerHead", number, "{{ entry.title }}", run(ranked, "Pill"), run(marks)),
                p("AnswerQuiet", "{{ entry.text }} {{ entry.cites }}"),
                p("AnswerText", reply),
                when("entry.reply.ticks", p("AnswerText", ticks)),
                p("AnswerText", proof),
                when("entry.note", p("Note", _("Note:") + " {{ entry.note }}")),
            ),
        ),
    ])  # fmt: skip


def _gap_number() -> str:
    """The rank of the answer's gap, linked to it; the word is cut into what stands before and behind the number."""
    before, __, behind = _("gap no. {n}").partition("{n}")
    return (
        f'{{{{ "{before}" | to("gap", entry.question) }}}}{{{{ ranks[entry.question] | to("gap", entry.question) }}}}'
        + (f'{{{{ "{behind}" | to("gap", entry.question) }}}}' if behind else "")
    )


def proofs() -> Xml:
    """The list of proof."""
    between, colon = _(", "), _(": ")
    details = (
        f"{{% for label, value in proof.details %}}{{{{ label }}}}{colon}{{{{ value }}}}"
        "{% if not loop.last %} · {% endif %}{% endfor %}"
    )
    item = joined([
        p("CellBold", "{{ proof.title }}"),
        when("proof.details", p("CellSub", details)),
        when("proof.note", p("CellSub", "{{ proof.note }}")),
    ])  # fmt: skip
    linked = f'{{% for id in proof.questions %}}{{{{ id | to("answer", id) }}}}{{% if not loop.last %}}{between}{{% endif %}}{{% endfor %}}'  # noqa: E501
    return when("headings.proofs",
        chapter("proofs"),
        table("proof in proofs",
            Column(_("No."), 7, '{{ proof.number | here("proof", proof.number) }}'),
            Column(pgettext("report", "Proof"), 44, item),
            Column(_("Kind of proof"), 15, "{{ proof.level }}"),
            Column(_("State"), 13, "{{ proof.status }}"),
            Column(_("Questions"), 21, linked),
        ),
    )  # fmt: skip


def method(looks: Looks) -> Xml:
    """Method, versions, signatures."""
    scores = _(
        "Scores are computed in exact fractions by the scoring rules, version {version}, and rounded half up "
        "only here: one decimal for scores, none for the index. The score of a question is 20 × level; of a "
        "clause or group the mean by question weight; of a pillar the mean by group weight, where a group of "
        "few questions weighs less; the index is the mean of the pillars."
    ).format(version="{{ scoring_version }}")
    effect = _(
        "An action's effect is the index with that one level raised, minus the index now. Attainment is the "
        "share by weight of the applicable questions at or above their target. The questionnaire is named on "
        "the page of document control with the fingerprint of its content, so that every number can be "
        "recomputed from the answers in this report."
    )
    return joined([
        chapter("method"),
        p("Normal", scores), p("Normal", effect),
        p("Heading3", _("Sign-off")),
        p("Normal", _signed(), more="<w:keepNext/>"),
        _signatures(looks),
    ])  # fmt: skip


def _signed() -> str:
    """What is signed."""
    return _(
        "Both sides have read report {number} ({status}) and take note of its result on the basis {basis}: readiness "
        "index {index}, readiness level {level}. It is the company's own assessment, not an official finding."
    ).format(
        number="{{ cover.number }}", status="{{ cover.status }}", basis="{{ basis }}",
        index="{{ summary.cards[0].value }}", level="{{ summary.cards[1].value }}",
    )  # fmt: skip


def _signatures(looks: Looks) -> Xml:
    half = TEXT_WIDTH / 2
    lines = joined([p("Normal", text, more='<w:spacing w:after="397"/>') for text in (
        _("Name"), _("Signature, seal"), _("Date"))])  # fmt: skip
    heads = [p("CellQuiet", _("For the company"), more="<w:keepNext/>"),
        p("CellQuiet", _("For the assessor"), more="<w:keepNext/>")]  # fmt: skip
    boxes = [looks.card(half, lines), looks.card(half, lines)]
    return joined([grid([half, half], [row([half, half], heads), row([half, half], boxes)]), spacer()])
