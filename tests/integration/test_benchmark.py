"""The benchmark as a user asks for it on the command line, and in the report."""

from __future__ import annotations

import json
from typing import Any

import pypdfium2
from shell import Shell


def finished(shell: Shell, company: str, level: int) -> str:
    made = shell.new(company=company)
    shell.answer(made, {"3.14-01": {"level": level}, "3.14-03": {"duty": "compliant"}})
    shell("finalize", made)
    return made


def asked(shell: Shell, assessment: str, *more: str) -> Any:
    return json.loads(shell("benchmark", assessment, *more, "--json"))


def test_nine_show_nothing_and_ten_show_quartiles(shell: Shell) -> None:
    own = shell.new()
    shell.answer(own, {"3.14-01": {"level": 3}})
    for place in range(9):
        finished(shell, f"同行{place}", place % 5)
    few = asked(shell, own)
    assert (few["n"], few["least"], few["quartiles"], few["companies"]) == (9, 10, None, None)
    words = shell("--lang", "zh", "benchmark", own)
    assert "9 家；不足 10 家时不显示" in words
    assert "四分位" not in words
    finished(shell, "同行9", 4)
    found = asked(shell, own)
    assert (found["n"], found["industry"], found["size"], found["index"]) == (10, "C34", "small", 60)
    # levels 0 1 2 3 4 0 1 2 3 4 → indices 0 0 20 20 40 40 60 60 80 80
    assert found["quartiles"] == {"lower": 20, "median": 40, "upper": 60}
    assert found["companies"] == {"lower": 6, "equal": 2, "higher": 2}
    words = shell("--lang", "en", "benchmark", own, "--basis", "self")
    assert "n = 10 other companies" in words
    assert "lower quartile 20, median 40, upper quartile 60; this company 60." in words
    assert "6 lower, 2 equal, 2 higher." in words


def test_the_result_as_json_is_what_it_was(shell: Shell) -> None:
    own = shell.new()
    before = set(shell.score(own))
    for place in range(10):
        finished(shell, f"同行{place}", place % 5)
    assert set(shell.score(own)) == before
    assert not {"benchmark", "quartiles", "n"} & before


def test_the_full_report_says_it_and_names_nobody(shell: Shell) -> None:
    own = finished(shell, "甲厂", 3)
    for place in range(9):
        finished(shell, f"同行{place}", 1)
    first = shell.folder / "nine.pdf"
    shell("report", own, "-o", first, "--lang", "zh")
    assert "下四分位数" not in text_of(first.read_bytes())
    finished(shell, "同行9", 2)
    second, brief = shell.folder / "ten.pdf", shell.folder / "brief.pdf"
    shell("report", own, "-o", second, "--lang", "zh")
    words = text_of(second.read_bytes())
    assert "n=10家：下四分位数20，中位数20，上四分位数20；本企业60。" in words
    assert "同行" not in words.replace("同行业", "")
    assert "match" in shell("--lang", "en", "verify", second)
    shell("report", own, "-o", brief, "--edition", "brief")
    assert "四分位" not in text_of(brief.read_bytes())


def text_of(content: bytes) -> str:
    """All text without white space."""
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()
    return "".join("".join(pages).replace("\ufffe", "").split())
