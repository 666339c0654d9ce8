"""Reading YAML: stricter than YAML, never at the mercy of the file, and lines remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiplus_assess.questionnaire.yaml_source import MAX_BYTES, parse, path_text, read_source


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2026-09-01", "2026-09-01"),
        ("yes", "yes"),
        ("No", "No"),
        ("true", True),
        ("~", None),
        ("7", 7),
        ("3.10", 3.1),
        ("1.0.0", "1.0.0"),
        ("010", "010"),
        ("1e5", "1e5"),
        ('"3.10"', "3.10"),
        ("'true'", "true"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_scalars(written: str, value: object) -> None:
    source, faults = parse("x.yaml", f"key: {written}")
    assert not faults
    assert source.data == {"key": value}
    assert type(source.data["key"]) is type(value)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "given twice"),
        ("a: &x [1]\nb: *x\n", 2, "aliases"),
        ("a: !!python/object:os.system {}\n", 1, "tags"),
        ("a: !x text\n", 1, "tags"),
        ("a:\n  ? [1]\n  : 2\n", 2, "must be a word"),
        ("a: b\nc: d: e\n", 2, "put quotes around"),
        ('- {zh: a, en: "b" c}\n', 1, "put quotes around"),
        ("a: [1\n", 2, "not valid YAML"),
        ("a: 1\n---\nb: 2\n", 2, "not valid YAML"),
        ("a: \x07\n", 1, "not valid YAML"),
    ],
)
def test_refused_with_its_line(text: str, line: int, said: str) -> None:
    _source, faults = parse("x.yaml", text)
    assert [(fault.line, said in fault.message) for fault in faults] == [(line, True)]


def test_a_bomb_of_aliases_stays_small() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    _source, faults = parse("x.yaml", "\n".join(lines))
    assert len(faults) == 78


def test_deep_nesting_is_refused_without_a_crash() -> None:
    for text in ("[" * 200_000, "{a: " * 100_000, "- " * 100_000):
        _source, faults = parse("x.yaml", text)
        assert "nested too deeply" in faults[0].message


def test_files_that_are_no_text(tmp_path: Path) -> None:
    binary, large = tmp_path / "b.yaml", tmp_path / "l.yaml"
    binary.write_bytes(b"a: 1\nb: \xff\xfe")
    large.write_bytes(b"#" * (MAX_BYTES + 1))
    assert "x.yaml:1: can't be read" in str(read_source(tmp_path / "x.yaml")[1][0])
    assert str(read_source(binary)[1][0]).startswith("b.yaml:2: not UTF-8")
    assert "larger than 5 MB" in str(read_source(large)[1][0])


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "bom.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert read_source(path)[0].data == {"a": 1}


def test_lines_and_raw_text_of_a_place() -> None:
    source, _faults = parse("x.yaml", "- id: 3.10\n  levels:\n    - zh: a\n    - zh: b\n")
    assert source.line((0, "levels", 1, "zh")) == 4
    assert source.line((0, "levels", 7)) == 2, "the nearest thing around it"
    assert source.raw((0, "id")) == "3.10"
    assert source.raw((0, "levels")) == ""


def test_paths_read_like_the_file() -> None:
    assert path_text(("targets", 2027, "levels", 2, "zh")) == "targets.2027.levels[2].zh"
