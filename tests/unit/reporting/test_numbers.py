"""Numbers are shown half up, with a real minus sign, and null is never 0."""

from __future__ import annotations

from fractions import Fraction

import pytest

from aiplus_assess.reporting.numbers import percent, ratio, show, signed


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (Fraction(1, 2), 0, "1"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "−3"),
        (2.675, 2, "2.68"),
        (Fraction(1, 20), 1, "0.1"),
        (Fraction(-1, 100), 1, "0.0"),
        (0.05, 1, "0.1"),
        (41, 0, "41"),
        (Fraction(154, 3), 1, "51.3"),
        (None, 1, "—"),
    ],
)
def test_show(value: Fraction | float | None, decimals: int, shown: str) -> None:
    assert show(value, decimals) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(Fraction(1, 2), "+0.5"), (Fraction(-6, 5), "−1.2"), (0, "0.0"), (0.04, "0.0"), (None, "—")]
)
def test_signed(value: Fraction | float | None, shown: str) -> None:
    assert signed(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(Fraction(2, 3), "67%"), (Fraction(1, 200), "1%"), (0, "0%"), (None, "—")]
)
def test_percent(value: Fraction | None, shown: str) -> None:
    assert percent(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(42.5, "42.5%"), (0.0, "0%"), (100.0, "100%"), (33.333, "33.33%"), (None, "—")]
)
def test_ratio(value: float | None, shown: str) -> None:
    assert ratio(value) == shown
