"""The picture for a phone and the small PDF: right size, legible, the same every time."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from report_cases import PLAIN, frozen

from aiplus_assess.assessment.model import Answer
from aiplus_assess.cli import report_files
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.phone import WIDTH, render_phone


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_upright_and_as_wide_as_a_phone(tiny_pack: Pack, language: str) -> None:
    content = render_phone(frozen(tiny_pack, PLAIN, language))
    picture = Image.open(io.BytesIO(content))
    assert picture.format == "PNG"
    assert picture.width == WIDTH
    assert WIDTH < picture.height < 8 * WIDTH
    assert len(content) < 500_000
    assert content == render_phone(frozen(tiny_pack, PLAIN, language))


EXTREMES = {"empty": {}, "unknown": {question: Answer(unknown=True) for question in PLAIN}}


@pytest.mark.parametrize("name", EXTREMES)
def test_little_known_is_still_a_picture(tiny_pack: Pack, name: str) -> None:
    assert Image.open(io.BytesIO(render_phone(frozen(tiny_pack, EXTREMES[name])))).width == WIDTH


def test_a_name_that_fills_more_than_a_sheet_is_shown_whole(tiny_pack: Pack) -> None:
    made = frozen(tiny_pack)
    long = replace(made, cover=replace(made.cover, company="很长的公司名称" * 400))
    plain = Image.open(io.BytesIO(render_phone(made))).height
    assert Image.open(io.BytesIO(render_phone(long))).height > plain + 3 * 2400


def test_small_falls_back_to_the_brief_edition(
    tiny_pack: Pack, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from report_cases import assessment

    order = report_files.Order(assessment(tiny_pack), tiny_pack, "zh", "full", "self", small=True)
    full = report_files.pdf(order)
    assert capsys.readouterr().out == ""
    monkeypatch.setattr(report_files, "SMALL", len(full) - 1)
    brief = report_files.pdf(order)
    assert brief == report_files.pdf(replace(order, edition="brief", small=False))
    assert len(brief) < len(full)
    assert "MB" in capsys.readouterr().out


def test_the_ending_chooses_the_picture() -> None:
    assert report_files.writer_for(Path("a.png")) is report_files.png
