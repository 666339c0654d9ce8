"""Where a company stands among the others of the workspace, in words and as a bar."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.benchmark import LEAST, Benchmark
from aiplus_assess.assessment.industry import full_name
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.reporting.charts.quartiles import QuartileBar
from aiplus_assess.reporting.numbers import show


@dataclass(frozen=True, slots=True)
class BenchmarkPart:
    """`line` says it all; `place` how many are lower, equal, higher; `note` who was counted.

    `bar`, `place` and `note` are None and "" where there are too few to show anything.
    """

    line: str
    place: str = ""
    note: str = ""
    bar: QuartileBar | None = None


def benchmark_of(found: Benchmark) -> BenchmarkPart:
    """In the language in force."""
    scope = _("{industry}, {size}").format(
        industry=full_name(found.industry, current()), size=labels.size_word(found.size)
    )
    quartiles = found.quartiles
    if quartiles is None:
        return BenchmarkPart(_too_few(found.n, scope))
    line = _(
        "Among n = {n} other companies of this workspace ({scope}): lower quartile {lower}, median {median}, upper "
        "quartile {upper}; this company {index}."
    ).format(
        n=found.n,
        scope=scope,
        lower=show(quartiles.lower),
        median=show(quartiles.median),
        upper=show(quartiles.upper),
        index=show(found.index),
    )
    ends = (float(quartiles.lower), float(quartiles.median), float(quartiles.upper))
    own = None if found.index is None else float(found.index)
    label = "" if own is None else _("this company {index}").format(index=show(found.index))
    return BenchmarkPart(line, _place(found), _note(), QuartileBar(*ends, own, label, alt=line))


def _too_few(n: int, scope: str) -> str:
    return ngettext(
        "{n} other company of this industry and size ({scope}) has a final assessment in this workspace; below "
        "{least} nothing is shown.",
        "{n} other companies of this industry and size ({scope}) have a final assessment in this workspace; below "
        "{least} nothing is shown.",
        n,
    ).format(n=n, scope=scope, least=LEAST)


def _place(found: Benchmark) -> str:
    if found.lower is None:
        return ""
    return _("{lower} lower, {equal} equal, {higher} higher.").format(
        lower=found.lower, equal=found.equal, higher=found.higher
    )


def _note() -> str:
    return _(
        "Readiness index of each company's latest final assessment on the same questionnaire version and basis; "
        "companies of this workspace, not a picture of the industry."
    )
