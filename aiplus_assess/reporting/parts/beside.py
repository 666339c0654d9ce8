"""Two companies side by side in words: for the window and the PDF."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.beside import Beside
from aiplus_assess.assessment.industry import full_name
from aiplus_assess.assessment.series import Measured
from aiplus_assess.assessment.targets import attainment
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.reporting.charts.bars import BarRow, Bars
from aiplus_assess.reporting.numbers import as_level, percent, show
from aiplus_assess.reporting.parts.comparison import Side, side_of
from aiplus_assess.reporting.words import group_name


@dataclass(frozen=True, slots=True)
class Column:
    """One company as it reports itself, and on the questions both have (`shared`, `bars`)."""

    name: str
    facts: str
    side: Side
    attained: str
    shared: str
    bars: Bars


@dataclass(frozen=True, slots=True)
class BesidePart:
    label: str
    basis: str
    stage: int
    questions: str
    columns: tuple[Column, Column]


def names_of(found: Beside, anonymous: bool) -> tuple[str, str]:
    """The companies' names, or what stands for them."""
    if anonymous:
        return _("Company A"), _("Company B")
    return found.one.assessment.company.name, found.other.assessment.company.name


def beside_of(found: Beside, anonymous: bool = False) -> BesidePart:
    """In the language in force. Anonymous: no names, titles or dates, and of the industry its section alone."""
    n = len(found.questions)
    names = names_of(found, anonymous)
    stage = found.one.pack.manifest.stages[0]
    first, second = (
        _column(found, place, one, name, stage, anonymous)
        for place, (one, name) in enumerate(zip((found.one, found.other), names, strict=True))
    )
    return BesidePart(
        label=_(
            "Two companies, not a development over time: each as it reports itself. Bars and the shared index cover "
            "only the questions that both were asked and answered; nothing is ranked."
        ),
        basis=labels.basis_word(found.one.basis),
        stage=stage,
        questions=ngettext("on the same {n} question", "on the same {n} questions", n).format(n=n)
        if n
        else _("No question has a level on both sides."),
        columns=(first, second),
    )


def _column(found: Beside, place: int, one: Measured, name: str, stage: int, anonymous: bool) -> Column:
    profile, side = one.assessment.profile, side_of(one)
    if anonymous:
        side = replace(side, title="", day="")
    industry = full_name(profile.industry[:1] if anonymous else profile.industry, current())
    facts = " · ".join(filter(None, [side.title, side.day, side.edition, labels.size_word(profile.size), industry]))
    scores = {group: pair[place] for group, pair in found.groups.items()}
    return Column(
        name, facts, side, percent(attainment(one.result, stage)), show(found.index[place]), _bars(found, name, scores)
    )


def _bars(found: Beside, name: str, scores: dict[str, Fraction | None]) -> Bars:
    packs = {group: pack for pack in (found.one.pack, found.other.pack) for group in pack.group_by_id}
    rows = tuple(
        BarRow(group, group_name(packs[group], group), as_level(score), None, show(as_level(score), 1))
        for group, score in scores.items()
    )
    return Bars(rows, alt=f"{name}: " + "; ".join(f"{row.label} {row.note}" for row in rows))
