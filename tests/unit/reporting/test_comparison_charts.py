"""Trend, deltas and waterfall: geometry, gaps instead of zeros, and an SVG that both renderers draw."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from aiplus_assess.reporting.charts import Chart, ChartName, render_chart
from aiplus_assess.reporting.charts.deltas import DeltaRow, Deltas, deltas_shape
from aiplus_assess.reporting.charts.trend import Trend, TrendPoint, trend_shape
from aiplus_assess.reporting.charts.waterfall import Waterfall, WaterfallStep, waterfall_shape
from aiplus_assess.reporting.tokens import DARK, LIGHT

EVIL = "<b>&\"' 数据"
POINTS = (
    TrendPoint("2025 年", "2025-11-02", 0, 18, 10, 30),
    TrendPoint(EVIL, "2026-05-02", 180, None, 0, 100, open=True),
    TrendPoint("2026 年第四季度", "2026-11-02", 365, 41, strong=True),
)
DELTAS = Deltas(
    (DeltaRow("3.8", EVIL, 2.5, "▲ +2.5"), DeltaRow("3.14", "安全", -1.0, "▼ −1.0"), DeltaRow("2.1", "", None, "—")),
    alt=EVIL,
)
WATERFALL = Waterfall(
    27, 41, ("之前", "27.0"), ("现在", "41.0"),
    (WaterfallStep("规则", 0, "0.0"), WaterfallStep(EVIL, -2, "−2.0"), WaterfallStep("作答", 16, "+16.0")), alt=EVIL,
)  # fmt: skip
CHARTS: list[tuple[ChartName, Chart]] = [
    ("trend", Trend(POINTS, alt=EVIL)),
    ("deltas", DELTAS),
    ("waterfall", WATERFALL),
]
ALLOWED = {"svg", "title", "rect", "path", "polygon", "circle", "line", "text"}


@pytest.mark.parametrize(("name", "data"), CHARTS, ids=[name for name, _ in CHARTS])
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_only_what_both_renderers_draw(name: ChartName, data: Chart, palette: object) -> None:
    svg = render_chart(name, data, palette.mapping(), "zh")  # type: ignore[attr-defined]
    root = ElementTree.fromstring(svg)
    assert {element.tag.removeprefix("{http://www.w3.org/2000/svg}") for element in root.iter()} <= ALLOWED
    assert not {key for element in root.iter() for key in element.attrib} & {"style", "class", "filter", "href"}
    assert root.find("{http://www.w3.org/2000/svg}title").text == EVIL  # type: ignore[union-attr]
    assert set(re.findall(r"#[0-9a-fA-F]{3,6}", svg)) <= set(palette.mapping().values())  # type: ignore[attr-defined]


def test_an_assessment_without_an_index_is_a_gap_and_never_zero() -> None:
    shape = trend_shape(Trend(POINTS))
    assert shape["line"] == ""
    assert [point["shown"] for point in shape["points"]] == ["18", "—", "41"]
    assert shape["points"][1]["y"] is None


def test_points_stand_in_proportion_to_time_but_never_too_close() -> None:
    days = (0, 1, 200, 400)
    shape = trend_shape(Trend(tuple(TrendPoint("", "", day, 50) for day in days)))
    at = [point["x"] for point in shape["points"]]
    assert at[1] - at[0] >= 46
    assert at[2] - at[1] == pytest.approx(at[3] - at[2], abs=2)


def test_one_assessment_stands_in_the_middle_and_many_keep_their_words_apart() -> None:
    (only,) = trend_shape(Trend((TrendPoint("a", "b", 3, 50),), width=400))["points"]
    assert 150 < only["x"] < 250
    crowd = tuple(TrendPoint("2026 年第四季度", "2026-11-02", n, 50, strong=n == 3) for n in range(30))
    shown = [point for point in trend_shape(Trend(crowd))["points"] if point["label"]]
    assert any(point["strong"] for point in shown)
    assert 2 <= len(shown) < 10


def test_a_range_is_drawn_where_there_is_one() -> None:
    first, _second, last = trend_shape(Trend(POINTS))["points"]
    assert first["low"] > first["high"]  # SVG counts downwards
    assert last["low"] is None


def test_bars_start_at_zero_and_lie_on_the_side_of_their_sign() -> None:
    shape = deltas_shape(DELTAS)
    better, worse, unknown = shape["rows"]
    assert better["x"] == shape["zero"]
    assert worse["x"] + worse["length"] == pytest.approx(shape["zero"])
    assert better["length"] == pytest.approx(2.5 * worse["length"], rel=0.01)
    assert (better["tone"], worse["tone"], unknown["tone"], unknown["length"]) == ("good", "gap_ink", "secondary", 0)


def test_nothing_moved_draws_no_bar() -> None:
    assert [row["length"] for row in deltas_shape(Deltas((DeltaRow("a", "b", 0.0, "0.0"),)))["rows"]] == [0]


def test_the_steps_lead_from_one_index_to_the_other() -> None:
    shape = waterfall_shape(WATERFALL)
    ends = [shape["start"]["x"], *(bar["to"] for bar in shape["bars"])]
    assert [bar["from"] for bar in shape["bars"]] == ends[:-1]
    assert ends[-1] == pytest.approx(shape["end"]["x"], abs=0.1)
    assert [bar["tone"] for bar in shape["bars"]] == ["secondary", "gap_ink", "good"]


def test_a_waterfall_without_any_move_can_be_drawn() -> None:
    steps = tuple(WaterfallStep(name, 0, "0.0") for name in "abcd")
    assert waterfall_shape(Waterfall(0, 0, ("a", "0"), ("b", "0"), steps))["start"]["x"] == 150
