"""The benchmark as a pure function: quartiles, the bound of ten, industry and size, ties."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiplus_assess.assessment.benchmark import LEAST, Benchmark, Peer, benchmark
from aiplus_assess.questionnaire.codes import Size

OWN = Peer("own", "C34", "small", Fraction(41))


def others(*indices: int, industry: str = "C34", size: Size = "small", prefix: str = "c") -> list[Peer]:
    return [Peer(f"{prefix}{place}", industry, size, Fraction(index)) for place, index in enumerate(indices)]


def test_quartiles_are_those_of_excel() -> None:
    """QUARTILE.INC over 1, 2, …, 10 gives 3.25, 5.5 and 7.75."""
    found = benchmark(OWN, others(*range(1, 11)))
    assert found.quartiles is not None
    assert (found.quartiles.lower, found.quartiles.median, found.quartiles.upper) == (
        Fraction(13, 4),
        Fraction(11, 2),
        Fraction(31, 4),
    )
    assert (found.n, found.lower, found.equal, found.higher) == (10, 10, 0, 0)


def test_nothing_below_ten_not_even_a_count_of_higher_ones() -> None:
    assert benchmark(OWN, others(*range(9))) == Benchmark("C", "small", Fraction(41), 9)
    assert benchmark(OWN, others(*range(10))).quartiles is not None
    assert benchmark(OWN, []) == Benchmark("C", "small", Fraction(41), 0)


def test_the_company_itself_is_never_one_of_the_others() -> None:
    crowd = [*others(*range(9)), Peer("own", "C34", "small", Fraction(99))]
    assert benchmark(OWN, crowd).n == 9
    assert benchmark(OWN, crowd).quartiles is None


def test_the_division_where_it_has_ten_else_the_section() -> None:
    wide = others(*range(50, 60), industry="C13", prefix="w")
    assert benchmark(OWN, [*others(*range(10)), *wide]).industry == "C34"
    both = benchmark(OWN, [*others(*range(9)), *wide])
    assert (both.industry, both.n) == ("C", 19)
    deeper = Peer("own", "C3421", "small", Fraction(41))
    assert benchmark(deeper, [*others(*range(10), industry="C348"), *wide]).industry == "C34"
    only_section = Peer("own", "C", "small", Fraction(41))
    assert benchmark(only_section, others(*range(10), industry="C")).industry == "C"


def test_another_section_or_size_never_counts() -> None:
    sizes = [size for size in get_args(Size) if size != "small"]
    foreign = [peer for size in sizes for peer in others(*range(20), size=size, prefix=size)]
    foreign += others(*range(20), industry="A01")
    assert benchmark(OWN, foreign).n == 0


def test_ties_are_equal_and_neither_lower_nor_higher() -> None:
    found = benchmark(OWN, others(*(41,) * 12))
    assert (found.lower, found.equal, found.higher) == (0, 12, 0)
    assert found.quartiles is not None
    assert found.quartiles.lower == found.quartiles.upper == 41


def test_without_an_index_there_are_quartiles_but_no_place() -> None:
    found = benchmark(Peer("own", "C34", "small", None), others(*range(10)))
    assert found.quartiles is not None
    assert (found.lower, found.equal, found.higher) == (None, None, None)
    unknown = [Peer(f"n{n}", "C34", "small", None) for n in range(5)]
    assert benchmark(OWN, [*others(*range(9)), *unknown]).n == 9


@given(st.lists(st.integers(0, 100), max_size=40), st.randoms())
def test_order_never_matters_and_the_quartiles_are_in_order(indices: list[int], random: object) -> None:
    crowd = others(*indices)
    found = benchmark(OWN, crowd)
    random.shuffle(crowd)  # type: ignore[attr-defined]
    assert benchmark(OWN, crowd) == found
    assert (found.quartiles is None) == (len(indices) < LEAST)
    if found.quartiles is not None:
        low, middle, high = found.quartiles.lower, found.quartiles.median, found.quartiles.upper
        assert min(indices) <= low <= middle <= high <= max(indices)
        assert found.lower is not None
        assert found.equal is not None
        assert found.higher is not None
        assert found.lower + found.equal + found.higher == found.n


def test_quartiles_stay_exact() -> None:
    third = [Peer(f"c{n}", "C34", "small", Fraction(n, 3)) for n in range(11)]
    found = benchmark(OWN, third)
    assert found.quartiles is not None
    assert found.quartiles.median == Fraction(5, 3)
    assert float(found.quartiles.lower) == pytest.approx(2.5 / 3)
