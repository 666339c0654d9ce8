"""What can't be drawn is shown, and nothing is obeyed."""

from __future__ import annotations

import pytest

from aiplus_assess.reporting.charts.bars import BarRow
from aiplus_assess.reporting.legible import all_legible, legible, substituted, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("华清 A/B 12%", "华清 A/B 12%"),
        ("𬭚堃喆䶮", "𬭚堃喆䶮"),
        ("好🎉了", "好〓了"),
        ("☑ 是", "〓 是"),
        ("a\u202eb", "a[U+202E]b"),
        ("a\u200bb\ufeff", "a[U+200B]b[U+FEFF]"),
        ("a\x00b\x1b", "a[U+0000]b[U+001B]"),
        ("\ud800", "[U+D800]"),
        ("一\r\n二\r三\u2028四", "一\n二\n三\n四"),
        ("a\tb", "a b"),
        ("\u2600\ufe0f", "\u2600"),
        ("نص", "〓〓"),
    ],
)
def test_legible(text: str, shown: str) -> None:
    assert legible(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("华清 A/B 12%", "华清 A/B 12%"),
        ("好🎉了 ☑ نص 〓", "好🎉了 ☑ نص 〓"),
        ("a\u202eb\x00\ud800\tc\u2028d", "a[U+202E]b[U+0000][U+D800] c\nd"),
    ],
)
def test_a_reader_with_own_fonts_sees_every_character(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_frozen_data_is_walked_and_otherwise_left_alone() -> None:
    row = BarRow("a", "好🎉", 1.0)
    clean = BarRow("a", "b", None)
    assert all_legible((row, clean)) == (BarRow("a", "好〓", 1.0), clean)
    assert all_legible((row, clean))[1] is clean
    assert all_legible((row, clean), visible) == (row, clean)


def test_what_was_replaced_is_named_once() -> None:
    assert substituted((BarRow("🎉", "🎉\u202e", None), "☑")) == (
        "U+2611 BALLOT BOX WITH CHECK",
        "U+1F389 PARTY POPPER",
    )
