"""Window, command line and print name the same day for the same moment (ADR 0024)."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from report_cases import assessment

import aiplus_assess
from aiplus_assess.assessment.engagement import Engagement, ReportVersion
from aiplus_assess.gui.engagement.feedback.lines import version_line
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.snapshot import freeze

ISSUED = datetime(2026, 11, 24, 17, tzinfo=UTC)


@pytest.fixture
def abroad(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine whose own clock is far behind China's."""
    monkeypatch.setenv("TZ", "America/New_York")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.mark.usefixtures("abroad")
def test_the_version_table_says_what_the_report_prints(tiny_pack: Pack) -> None:
    version = ReportVersion("v1", "1.0", ISSUED, "final")
    made = assessment(tiny_pack, engagement=Engagement(versions=(version,)))
    record = freeze(made, tiny_pack, language="en", program_version="0").record
    assert record is not None
    line = version_line(version)
    assert record.versions[0][1] == "2026-11-25"
    assert "2026-11-25" in line.cells


def test_nothing_reads_the_zone_of_the_machine() -> None:
    files = list(Path(aiplus_assess.__file__).parent.rglob("*.py"))
    assert len(files) > 300
    for file in files:
        found = re.search(r"astimezone\(\)|datetime\.now\(\)|date\.today\(\)", file.read_text(encoding="utf-8"))
        assert found is None, file
