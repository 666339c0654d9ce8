"""The workbook: every text entered is in it, no text becomes a formula, the same input gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from report_cases import PLAIN, everything, frozen

from aiplus_assess.assessment.model import Answer, EvidenceItem, PlannedAction
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.snapshot import freeze
from aiplus_assess.reporting.workbook import LONGEST, render_workbook, sheets
from aiplus_assess.reporting.workbook_summary import tall

FORMULA = "=cmd|'/c calc'!A1"
ENTERED: dict[str, Any] = {
    "answers": {
        "2.2.1-01": Answer(level=1, note=FORMULA),
        "3.8-01": Answer(na="+1+1 不涉及"),
        "3.14-01": Answer(level=3, note="@SUM(1) 备注"),
    },
    "evidence": (EvidenceItem("e1", "-2+3 台账", 1, ("2.2.1-01",), note="佐证备注"),),
    "actions": (PlannedAction("a1", "2.2.1-01", "a2", "=1+1 行动", "=王敏", note="行动备注"),),
}


def workbook(pack: Pack, **changes: Any) -> bytes:
    return render_workbook(frozen(pack, **(ENTERED | changes)))


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def test_every_text_is_in_it_as_text(tiny_pack: Pack) -> None:
    found = parts(workbook(tiny_pack))
    shared = found["xl/sharedStrings.xml"].replace("&apos;", "'").replace("&quot;", '"')
    for text in (FORMULA, "+1+1 不涉及", "@SUM(1) 备注", "-2+3 台账", "佐证备注", "=1+1 行动", "=王敏", "行动备注"):
        assert text in shared, text
    sheets = [content for name, content in sorted(found.items()) if name.startswith("xl/worksheets/")]
    assert len(sheets) == 8
    assert not any("<f>" in content for content in sheets)
    assert all("<pane " in content for content in sheets)
    assert all("<autoFilter " in content for content in sheets[1:])


def test_everything_entered_is_in_it(tiny_pack: Pack) -> None:
    made, texts = everything(tiny_pack, "TOK")
    shared = parts(render_workbook(freeze(made, tiny_pack, language="zh", program_version="0")))
    assert [text for text in texts if text not in shared["xl/sharedStrings.xml"]] == []


def test_charts_are_excel_s_own_over_numbers(tiny_pack: Pack) -> None:
    found = parts(workbook(tiny_pack, answers=PLAIN))
    charts = [content for name, content in found.items() if name.startswith("xl/charts/chart")]
    assert len(charts) == 2
    assert '<c:barDir val="bar"/>' in charts[0]
    for chart in charts:
        for reference in re.findall(r"<c:val><c:numRef><c:f>([^<]+)</c:f>", chart):
            assert re.fullmatch(r"摘要!\$[BC]\$\d+:\$[BC]\$\d+", reference.replace("'", "")), reference
    drawing = next(content for name, content in found.items() if name.startswith("xl/drawings/drawing"))
    assert drawing.count('descr="') == 2


def test_the_summary_holds_the_page_for_the_boss_as_numbers(tiny_pack: Pack) -> None:
    from openpyxl import load_workbook

    snapshot = frozen(tiny_pack, PLAIN)
    sheet = load_workbook(io.BytesIO(render_workbook(snapshot))).worksheets[0]
    values = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    for card in snapshot.summary.cards:
        assert card.label in values
    assert int(snapshot.summary.cards[0].value) in values
    assert [sentence for sentence in snapshot.summary.sentences if sentence not in values] == []
    for bar in snapshot.overview.bars.rows:
        if bar.value is not None:
            assert round(bar.value, 4) in values


def test_every_sentence_of_the_policy_has_its_row(tiny_pack: Pack) -> None:
    *_, coverage = sheets(frozen(tiny_pack))
    assert [row[0] for row in coverage.rows] == [sentence.id for sentence in tiny_pack.policy.sentences]
    assert [row for row in coverage.rows if not row[-1] and not row[-2]] == []


def test_no_character_is_lost_and_none_turns_the_text_around(tiny_pack: Pack) -> None:
    answers = {"2.2.1-01": Answer(level=1, note="好🎉 ☑ نص \u202e倒")}
    assert "好🎉 ☑ نص [U+202E]倒" in parts(workbook(tiny_pack, answers=answers))["xl/sharedStrings.xml"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_gaps_are_numbers_and_heads_differ(tiny_pack: Pack, language: str) -> None:
    snapshot = frozen(tiny_pack, language=language)
    made = sheets(snapshot)
    for sheet in made:
        heads = [head for head, width in sheet.heads]
        assert len(set(heads)) == len(heads), sheet.name
        assert {len(row) for row in sheet.rows} <= {len(heads)}
    rows = [row for table in snapshot.gaps.tables for row in table.rows]
    scored = [row for row in rows if row.targets]
    assert scored
    for row, cells in zip(rows, made[0].rows, strict=True):
        if row.targets:
            numbers = (int(row.now), *map(int, row.targets), int(row.size), float(row.priority))
            assert cells[5:-2] == numbers
            assert list(map(type, cells[5:-2])) == list(map(type, numbers))
        assert cells[1:3] == (row.question, row.clause)


def test_same_input_same_bytes(tiny_pack: Pack) -> None:
    assert workbook(tiny_pack) == workbook(tiny_pack)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_derived_target_says_what_it_is_not(tiny_pack: Pack, language: str) -> None:
    from openpyxl import load_workbook

    content = render_workbook(frozen(tiny_pack, PLAIN, language))
    note = {"zh": "参考目标，非国家考核口径", "en": "Reference target, not an official national measure"}[language]
    book = load_workbook(io.BytesIO(content))
    assert any(note in str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row)
    heads = next(book.worksheets[1].iter_rows(values_only=True))
    assert sum(note in str(head) for head in heads) == 3
    charts = [text for name, text in parts(content).items() if name.startswith("xl/charts/chart")]
    assert all(note in chart for chart in charts)


def test_rows_are_as_tall_as_their_texts(tiny_pack: Pack) -> None:
    """Excel finds the height by itself; LibreOffice, WPS and previews show one line of a row without one."""
    from openpyxl import load_workbook

    assert (tall(("短",), (60,)), tall(("长" * 60,), (60,)), tall((3, "一\n二\n三"), (6, 60))) == (15, 30, 45)
    assert tall(("很长的说明" * 2_000,), (60,)) == 409
    note = "现场查看了台账和系统记录。" * 20
    book = load_workbook(io.BytesIO(workbook(tiny_pack, answers=PLAIN | {"3.8-02": Answer(level=1, note=note)})))
    for sheet in book.worksheets[1:]:
        for row in sheet.iter_rows(min_row=2):
            height = sheet.row_dimensions[row[0].row].height or 15
            assert (height > 45) >= any(cell.value == note for cell in row), sheet.title


def test_a_text_too_long_for_a_cell_is_cut_visibly(tiny_pack: Pack) -> None:
    answers = {"2.2.1-01": Answer(level=1, note="长" * 40_000)}
    texts = re.findall(r"长+[^<]*", parts(workbook(tiny_pack, answers=answers))["xl/sharedStrings.xml"])
    assert max(map(len, texts)) == LONGEST
    assert all(text.endswith("…") for text in texts if len(text) == LONGEST)


def test_almost_nothing_entered(tiny_pack: Pack) -> None:
    assert workbook(tiny_pack, answers={}, evidence=(), actions=())[:2] == b"PK"
