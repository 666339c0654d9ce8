"""Integration tests share programs that they start as processes of their own; these can be imported too."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from shell import TINY, Shell


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """The command line on a workspace of its own, with the tiny pack installed in the user's folder."""
    monkeypatch.setattr("aiplus_assess.places.data_directory", lambda: tmp_path / "data")
    shutil.copytree(TINY, tmp_path / "data" / "questionnaires" / "tiny")
    return Shell(tmp_path, capsys)
