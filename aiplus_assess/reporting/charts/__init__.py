"""The charts of window, PDF and Word: data → geometry (pure) → SVG by a Jinja template.

    svg = render_chart("radar", Radar(...), LIGHT.mapping(), "zh")

The SVG holds only what QtSvg (SVG Tiny 1.2) and WeasyPrint both draw: rect, path, polygon, circle, line and
text, with presentation attributes. Missing values are gaps in the drawing, never 0.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from aiplus_assess import i18n
from aiplus_assess.i18n import Language
from aiplus_assess.reporting.charts.bars import Bars, bars_shape
from aiplus_assess.reporting.charts.deltas import Deltas, deltas_shape
from aiplus_assess.reporting.charts.gauge import Gauge, gauge_shape
from aiplus_assess.reporting.charts.heat import HeatMap, heat_shape
from aiplus_assess.reporting.charts.quartiles import QuartileBar, quartiles_shape
from aiplus_assess.reporting.charts.radar import Radar, radar_shape
from aiplus_assess.reporting.charts.ratios import Ratios, ratios_shape
from aiplus_assess.reporting.charts.roadmap import Roadmap, roadmap_shape
from aiplus_assess.reporting.charts.stages import Stages, stages_shape
from aiplus_assess.reporting.charts.trend import Trend, trend_shape
from aiplus_assess.reporting.charts.waterfall import Waterfall, waterfall_shape
from aiplus_assess.reporting.templating import environment
from aiplus_assess.reporting.tokens import TokenMapping

ChartName = Literal[
    "radar", "bars", "heat", "stages", "ratios", "gauge", "trend", "deltas", "waterfall", "roadmap", "quartiles",
]  # fmt: skip
Chart = Radar | Bars | HeatMap | Stages | Ratios | Gauge | Trend | Deltas | Waterfall | Roadmap | QuartileBar

_SHAPES: dict[ChartName, tuple[type[Chart], Callable[[Any], dict[str, Any]]]] = {
    "radar": (Radar, radar_shape),
    "bars": (Bars, bars_shape),
    "heat": (HeatMap, heat_shape),
    "stages": (Stages, stages_shape),
    "ratios": (Ratios, ratios_shape),
    "gauge": (Gauge, gauge_shape),
    "trend": (Trend, trend_shape),
    "deltas": (Deltas, deltas_shape),
    "waterfall": (Waterfall, waterfall_shape),
    "roadmap": (Roadmap, roadmap_shape),
    "quartiles": (QuartileBar, quartiles_shape),
}


CHARTS: tuple[type[Chart], ...] = tuple(kind for kind, _ in _SHAPES.values())


def chart_name(data: Chart) -> ChartName:
    """What `render_chart` calls a chart of that data."""
    return next(name for name, (kind, _) in _SHAPES.items() if isinstance(data, kind))


def render_chart(name: ChartName, data: Chart, palette: TokenMapping, language: Language) -> str:
    """The chart as one `<svg>` element; every text in it is escaped.

    `palette` maps token names to colours (`Palette.mapping()`); `language` decides the fixed words.
    KeyError for an unknown chart, TypeError where `data` is of another one, ValueError where it can't be drawn
    (a radar needs 5 to 9 axes).
    """
    expected, shape = _SHAPES[name]
    if not isinstance(data, expected):
        raise TypeError(f"{name} draws {expected.__name__}, not {type(data).__name__}")
    with i18n.language(language):
        template = environment().get_template(f"charts/{name}.svg.j2")
        return template.render(c=shape(data), p=palette).strip()
