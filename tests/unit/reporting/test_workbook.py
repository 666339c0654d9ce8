"""The workbook: every text entered is in it, no text becomes a formula, the same input gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from report_cases import frozen

from aiplus_assess.assessment.model import Answer, EvidenceItem, PlannedAction
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.workbook import LONGEST, render_workbook, sheets

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
    sheets = [content for name, content in found.items() if name.startswith("xl/worksheets/")]
    assert len(sheets) == 5
    assert not any("<f>" in content for content in sheets)
    assert all("<pane " in content and "<autoFilter " in content for content in sheets)


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


def test_a_text_too_long_for_a_cell_is_cut_visibly(tiny_pack: Pack) -> None:
    answers = {"2.2.1-01": Answer(level=1, note="长" * 40_000)}
    texts = re.findall(r"长+[^<]*", parts(workbook(tiny_pack, answers=answers))["xl/sharedStrings.xml"])
    assert max(map(len, texts)) == LONGEST
    assert all(text.endswith("…") for text in texts if len(text) == LONGEST)


def test_almost_nothing_entered(tiny_pack: Pack) -> None:
    assert workbook(tiny_pack, answers={}, evidence=(), actions=())[:2] == b"PK"
