"""Company size by 国统字〔2017〕213号 (《统计上大中小微型企业划分办法（2017）》)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aiplus_assess.questionnaire.codes import Size

Indicator = Literal["employees", "revenue_wan", "assets_wan"]
Numbers = dict[Indicator, float | None]


@dataclass(frozen=True, slots=True)
class Row:
    """Lower bounds of large, medium and small for each indicator; money in 万元."""

    codes: tuple[str, ...]
    bounds: dict[Indicator, tuple[float, float, float]]


def _row(codes: str, **bounds: tuple[float, float, float]) -> Row:
    named: dict[Indicator, tuple[float, float, float]] = {
        indicator: bounds[indicator] for indicator in ("employees", "revenue_wan", "assets_wan") if indicator in bounds
    }
    return Row(tuple(codes.split()), named)


TABLE = (
    _row("A", revenue_wan=(20000, 500, 50)),
    _row("B C D", employees=(1000, 300, 20), revenue_wan=(40000, 2000, 300)),
    _row("E", revenue_wan=(80000, 6000, 300), assets_wan=(80000, 5000, 300)),
    _row("F51", employees=(200, 20, 5), revenue_wan=(40000, 5000, 1000)),
    _row("F52", employees=(300, 50, 10), revenue_wan=(20000, 500, 100)),
    _row("G54 G55 G56 G57 G58", employees=(1000, 300, 20), revenue_wan=(30000, 3000, 200)),
    _row("G59", employees=(200, 100, 20), revenue_wan=(30000, 1000, 100)),
    _row("G60", employees=(1000, 300, 20), revenue_wan=(30000, 2000, 100)),
    _row("H", employees=(300, 100, 10), revenue_wan=(10000, 2000, 100)),
    _row("I63 I64", employees=(2000, 100, 10), revenue_wan=(100000, 1000, 100)),
    _row("I65", employees=(300, 100, 10), revenue_wan=(10000, 1000, 50)),
    _row("K701", revenue_wan=(200000, 1000, 100), assets_wan=(10000, 5000, 2000)),
    _row("K702", employees=(1000, 300, 100), revenue_wan=(5000, 1000, 500)),
    _row("L", employees=(300, 100, 10), assets_wan=(120000, 8000, 100)),
    _row("M N O Q85 R K703 K709", employees=(300, 100, 10)),
)


@dataclass(frozen=True, slots=True)
class SizeResult:
    """The size, or why there is none: `missing` numbers, or a table with no row for the industry."""

    size: Size | None
    missing: tuple[Indicator, ...] = ()
    in_table: bool = True
    needed: tuple[Indicator, ...] = ()


def company_size(
    industry: str,
    employees: float | None = None,
    revenue_wan: float | None = None,
    assets_wan: float | None = None,
) -> SizeResult:
    """The size of a company from its industry code and its numbers (money in 万元).

    Large, medium and small ask for every indicator of the row; a company that misses one is a class lower.
    Finance, education, health, railways, public bodies, and codes too coarse to tell (F, G, K70) have no row.
    """
    row = next((row for row in TABLE if industry.startswith(row.codes)), None)
    if row is None:
        return SizeResult(None, in_table=False)
    numbers: Numbers = {"employees": employees, "revenue_wan": revenue_wan, "assets_wan": assets_wan}
    needed = tuple(row.bounds)
    missing = tuple(indicator for indicator in needed if numbers[indicator] is None)
    if missing:
        return SizeResult(None, missing, needed=needed)
    classes: tuple[Size, ...] = ("large", "medium", "small")
    for place, size in enumerate(classes):
        if all((numbers[indicator] or 0) >= bounds[place] for indicator, bounds in row.bounds.items()):
            return SizeResult(size, needed=needed)
    return SizeResult("micro", needed=needed)
