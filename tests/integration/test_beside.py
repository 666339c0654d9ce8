"""Two companies side by side on the command line: labelled, only what both answered, anonymous where asked."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from compare_cases import earlier, later
from shell import Shell

from aiplus_assess import i18n
from aiplus_assess.assessment.beside import beside
from aiplus_assess.assessment.model import Company
from aiplus_assess.assessment.series import Measured
from aiplus_assess.errors import InputError
from aiplus_assess.reporting.beside import freeze_beside, render_beside_html


@pytest.fixture
def pair(shell: Shell) -> tuple[str, str]:
    first, second = shell.new(company="甲厂独名"), shell.new(company="乙厂独名", employees=400, revenue_wan=30000)
    shell.answer(first, {"3.14-01": {"level": 3}, "2.2.1-01": {"level": 1, "note": "独有备注"}})
    shell.answer(second, {"3.14-01": {"level": 1}, "3.8-02": {"level": 5}})
    return first, second


def test_only_what_both_answered_is_set_against_each_other(shell: Shell, pair: tuple[str, str]) -> None:
    found = json.loads(shell("compare", *pair, "--side-by-side", "--json"))
    assert found["kind"] == "two_companies"
    assert found["shared"] == {"questions": 1, "index": [60, 20], "groups": {"3.14": [60, 20]}}
    assert [company["name"] for company in found["companies"]] == ["甲厂独名", "乙厂独名"]
    assert [company["index"] for company in found["companies"]] == [shell.score(one)["index"] for one in pair]
    assert [company["assessment"] for company in found["companies"]] == list(pair)
    assert not {"causes", "delta", "trend", "steps", "rank"} & set(found)
    words = shell("--lang", "zh", "compare", *pair, "--side-by-side")
    assert "两家不同企业，不是同一企业的前后变化" in words


def test_the_plain_comparison_refuses_and_names_the_way(shell: Shell, pair: tuple[str, str]) -> None:
    assert "--side-by-side" in shell("compare", *pair, code=1)
    again = shell.new(company="甲厂独名")
    shell("compare", pair[0], again)
    assert "--side-by-side" in shell("compare", pair[0], again, "--side-by-side", code=1)
    shell("compare", pair[0], pair[1], again, "--side-by-side", code=2)
    shell("compare", *pair, "--anonymous", code=2)


def test_anonymous_gives_nobody_away(shell: Shell, pair: tuple[str, str]) -> None:
    target = shell.folder / "out.pdf"
    shell("--lang", "zh", "compare", *pair, "--side-by-side", "-o", target)
    assert "甲厂独名" in text_of(target)
    assert "exists" in shell("--lang", "en", "compare", *pair, "--side-by-side", "-o", target, code=1)
    shell("--lang", "zh", "compare", *pair, "--side-by-side", "--anonymous", "-o", target, "--force")
    words = text_of(target)
    assert "甲企业" in words
    assert "乙企业" in words
    for trace in ("独名", "独有备注", "C34", *pair):
        assert trace not in words
        assert trace.encode() not in target.read_bytes()
    plain = shell("--lang", "en", "compare", *pair, "--side-by-side", "--anonymous", "--json")
    assert [company["name"] for company in json.loads(plain)["companies"]] == ["Company A", "Company B"]
    assert not [trace for trace in ("独名", "C34", *pair) if trace in plain]


def test_across_versions_the_order_given_is_kept() -> None:
    old = Measured(earlier(company=Company("c2", "乙")).assessment, earlier().pack)
    one_way, other_way = beside(old, later()), beside(later(), old)
    assert one_way.questions == other_way.questions
    assert one_way.index == other_way.index[::-1]
    assert {g: pair[::-1] for g, pair in one_way.groups.items()} == dict(other_way.groups)
    assert one_way.index[0] != one_way.index[1]
    with pytest.raises(InputError):
        beside(earlier(), later())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_hostile_names_stay_text(language: i18n.Language) -> None:
    evil = Measured(earlier(company=Company("c2", "<script>&")).assessment, earlier().pack)
    html = render_beside_html(freeze_beside(beside(evil, later()), language=language, program_version="1"))
    assert "<script>" not in html
    assert "&lt;script&gt;&amp;" in html


def text_of(path: Path) -> str:
    """All text without white space."""
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()
    return "".join("".join(pages).replace("\ufffe", "").split())
