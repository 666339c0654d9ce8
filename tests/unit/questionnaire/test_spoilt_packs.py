"""Whatever stands in a pack's files, loading says so in fault lines and never fails in another way."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pack_copies import TINY, PackCopy

from aiplus_assess.cli.lint_pack import lint_folder
from aiplus_assess.errors import InputError
from aiplus_assess.questionnaire.library import Library
from aiplus_assess.questionnaire.yaml_source import read_source

FILES = ("pack.yaml", "policy.yaml", "1.2.yaml", "2.2.yaml", "3.8.yaml", "3.14.yaml", "profiles.yaml")
DATA = {file: read_source(TINY / file)[0].data for file in FILES}
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-10, 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=6),
    st.sampled_from(["everyone", "3.8-01", "gf2025-11:3.8#s1", "compliant", "level", "duty"]),
    st.just([]),
    st.just({}),
    st.just([[{"id": []}]]),
    st.dictionaries(st.text(max_size=4), st.none(), max_size=2),
)


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in the data, the whole included."""
    yield path
    if isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from places(value, (*path, step))


PLACES = [(file, path) for file, data in DATA.items() for path in places(data)]


def spoilt(data: Any, path: tuple[Any, ...], junk: Any) -> Any:
    if not path:
        return junk
    data = copy.copy(data)
    data[path[0]] = spoilt(data[path[0]], path[1:], junk)
    return data


def check(folder: Path) -> None:
    """Load and lint: clean, findings, or an InputError whose faults are single lines."""
    try:
        findings = [str(finding) for finding in lint_folder(folder, Library(None, bundled_folder=folder / "none"))]
    except InputError as refused:
        findings = [refused.message, *refused.faults]
    assert all(line and "\n" not in line for line in findings), findings


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(PLACES), junk=JUNK)
def test_any_value_anywhere(pack_copy: PackCopy, place: tuple[str, tuple[Any, ...]], junk: Any) -> None:
    file, path = place
    before = (pack_copy.folder / file).read_text(encoding="utf-8")
    pack_copy.write(file, json.dumps(_text_keys(spoilt(DATA[file], path, junk)), ensure_ascii=False))
    try:
        check(pack_copy.folder)
    finally:
        pack_copy.write(file, before)


def _text_keys(data: Any) -> Any:
    """JSON is YAML, but years must stay numbers there too: the loader takes both."""
    if isinstance(data, dict):
        return {str(key): _text_keys(value) for key, value in data.items()}
    return [_text_keys(member) for member in data] if isinstance(data, list) else data


@pytest.mark.parametrize("cut", range(1, 60, 7))
@pytest.mark.parametrize("file", FILES)
def test_a_file_cut_off_anywhere(pack_copy: PackCopy, file: str, cut: int) -> None:
    text = (pack_copy.folder / file).read_text(encoding="utf-8")
    check(pack_copy.write(file, text[: len(text) * cut // 60]).folder)
