"""The action plan in Excel: what people typed stays text, dates are dates, heads stay in view."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest

from aiplus_assess.assessment.model import Assessment, Company, PackRef, PlannedAction, Profile
from aiplus_assess.exchange.action_sheet import sheet_of, write_sheet
from aiplus_assess.exchange.cells import LONGEST
from aiplus_assess.i18n import language
from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.questionnaire.model import Pack

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
TODAY = date(2026, 11, 24)
EVIL = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", '=HYPERLINK("http://x","y")', "{=1}", "http://x.cn")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(Path(__file__).parents[2] / "fixtures" / "packs" / "tiny")


def assessment(*actions: PlannedAction) -> Assessment:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    profile = Profile("零件厂 & 儿子 <一>", "C34", "small")
    company = Company("c", profile.company)
    return Assessment("a", company, "2026Q4", profile, PackRef("p", "1", "h"), "standard", "follow", now, now,
                      actions=actions)  # fmt: skip


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def cells(content: bytes) -> dict[str, tuple[str, str]]:
    """Reference → (type, value), shared strings put in."""
    files = parts(content)
    shared = ["".join(node.itertext()) for node in ElementTree.fromstring(files["xl/sharedStrings.xml"])]
    found = {}
    for cell in ElementTree.fromstring(files["xl/worksheets/sheet1.xml"]).iterfind(".//m:c", NS):
        value, kind = cell.findtext("m:v", "", NS), cell.get("t", "n")
        found[cell.get("r", "")] = (kind, shared[int(value)] if kind == "s" else value)
    return found


@pytest.mark.parametrize("evil", EVIL)
def test_what_people_typed_never_becomes_a_formula_or_a_link(pack: Pack, evil: str) -> None:
    action = PlannedAction("1", "3.8-01", "a2", text=evil, owner=evil, note=evil)
    content = write_sheet(sheet_of(assessment(action), pack, TODAY))
    files, found = parts(content), cells(content)
    assert "<f" not in files["xl/worksheets/sheet1.xml"].replace("<filter", "")
    assert "hyperlink" not in files["xl/worksheets/sheet1.xml"]
    assert [found[place] for place in ("B2", "F2", "M2")] == [("s", evil)] * 3


def test_dates_amounts_and_states_are_what_they_are(pack: Pack) -> None:
    late = PlannedAction(
        "1", "3.8-01", "a2", "整理数据", "王工", date(2026, 10, 1), "in_progress", 12.5, 0.0, "先报", 1
    )
    done = PlannedAction("2", "3.14-03", "", "自查", "", None, "done", place=0)
    with language("zh"):
        content = write_sheet(sheet_of(assessment(late, done), pack, TODAY, {"1": Fraction(14, 10)}))
    found = cells(content)
    assert [found[f"{c}1"][1] for c in "ABFGH"] == ["序号", "行动", "责任人", "完成期限", "状态"]
    assert (found["B2"][1], found["H2"][1], found["I2"]) == ("自查", "已完成", ("s", ""))
    assert found["G3"] == ("n", str((date(2026, 10, 1) - date(1899, 12, 30)).days))
    assert [found[f"{c}3"] for c in "JKL"] == [("n", "12.5"), ("n", "0"), ("n", "1.4")]
    assert (found["H3"][1], found["I3"][1]) == ("进行中", "是")
    assert found["G2"][1] == found["J2"][1] == "", "nothing entered is nothing, not a zero"
    styles = parts(content)["xl/styles.xml"]
    assert 'formatCode="yyyy\\-mm\\-dd"' in styles or 'formatCode="yyyy-mm-dd"' in styles


def test_heads_are_frozen_filtered_and_printed_on_every_page(pack: Pack) -> None:
    content = write_sheet(sheet_of(assessment(PlannedAction("1", "3.8-01", "a2")), pack, TODAY))
    files = parts(content)
    sheet = files["xl/worksheets/sheet1.xml"]
    assert re.search(r'<pane xSplit="2" ySplit="1"[^>]*state="frozen"', sheet)
    assert '<autoFilter ref="A1:M2"/>' in sheet
    assert "Print_Titles" in files["xl/workbook.xml"]
    widths = [float(width) for width in re.findall(r'<col [^>]*width="([\d.]+)"', sheet)]
    assert len(widths) >= 10
    assert max(widths) > 40
    assert "零件厂 &amp;&amp; 儿子 &lt;一&gt;" in sheet, "the ampersand is no code of the page's head"


def test_the_same_plan_gives_the_same_bytes_and_odd_text_is_kept_readable(pack: Pack) -> None:
    odd = PlannedAction("1", "9.9-99", "gone", "a\x00b\x1f\ud800c", "x" * 40_000)
    one, other = (write_sheet(sheet_of(assessment(odd), pack, TODAY)) for _turn in range(2))
    assert one == other
    found = cells(one)
    assert found["B2"][1] == "ab?c"
    assert len(found["F2"][1]) == LONGEST
    assert found["F2"][1].endswith(" …")
    assert found["C2"][1] == "9.9-99", "a question of another questionnaire keeps its number"
