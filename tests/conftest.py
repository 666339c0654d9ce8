"""What tests of every package share; keep it tiny."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.questionnaire.model import Pack

TINY = Path(__file__).parent / "fixtures" / "packs" / "tiny"


@pytest.fixture(scope="session")
def tiny_pack() -> Pack:
    """A complete pack in small: every kind of question and rule; the worked example of scoring.md fits it."""
    return load_pack(TINY)
