"""Reading JSON files that people made by hand, or that are not what they seem."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiplus_assess.errors import InputError
from aiplus_assess.exchange.faults import is_int, is_number, read_json


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b'{"a": 1,}', "1"),
        (b"", "JSON"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b'{"a": 1, "a": 2}', '"a"'),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": Infinity}', "Infinity"),
        (b"[" * 200_000, "x.json"),
        (b'{"a":' * 200_000, "x.json"),
        (b'{"a": ' + b"1" * 5_000 + b"}", "x.json"),
        (b"-" + b"9" * 4_301, "x.json"),
    ],
)
def test_broken_file(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=word) as caught:
        read_json(path)
    assert "\n" not in caught.value.message


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        read_json(tmp_path / "nowhere.json")
    with pytest.raises(InputError):
        read_json(tmp_path)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}')
    assert read_json(path) == {"a": 1}


@pytest.mark.parametrize("value", [True, 3.0, "3", None, -1, 6])
def test_only_whole_numbers_are_levels(value: object) -> None:
    assert not is_int(value, 0, 5)


@pytest.mark.parametrize(
    ("value", "good"), [(0, True), (42.5, True), (100.1, False), (True, False), (float("nan"), False)]
)
def test_numbers(value: object, good: bool) -> None:
    assert is_number(value, 0, 100) is good
