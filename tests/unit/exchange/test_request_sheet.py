"""The request list out to Excel and back: nothing changes by itself, every fault is named by its cell."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from aiplus_assess import i18n
from aiplus_assess.assessment.engagement import Engagement
from aiplus_assess.assessment.model import Assessment, Company, EvidenceItem, PackRef, Profile
from aiplus_assess.assessment.requests import request
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.errors import InputError
from aiplus_assess.exchange.request_columns import COLUMNS
from aiplus_assess.exchange.request_reading import read_requests
from aiplus_assess.exchange.request_sheet import sheet_of, write_requests

NOW = datetime(2026, 11, 24)
TODAY = date(2026, 11, 24)
NOTE = "=cmd|'/C calc'!A0 <script> 𬭚 😀"


@pytest.fixture
def listed(tiny_pack):
    """The list of a factory, and what the reader needs besides."""
    profile = Profile("示例零件厂", "C34", "small", employees=60, revenue_wan=3000)
    ref = PackRef(tiny_pack.id, tiny_pack.version, tiny_pack.hash)
    made = Assessment("a1", Company("c1", "示例零件厂"), "2026", profile, ref, "standard", "follow", NOW, NOW,
                      engagement=Engagement())  # fmt: skip
    count = itertools.count(1)
    items = request(evaluate(tiny_pack, made.case()), made, lambda: f"r{next(count)}", due=date(2026, 12, 1))
    first = replace(items[0], status="provided", level=2, reference="第 3 页", dated=date(2026, 9, 1), note=NOTE)
    made = replace(made, evidence=(first, *items[1:], EvidenceItem("own", "自己的材料", 1)))
    return made, evaluate(tiny_pack, made.case())


def back(content, listed):
    count = itertools.count(1)
    return read_requests(content, *listed, lambda: f"n{next(count)}")


def changed(content, **cells):
    """The workbook with other cells."""
    book = load_workbook(io.BytesIO(content))
    for name, value in cells.items():
        book.worksheets[0][name] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def column(field):
    return "ABCDEFGHIJKL"[next(n for n, one in enumerate(COLUMNS) if one.field == field)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("read_in", ["zh", "en"])
def test_what_went_out_comes_back_unchanged_in_either_language(listed, language, read_in):
    with i18n.language(language):
        content = write_requests(sheet_of(*listed, TODAY))
        assert content == write_requests(sheet_of(*listed, TODAY))
    with i18n.language(read_in):
        assert back(content, listed) == ()


def test_text_never_becomes_a_formula_and_choices_are_offered(listed):
    book = load_workbook(io.BytesIO(write_requests(sheet_of(*listed, TODAY))))
    sheet = book.worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert NOTE in [cell.value for cell in cells]
    assert len(sheet.data_validations.dataValidation) == 3
    assert sheet.column_dimensions["L"].hidden


def test_what_was_filled_in_is_shown_as_a_difference_and_then_there_is_nothing_left(listed):
    assessment, result = listed
    content = write_requests(sheet_of(*listed, TODAY))
    item = assessment.evidence[1]
    row = next(n for n, r in enumerate(sheet_of(*listed, TODAY).rows, 2) if r[-1] == item.id)
    filled = changed(
        content,
        **{
            f"{column('status')}{row}": "Provided",
            f"{column('due')}{row}": None,
            f"{column('dated')}{row}": "2026/10/8",
            f"{column('level')}{row}": 3,
        },
    )
    (incoming,) = back(filled, listed)
    assert not incoming.new
    assert incoming.item == replace(item, status="provided", due=None, dated=date(2026, 10, 8), level=3)
    assert len(incoming.moved) == 4
    after = replace(assessment, evidence=tuple(incoming.item if e.id == item.id else e for e in assessment.evidence))
    assert back(filled, (after, result)) == ()


def test_a_paper_the_client_adds_is_new_once(listed):
    assessment, result = listed
    row = len(assessment.evidence) + 2
    content = changed(write_requests(sheet_of(*listed, TODAY)), **{f"B{row}": "客户补充的材料", f"K{row}": "附言"})
    (incoming,) = back(content, listed)
    assert incoming.new
    assert incoming.item.number == max(item.number for item in assessment.evidence) + 1
    assert (incoming.item.title, incoming.item.note, incoming.item.status) == ("客户补充的材料", "附言", "missing")
    after = replace(assessment, evidence=(*assessment.evidence, incoming.item))
    assert back(content, (after, result)) == ()


def test_every_faulty_cell_is_named_and_nothing_is_taken(listed):
    content = changed(
        write_requests(sheet_of(*listed, TODAY)),
        E2="已提供了", F3="下周", K4="长" * 2001, L5="somebody-else", D6="食堂",
    )  # fmt: skip
    with pytest.raises(InputError) as refused:
        back(content, listed)
    assert [line.partition(":")[0] for line in refused.value.faults] == ["E2", "F3", "K4", "A5", "D6"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"%PDF-1.7", bytes(100)])
def test_another_file_is_refused_in_one_line(listed, content):
    with pytest.raises(InputError):
        back(content, listed)


def test_a_workbook_without_the_list_is_refused(listed):
    from openpyxl import Workbook

    out = io.BytesIO()
    Workbook().save(out)
    with pytest.raises(InputError):
        back(out.getvalue(), listed)


def test_a_sorted_list_is_still_known_by_its_hidden_id(listed):
    book = load_workbook(io.BytesIO(write_requests(sheet_of(*listed, TODAY))))
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=len(listed[0].evidence) + 1)]
    for n, row in enumerate(reversed(rows), 2):
        for place, value in enumerate(row, 1):
            sheet.cell(n, place).value = value
            if isinstance(value, str):
                sheet.cell(n, place).data_type = "s"  # as Excel keeps it; openpyxl would take “=…” for a formula
    out = io.BytesIO()
    book.save(out)
    assert back(out.getvalue(), listed) == ()
