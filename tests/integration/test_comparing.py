"""Comparing across versions of a questionnaire, from the command line, as JSON and as a PDF of its own."""

from __future__ import annotations

import json
import logging
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from compare_cases import AFTER, BEFORE, PACKS, TINY2, earlier, later

from aiplus_assess.assessment.engagement import Engagement
from aiplus_assess.assessment.plain import answer_to_plain
from aiplus_assess.cli import run
from aiplus_assess.reporting.comparison import freeze_comparison, render_comparison_html
from aiplus_assess.reporting.pdf import render_comparison


@pytest.fixture(autouse=True)
def no_complaints(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.WARNING)
    yield
    assert [record.getMessage() for record in caplog.get_records("call")] == []


class Shell:
    """The program with the small pack in the user's folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def __call__(self, *arguments: object, code: int = 0) -> str:
        found = run(["--workspace", str(self.folder / "w.sqlite"), *map(str, arguments)])
        out, error = self._capsys.readouterr()
        assert found == code, (out, error)
        return error if code else out

    def assessed(self, answers: object) -> str:
        profile, file = self.folder / "p.json", self.folder / "a.json"
        profile.write_text(json.dumps({"company": "华清厂", "industry": "C34", "employees": 60, "revenue_wan": 3000}))
        file.write_text(json.dumps({"answers": answers}), encoding="utf-8")
        made = self("new", "--profile", profile, "--pack", "tiny").splitlines()[-1]
        self("answer", made, file)
        return made


@pytest.fixture
def pair(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> tuple[Shell, str, str]:
    """One assessment on version 1.0.0, then one on 2.0.0."""
    monkeypatch.setattr("aiplus_assess.places.data_directory", lambda: tmp_path / "data")
    packs, shell = tmp_path / "data" / "questionnaires", Shell(tmp_path, capsys)
    shutil.copytree(PACKS / "tiny", packs / "tiny")
    first = shell.assessed({q: answer_to_plain(a) for q, a in BEFORE.items()})
    shutil.copytree(TINY2, packs / "tiny2")
    second = shell.assessed({q: answer_to_plain(a) for q, a in AFTER.items()})
    return shell, first, second


def test_across_versions_as_json(pair: tuple[Shell, str, str]) -> None:
    shell, first, second = pair
    found = json.loads(shell("compare", first, second, "--json"))
    kinds = {(change["question"], change["kind"]) for change in found["changes"]}
    assert {("2.2.1-01", "improved"), ("3.8-02", "retired"), ("3.8-03", "added"), ("2.2.2-03", "added")} <= kinds
    assert ("3.14-02", "retired") in kinds
    assert found["causes"]["rules"] == 0
    assert found["causes"]["questionnaire"] != 0
    assert sum(found["causes"].values()) == pytest.approx(found["index"][1] - found["index"][0], abs=1e-9)
    assert sum(found["same_basis"]["shares"].values()) == pytest.approx(found["same_basis"]["delta"], abs=1e-9)
    assert found["why_not"] is None


def test_the_pdf_of_its_own(pair: tuple[Shell, str, str]) -> None:
    shell, first, second = pair
    target = shell.folder / "out.pdf"
    assert shell("compare", first, second, "-o", target).strip() == str(target)
    words, pages = text_of(target.read_bytes())
    assert 1 <= pages <= 4
    for note in ("年度计划已批准", "只有口头设想", "一条线停用", "旧题备注"):
        assert note in words
    assert "exists" in shell("--lang", "en", "compare", first, second, "-o", target, code=1)
    shell("compare", first, second, "-o", target, "--force", "--lang", "en")
    assert "Comparisonoftwoassessments" in text_of(target.read_bytes())[0]


def test_a_comparison_is_a_pdf_or_nothing(pair: tuple[Shell, str, str]) -> None:
    shell, first, second = pair
    assert ".pdf" in shell("compare", first, second, "-o", shell.folder / "out.docx", code=1)
    assert not (shell.folder / "out.docx").exists()


def test_its_pages_say_what_they_are_whose_reports_they_compare_and_who_may_read_them() -> None:
    order = Engagement(report_number="HQ-2026-007", confidentiality="confidential")
    old, new = earlier(engagement=Engagement(confidentiality="public")), later(engagement=order)
    words, _pages = text_of(
        render_comparison(freeze_comparison([old, new], old, new, language="zh", program_version="1"))
    )
    assert "差距分析" not in words
    assert "华清精密制造有限公司·两次评估对比" in words
    assert "报告编号AI-20251102-old-r1→HQ-2026-007" in words
    assert "保密。内含受评企业内部信息，请勿外传。" in words


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_comparison_gives_the_same_bytes_and_hostile_text_stays_text(language: str) -> None:
    old = earlier(title="<b>&2025</b>")
    series = [old, later()]
    snapshot = freeze_comparison(series, old, later(), language=language, program_version="1")  # type: ignore[arg-type]
    assert "<b>&amp;2025" not in (html := render_comparison_html(snapshot))
    assert "&lt;b&gt;&amp;2025&lt;/b&gt;" in html
    assert render_comparison(snapshot) == render_comparison(snapshot)


def text_of(content: bytes) -> tuple[str, int]:
    """All text without white space, and the number of pages."""
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()
    return re.sub(r"\s+|\ufffe", "", "\n".join(pages)), len(pages)
