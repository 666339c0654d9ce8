"""The picture for a phone and the small PDF: right size, legible, the same every time."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from report_cases import PLAIN, assessment, frozen

from aiplus_assess.assessment.model import Answer
from aiplus_assess.cli.report_files import ending_of
from aiplus_assess.ordering import Order, draw_here, write_order
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting import formats
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


def test_small_falls_back_to_the_brief_edition(tiny_pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    order = Order(assessment(tiny_pack), tiny_pack, "zh", "full", "self", small=True)
    full = write_order(order, draw_here)
    assert full.edition == "full"
    monkeypatch.setattr(formats, "SMALL", len(full.content) - 1)
    brief = write_order(order, draw_here)
    assert brief.edition == "brief"
    assert brief == write_order(replace(order, edition="brief", small=False), draw_here)
    assert len(brief.content) < len(full.content)


def test_the_ending_chooses_the_picture(tiny_pack: Pack) -> None:
    order = Order(assessment(tiny_pack), tiny_pack, "zh", "full", "self", ending=ending_of(Path("a.PNG")))
    assert write_order(order, draw_here).content == render_phone(order.snapshot())
