"""Charts: geometry, gaps instead of zeros, and an SVG that QtSvg and WeasyPrint both understand."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from aiplus_assess.reporting.charts import Chart, ChartName, render_chart
from aiplus_assess.reporting.charts.bars import BarRow, Bars, bars_shape
from aiplus_assess.reporting.charts.gauge import Gauge, gauge_shape
from aiplus_assess.reporting.charts.heat import HeatMap, HeatRow, HeatTile, heat_shape
from aiplus_assess.reporting.charts.measure import fit, r, width, wrap
from aiplus_assess.reporting.charts.quartiles import QuartileBar
from aiplus_assess.reporting.charts.radar import Radar, radar_shape
from aiplus_assess.reporting.charts.ratios import NATIONAL, RatioRow, Ratios, ratios_shape
from aiplus_assess.reporting.charts.roadmap import Roadmap, RoadPhase, RoadRow, roadmap_shape
from aiplus_assess.reporting.charts.stages import StageRow, Stages, stages_shape
from aiplus_assess.reporting.tokens import DARK, LIGHT

EVIL = "<b>&\"' 数据"
AXES = ("模型", "数据", "算力", EVIL, "开源", "人才", "政策法规", "安全")
CHARTS: list[tuple[ChartName, Chart]] = [
    ("radar", Radar(AXES, (2, 1.5, 2.6, 2.2, 1, 2.4, 1.9, 0.0), (3,) * 8, (1,) * 8, alt=EVIL)),
    ("radar", Radar(AXES, (2, None, 2.6, 2.2, None, 2.4, None, 1.6), (3, None) * 4, alt=EVIL)),
    ("bars", Bars((BarRow("3.14", EVIL, 1.6, 3, "−1.4", "gap"), BarRow("2.2", "产业", None, None, "—")), alt=EVIL)),
    ("heat", HeatMap((HeatRow("3.8", EVIL, (HeatTile("a", 0, True), HeatTile("b", None))),), alt=EVIL)),
    ("stages", Stages((StageRow("2027", 0.46, "46%"), StageRow("2030", None, "—")), alt=EVIL)),
    ("ratios", Ratios((RatioRow(EVIL, 42.5, "42.5%"), RatioRow("b", None, "—")), (("70%", 70), ("90%", 90)), alt=EVIL)),
    ("gauge", Gauge(41, 38, 46, alt=EVIL)),
    ("gauge", Gauge(None, None, None, alt=EVIL)),
    ("quartiles", QuartileBar(31, 38.2, 45, 41, EVIL, alt=EVIL)),
    ("quartiles", QuartileBar(0, 0, 0, 100, EVIL, alt=EVIL)),
    ("quartiles", QuartileBar(100, 100, 100, None, alt=EVIL)),
    ("roadmap", Roadmap((RoadPhase(EVIL, 3.0, "3"), RoadPhase("b", None, "—")), (RoadRow("1", EVIL, (4,)),), alt=EVIL)),
]
NAMES = [f"{name}{place}" for place, (name, _) in enumerate(CHARTS)]
ALLOWED = {"svg", "title", "rect", "path", "polygon", "circle", "line", "text"}


@pytest.mark.parametrize(("name", "data"), CHARTS, ids=NAMES)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_only_what_both_renderers_draw(name: ChartName, data: Chart, palette: object) -> None:
    svg = render_chart(name, data, palette.mapping(), "zh")  # type: ignore[attr-defined]
    root = ElementTree.fromstring(svg)
    tags = {element.tag.removeprefix("{http://www.w3.org/2000/svg}") for element in root.iter()}
    assert tags <= ALLOWED
    attributes = {key for element in root.iter() for key in element.attrib}
    assert not attributes & {"style", "class", "clip-path", "dominant-baseline", "filter", "href"}
    assert "rgba" not in svg
    assert root.find("{http://www.w3.org/2000/svg}title").text == EVIL  # type: ignore[union-attr]


def test_no_caption_of_a_reference_line_leaves_the_drawing() -> None:
    for caption in (
        "全国 2030：超 90%",
        "national 2030: over 90%",
        "a caption of an unlikely length for such a small place",
    ):
        data = Ratios((RatioRow("a", 5.0, "5%"),), (("70%", 70), (caption, 90)), width=640)
        first, last = ratios_shape(data)["marks"]
        room = width(caption, data.font_size * 0.85)
        end = last["caption_x"] + (room if last["anchor"] == "start" else 0)
        assert end <= data.width + 0.01
        assert last["x"] == r(170 + 400 * 0.9)
        assert (first["anchor"], first["caption_x"]) == ("end", first["x"])


def test_a_label_in_quotes_begins_at_the_edge() -> None:
    labels = ("“人工智能+”产业发展", "数据供给创新", "（试行）办法")
    rows = bars_shape(Bars(tuple(BarRow("", label, 1.0) for label in labels), font_size=12))["rows"]
    assert [row["label_x"] for row in rows] == [38, 44, 38]
    tiles = heat_shape(HeatMap(tuple(HeatRow("", label, ()) for label in labels), font_size=12))["rows"]
    assert [row["label_x"] for row in tiles] == [38, 44, 38]


@pytest.mark.parametrize(("name", "data"), CHARTS, ids=NAMES)
def test_the_same_drawing_every_time(name: ChartName, data: Chart) -> None:
    first = render_chart(name, data, LIGHT.mapping(), "zh")
    assert first == render_chart(name, data, LIGHT.mapping(), "zh")
    numbers = re.findall(r'(?:x|y|x1|y1|x2|y2|cx|cy|width|height)="(-?[\d.]+)"', first)
    assert numbers
    assert all(len(number.partition(".")[2]) <= 4 for number in numbers)


def test_colours_come_from_the_palette_alone() -> None:
    for name, data in CHARTS:
        used = set(re.findall(r"#[0-9a-fA-F]{3,6}", render_chart(name, data, DARK.mapping(), "zh")))
        assert used <= set(DARK.mapping().values())


@pytest.mark.parametrize("axes", [0, 4, 10])
def test_a_radar_of_too_few_or_too_many_axes_is_refused(axes: int) -> None:
    with pytest.raises(ValueError, match="5 to 9"):
        radar_shape(Radar(("a",) * axes, (1.0,) * axes))


def test_a_radar_needs_a_value_per_axis() -> None:
    with pytest.raises(ValueError, match="one value per axis"):
        radar_shape(Radar(("a",) * 5, (1.0,) * 4))


def test_a_missing_value_opens_the_line_and_is_never_the_centre() -> None:
    shape = radar_shape(Radar(("a", "b", "c", "d", "e"), (5.0, None, 5.0, 5.0, 0.0), width=300, height=300))
    assert shape["value"]["area"] == ""
    assert shape["value"]["pieces"].count("M") == 3  # c–d, d–e, e–a
    assert len(shape["value"]["dots"]) == 4
    assert [line["text"] for line in shape["labels"][1]["lines"]] == ["b", "—"]


def test_a_full_radar_is_one_area_with_the_first_axis_up() -> None:
    shape = radar_shape(Radar(("a", "b", "c", "d", "e"), (5.0,) * 5, width=300, height=300))
    assert shape["value"]["area"] == shape["rings"][-1]
    (x, y), centre = shape["value"]["dots"][0], shape["spokes"][0][0]
    assert x == centre[0]
    assert y < centre[1]


def test_bars_scale_and_leave_gaps() -> None:
    shape = bars_shape(Bars((BarRow("", "", 2.5, 5), BarRow("", "", None), BarRow("", "", 9)), width=644))
    track = shape["track"]
    assert shape["rows"][0]["length"] == track / 2
    assert shape["rows"][0]["target_x"] == shape["left"] + track
    assert shape["rows"][1]["length"] is None
    assert shape["rows"][2]["length"] == track


def test_a_long_row_of_tiles_goes_on_in_the_next_line() -> None:
    tiles = tuple(HeatTile("", 1) for _ in range(30))
    shape = heat_shape(HeatMap((HeatRow("a", "b", tiles), HeatRow("c", "d", tiles[:1]))))
    xs, ys = [t["x"] for t in shape["rows"][0]["tiles"]], [t["y"] for t in shape["rows"][0]["tiles"]]
    assert max(xs) + shape["tile"] <= 680
    assert len(set(ys)) == 2
    assert shape["rows"][1]["tiles"][0]["y"] > max(ys)


def test_no_answer_is_a_dashed_tile_without_a_level() -> None:
    svg = render_chart("heat", HeatMap((HeatRow("a", "b", (HeatTile("", None),)),)), LIGHT.mapping(), "zh")
    assert "stroke-dasharray" in svg
    assert ">0<" not in svg


def test_attainment_knows_no_pass_line() -> None:
    data = Stages((StageRow("2027", 0.5, "50%"), StageRow("2030", None, "—")))
    assert [row["length"] for row in stages_shape(data)["rows"]] == [stages_shape(data)["track"] / 2, None]
    assert "<line" not in render_chart("stages", data, LIGHT.mapping(), "zh")


def test_national_lines_stand_at_70_and_90() -> None:
    shape = ratios_shape(Ratios((RatioRow("a", 100.0, ""),), tuple((str(stage), float(p)) for stage, p in NATIONAL)))
    places = [round((mark["x"] - shape["left"]) / shape["track"], 2) for mark in shape["marks"]]
    assert places == [0.7, 0.9]
    assert shape["rows"][0]["length"] == shape["track"]


def test_a_gauge_without_a_result_has_no_mark() -> None:
    assert gauge_shape(Gauge(None, 0, 100))["mark"] is None
    assert gauge_shape(Gauge(50, 40, 60, width=220))["mark"] == 110


def test_the_wrong_data_is_refused() -> None:
    with pytest.raises(TypeError, match="Radar"):
        render_chart("radar", Gauge(1, 1, 1), LIGHT.mapping(), "zh")


def test_text_is_measured_wrapped_and_shortened() -> None:
    assert width("数据", 10) == 20
    assert width("Models", 10) < 45
    assert wrap("Application environment", 10, 70) == ("Application", "environment")
    assert wrap("应用发展环境", 10, 30) == ("应用发", "展环境")
    assert fit("应用发展环境", 10, 40) == "应用发…"
    assert fit("短", 10, 40) == "短"


def test_a_roadmap_shows_what_each_phase_leads_to() -> None:
    phases = (RoadPhase("现状", 36.0, "36"), RoadPhase("90 天内", 42.0, "42"), RoadPhase("到 2027 年", None, "—"))
    rows = (RoadRow("", "法定义务", (1, 0), urgent=True), RoadRow("3.8", "数据", (2, 6)))
    shape = roadmap_shape(Roadmap(phases, rows))
    assert [phase["tall"] for phase in shape["phases"]] == [r(62 * 0.36), r(62 * 0.42), None]
    assert [[cell["count"] for cell in row["cells"]] for row in shape["rows"]] == [[1], [2, 6]]
    ends = [cell["x"] + cell["wide"] for row in shape["rows"] for cell in row["cells"]]
    assert max(ends) <= shape["width"]
    with pytest.raises(ValueError, match="every phase"):
        roadmap_shape(Roadmap(phases, (RoadRow("3.8", "数据", (1,)),)))
