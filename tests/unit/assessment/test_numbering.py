"""Report numbers: the next one of a pattern and year; a pattern is text, never a program."""

from __future__ import annotations

import pytest

from aiplus_assess.assessment.numbering import PATTERN, check_pattern, next_number, report_number
from aiplus_assess.errors import InputError


@pytest.mark.parametrize(
    ("pattern", "taken", "expected"),
    [
        (PATTERN, [], "AI+2026-001"),
        (PATTERN, ["AI+2026-001", "AI+2026-007", "AI+2025-031", "something else"], "AI+2026-008"),
        (PATTERN, ["AI+2026-1000"], "AI+2026-1001"),
        ("评({year})第{n}号", ["评(2026)第9号"], "评(2026)第10号"),
        ("{n:02}/A.B", ["07/AxB", "03/A.B"], "04/A.B"),
    ],
)
def test_the_next_number_follows_the_highest_of_its_kind(pattern, taken, expected):
    assert next_number(pattern, 2026, taken) == expected


@pytest.mark.parametrize(
    "pattern", ["", "AI+", "{n}{n}", "{n.__class__}", "{n!r}", "{year}{x}-{n}", "{n:>9999}", "{n:03", "x" * 99 + "{n}"]
)
def test_a_pattern_without_one_plain_number_is_refused(pattern):
    with pytest.raises(InputError):
        check_pattern(pattern)


def test_a_pattern_is_trimmed_and_filled():
    assert report_number(check_pattern("  {year}-{n:04} "), 2026, 7) == "2026-0007"
