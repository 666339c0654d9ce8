"""A comparison on the verified basis that one side was never verified for; one change is one number everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from compare_cases import AFTER, BEFORE, earlier, later

from aiplus_assess import i18n
from aiplus_assess.assessment.model import Verification
from aiplus_assess.assessment.series import Measured, between
from aiplus_assess.cli.comparing import text
from aiplus_assess.reporting import counsel
from aiplus_assess.reporting.charts.deltas import deltas_shape
from aiplus_assess.reporting.numbers import ends
from aiplus_assess.reporting.parts.comparison import comparison_of
from aiplus_assess.reporting.parts.moves import one_sided_of
from aiplus_assess.reporting.snapshot import freeze


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    with i18n.language("zh"):
        yield


def doubted() -> Measured:
    """The company said 2 both years (3.14-01 rose in its own eyes); only the assessor of this year saw less."""
    answers = AFTER | {
        "3.14-01": replace(AFTER["3.14-01"], level=2, verified=Verification(1, "台账停更", "李强")),
        "2.2.1-01": replace(AFTER["2.2.1-01"], verified=None),
    }
    return later("verified", answers=answers)


def test_what_only_an_assessor_sees_lower_is_no_decline() -> None:
    old, new = earlier("verified"), doubted()
    found = comparison_of([old, new], old, new)
    fell = next(move for move in found.moves if move.question == "3.14-01")
    assert (fell.change, fell.tone) == ("▼ 1（上次未核定）", "plain")
    assert found.rises == 0
    assert found.questions == "按 4 个相同评估项；上次未核定"
    assert "已核定的答复：上次 0 项，本次 1 项；上次未核定，差别可能来自核定，不等于升降" in found.differences
    gap = next(gap for gap in found.opened if gap.question == "3.14-01")
    assert gap.size == "1 级；上次未核定"


def test_the_boss_reads_that_last_time_was_not_verified() -> None:
    old, new = earlier("verified"), doubted()
    made = freeze(new.assessment, new.pack, language="zh", basis="verified", program_version="0", earlier=(old,))
    sentence = next(s for s in made.summary.sentences if s.startswith("与“2025 年”"))
    assert "上次未核定，差别可能来自核定" in sentence
    assert "下降最多" not in sentence
    assert made.summary.cards[2].note.endswith("；上次未核定")
    assert "注意：上次未核定" in text(between(old, new))


def test_two_verified_years_or_two_of_the_companys_own_need_no_mark() -> None:
    answers = BEFORE | {"3.14-01": replace(BEFORE["3.14-01"], verified=Verification(2, "", "李强"))}
    for old, new in ((earlier("verified", answers=answers), doubted()), (earlier(), later())):
        found = comparison_of([old, new], old, new)
        assert "核定" not in "".join((found.questions, *found.differences, *(move.change for move in found.moves)))
        assert "未核定" not in counsel.change_sentence(between(old, new), "2025 年")


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (Fraction(2774, 100), Fraction(3488, 100), ("28", "35")),  # 27.7 and 34.9 would say +7.2; it is +7.1
        (Fraction(30), Fraction(371, 10), ("30.0", "37.1")),
        (Fraction(2005, 100), Fraction(2049, 100), ("20.1", "20.5")),
        (Fraction(2004, 100), Fraction(2045, 100), None),  # 20.0 and 20.5 for +0.4, and 20 and 20 say nothing moved
    ],
)
def test_ends_never_contradict_the_change_beside_them(
    before: Fraction, after: Fraction, shown: tuple[str, str] | None
) -> None:
    assert ends(before, after) == shown


def test_the_sentence_and_the_tile_show_one_change() -> None:
    old, new = earlier(), later()
    found = between(old, new)
    moved = replace(found.same_basis, before=Fraction(2774, 100), after=Fraction(3488, 100))
    found.__dict__["same_basis"] = moved
    assert "指数由 28 变为 35（+7.1）" in counsel.change_sentence(found, "2025 年")
    found.__dict__["same_basis"] = replace(found.same_basis, before=Fraction(2004, 100), after=Fraction(2045, 100))
    assert "指数变动 +0.4" in counsel.change_sentence(found, "2025 年")


def test_a_group_that_only_an_assessor_moved_has_no_colour_of_a_fall() -> None:
    old, new = earlier("verified"), doubted()
    found = comparison_of([old, new], old, new)
    drawn = {
        row.code: (row.neutral, shape["tone"])
        for row, shape in zip(found.groups.rows, deltas_shape(found.groups)["rows"], strict=True)
    }
    assert drawn["3.14"] == (True, "secondary")
    assert drawn["2.2"] == (False, "good")
    assert one_sided_of(found.moves) == {"regressed": 1}
