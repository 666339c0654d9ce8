"""Where a company stands among the others of one's own workspace (docs/adr/0022).

Quartiles are those of Excel's QUARTILE.INC: the values in order, the position (n − 1)·p, linear in between
(Hyndman and Fan, “Sample quantiles in statistical packages”, 1996, type 7). The companies of a workspace are all
there are, not a sample of more. Everything is exact; an index is taken as the workspace stores it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from statistics import quantiles

from aiplus_assess.questionnaire.codes import Size

LEAST = 10
"""Other companies below which nothing at all is shown: fewer could be told apart."""
SECTION, DIVISION = 1, 3
"""Characters of a GB/T 4754 code that name the section (C) and the division (C34)."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A company's latest assessment, reduced to what a benchmark needs. `index` in 0..100."""

    company_id: str
    industry: str
    size: Size
    index: Fraction | None


@dataclass(frozen=True, slots=True)
class Quartiles:
    """In 0..100."""

    lower: Fraction
    median: Fraction
    upper: Fraction


@dataclass(frozen=True, slots=True)
class Benchmark:
    """`index` among `n` other companies of `industry` (C34, or C) and `size`.

    `quartiles` and the counts of lower, equal and higher indices are None below 10 others; the counts also where
    the company itself has no index.
    """

    industry: str
    size: Size
    index: Fraction | None
    n: int
    quartiles: Quartiles | None = None
    lower: int | None = None
    equal: int | None = None
    higher: int | None = None


def benchmark(own: Peer, others: Iterable[Peer]) -> Benchmark:
    """`own` among `others`, one per company; the company itself among them is left out.

    The division where it holds 10 others, else the section; the size is never widened. Where there are too few,
    `n` is that of the section.
    """
    like = [
        peer
        for peer in others
        if peer.company_id != own.company_id
        and peer.size == own.size
        and peer.industry[:SECTION] == own.industry[:SECTION]
        and peer.index is not None
    ]
    division = own.industry[:DIVISION]
    near = [peer for peer in like if peer.industry[:DIVISION] == division]
    narrow = len(division) == DIVISION and len(near) >= LEAST
    values = [peer.index for peer in (near if narrow else like) if peer.index is not None]
    return _among(division if narrow else own.industry[:SECTION], own, values)


def _among(industry: str, own: Peer, values: list[Fraction]) -> Benchmark:
    if len(values) < LEAST:
        return Benchmark(industry, own.size, own.index, len(values))
    quartiles = Quartiles(*quantiles(values, n=4, method="inclusive"))
    if own.index is None:
        return Benchmark(industry, own.size, None, len(values), quartiles)
    lower, higher = sum(v < own.index for v in values), sum(v > own.index for v in values)
    return Benchmark(industry, own.size, own.index, len(values), quartiles, lower, len(values) - lower - higher, higher)
