"""国统字〔2017〕213号 at its boundaries."""

from __future__ import annotations

import pytest

from aiplus_assess.assessment.size import TABLE, company_size


@pytest.mark.parametrize(
    ("industry", "numbers", "size"),
    [
        ("A01", {"revenue_wan": 20000}, "large"),
        ("A01", {"revenue_wan": 19999}, "medium"),
        ("A04", {"revenue_wan": 49.9}, "micro"),
        ("C34", {"employees": 1000, "revenue_wan": 40000}, "large"),
        ("C34", {"employees": 1000, "revenue_wan": 39999}, "medium"),
        ("C34", {"employees": 299, "revenue_wan": 900000}, "small"),
        ("C345", {"employees": 20, "revenue_wan": 300}, "small"),
        ("B06", {"employees": 19, "revenue_wan": 5000}, "micro"),
        ("E47", {"revenue_wan": 6000, "assets_wan": 5000}, "medium"),
        ("F51", {"employees": 5, "revenue_wan": 1000}, "small"),
        ("F52", {"employees": 300, "revenue_wan": 20000}, "large"),
        ("G59", {"employees": 100, "revenue_wan": 1000}, "medium"),
        ("G60", {"employees": 100, "revenue_wan": 1000}, "small"),
        ("H62", {"employees": 9, "revenue_wan": 90}, "micro"),
        ("I64", {"employees": 100, "revenue_wan": 1000}, "medium"),
        ("I65", {"employees": 10, "revenue_wan": 50}, "small"),
        ("K7010", {"revenue_wan": 1000, "assets_wan": 5000}, "medium"),
        ("K702", {"employees": 100, "revenue_wan": 500}, "small"),
        ("L72", {"employees": 300, "assets_wan": 120000}, "large"),
        ("M74", {"employees": 6}, "micro"),
        ("Q85", {"employees": 100}, "medium"),
        ("C34", {"employees": 0, "revenue_wan": 0}, "micro"),
    ],
)
def test_class(industry: str, numbers: dict[str, float], size: str) -> None:
    assert company_size(industry, **numbers).size == size


@pytest.mark.parametrize("industry", ["J66", "P83", "Q84", "Q", "S92", "T97", "G53", "F", "G", "I", "K70"])
def test_no_row(industry: str) -> None:
    result = company_size(industry, 100, 1000, 1000)
    assert (result.size, result.in_table) == (None, False)


def test_missing_numbers_are_named() -> None:
    assert company_size("C34", employees=60).missing == ("revenue_wan",)
    assert company_size("L71").missing == ("employees", "assets_wan")


def test_bounds_fall_from_large_to_small() -> None:
    for row in TABLE:
        for large, medium, small in row.bounds.values():
            assert large > medium > small > 0
