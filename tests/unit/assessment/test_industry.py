"""GB/T 4754-2017 sections and divisions."""

from __future__ import annotations

import pytest

from aiplus_assess.assessment.industry import DIVISIONS, SECTIONS, full_name, known, lookup, search


def test_table_is_complete_and_ordered() -> None:
    assert [section.code for section in SECTIONS] == list("ABCDEFGHIJKLMNOPQRST")
    assert [division.code[1:] for division in DIVISIONS] == [f"{n:02}" for n in range(1, 98)]
    assert all(division.initials and division.en for division in DIVISIONS)


@pytest.mark.parametrize(("code", "is_known"), [("C", True), ("C34", True), ("C3451", True), ("C01", False)])
def test_known(code: str, is_known: bool) -> None:
    assert known(code) is is_known


@pytest.mark.parametrize("code", ["", "34", "c34", "C3", "C34512", "U01", "C34 "])
def test_malformed(code: str) -> None:
    assert not known(code)


@pytest.mark.parametrize(
    ("text", "first"),
    [("C34", "C34"), ("34", "C34"), ("通用设备", "C34"), ("tysb", "C34"), ("general mach", "C34"), ("餐饮", "H62")],
)
def test_search_finds_the_best_first(text: str, first: str) -> None:
    assert search(text)[0].code == first


def test_search_for_nothing_and_nonsense() -> None:
    assert len(search(" ")) == len(SECTIONS) + len(DIVISIONS)
    assert search("没有这个行业") == ()


def test_names() -> None:
    assert full_name("C345", "zh") == "C345 通用设备制造业"
    assert lookup("H62").name("en") == "Catering"
