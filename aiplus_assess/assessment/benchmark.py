"""Where a company stands among the others of one's own workspace (docs/adr/0022).

Quartiles are those of Excel's QUARTILE.INC: the values in order, the position (n − 1)·p, linear in between
(Hyndman and Fan, “Sample quantiles in statistical packages”, 1996, type 7). The companies of a workspace are all
there are, not a sample of more. An index is taken as the workspace stores it; what is computed from it is exact.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

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
    index: float | None


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


def _among(industry: str, own: Peer, values: list[float]) -> Benchmark:
    index, n = None if own.index is None else Fraction(own.index), len(values)
    if n < LEAST:
        return Benchmark(industry, own.size, index, n)
    values.sort()
    quartiles = Quartiles(*(_at(values, quarter) for quarter in (1, 2, 3)))
    if own.index is None:
        return Benchmark(industry, own.size, None, n, quartiles)
    lower, upto = bisect_left(values, own.index), bisect_right(values, own.index)
    return Benchmark(industry, own.size, index, n, quartiles, lower, upto - lower, n - upto)


def _at(ordered: list[float], quarter: int) -> Fraction:
    """Exact for the two values around the place alone: thousands of fractions would take longer than reading them."""
    place, rest = divmod((len(ordered) - 1) * quarter, 4)
    low = Fraction(ordered[place])
    return low if not rest else low + (Fraction(ordered[place + 1]) - low) * Fraction(rest, 4)
