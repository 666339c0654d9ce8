"""Fixtures of the questionnaire's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pack_copies import PackCopy

from aiplus_assess import i18n


@pytest.fixture
def pack_copy(tmp_path: Path) -> PackCopy:
    return PackCopy(tmp_path / "tiny")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with i18n.language("en"):
        yield
