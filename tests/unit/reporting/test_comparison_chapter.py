"""The report's chapter on the last assessment: there when there is one, in the full edition only."""

from __future__ import annotations

from compare_cases import earlier, later

from aiplus_assess.i18n import Language
from aiplus_assess.reporting.html import render_html
from aiplus_assess.reporting.outline import outline_of
from aiplus_assess.reporting.snapshot import ReportEdition, Snapshot, freeze


def report(language: Language = "zh", edition: ReportEdition = "full", with_earlier: bool = True) -> Snapshot:
    new = later()
    before = (earlier(),) if with_earlier else ()
    return freeze(new.assessment, new.pack, language=language, edition=edition, program_version="0", earlier=before)


def test_the_full_report_tells_what_moved_since_the_last_assessment() -> None:
    html = render_html(report())
    assert "与上次评估对比" in html
    assert "2025 年 → 2026 年" in html
    assert "只有口头设想" in html  # the note of the earlier side
    assert "Since the last assessment" in render_html(report("en"))


def test_without_an_earlier_assessment_there_is_no_chapter() -> None:
    shown = report(with_earlier=False)
    assert shown.comparison is None
    assert "comparison" not in {chapter.key for chapter in outline_of(shown)}


def test_the_brief_report_leaves_the_comparison_to_the_full_one() -> None:
    assert report(edition="brief").comparison is None
