"""A comparison as a document of its own: freeze, then render, like the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from aiplus_assess import i18n
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.assessment.scoring import SCORING_VERSION
from aiplus_assess.assessment.series import Measured
from aiplus_assess.i18n import Language, _
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.charts import Chart, ChartName, render_chart
from aiplus_assess.reporting.charts.measure import fit
from aiplus_assess.reporting.html import RUNNING, palette_for
from aiplus_assess.reporting.legible import all_legible, substituted
from aiplus_assess.reporting.parts.comparison import ComparisonPart, comparison_of, on_paper
from aiplus_assess.reporting.parts.front import confidentiality_of, report_number
from aiplus_assess.reporting.templating import environment


@dataclass(frozen=True, slots=True)
class ComparisonSnapshot:
    """One comparison, frozen. Picklable: it travels to the worker process as it is."""

    language: Language
    made: datetime
    day: str
    brand: Brand
    company: str
    part: ComparisonPart
    program_version: str
    numbers: tuple[str, str]
    """Numbers of the reports that are compared."""
    confidentiality: str


def freeze_comparison(
    series: Sequence[Measured],
    old: Measured,
    new: Measured,
    *,
    language: Language,
    brand: Brand | None = None,
    program_version: str,
    now: datetime | None = None,
) -> ComparisonSnapshot:
    """Everything the comparison of `old` with `new` prints; `series` are all assessments of the company.

    `now` (UTC) is the date on it; by default the day the later assessment was finalized, or last changed.
    """
    when = now or new.assessment.finalized or new.assessment.updated
    with i18n.language(language):
        return ComparisonSnapshot(
            language=language,
            made=when,
            day=when.astimezone(CHINA).strftime("%Y-%m-%d"),
            brand=brand or Brand(),
            company=new.assessment.profile.company or new.assessment.company.name,
            part=on_paper(comparison_of(series, old, new)),
            program_version=program_version,
            numbers=(_number(old), _number(new)),
            confidentiality=confidentiality_of(old.assessment, new.assessment),
        )


def _number(one: Measured) -> str:
    return report_number(one.assessment, one.assessment.finalized or one.assessment.updated)


def render_comparison_html(snapshot: ComparisonSnapshot) -> str:
    """The comparison as one HTML document with its styles; it refers to nothing outside itself."""
    shown = all_legible(snapshot)
    palette = palette_for(snapshot.brand)
    with i18n.language(snapshot.language):

        def chart(name: ChartName, data: Chart) -> Markup:
            return Markup(render_chart(name, data, palette.mapping(), snapshot.language))

        return environment().get_template("comparison.html.j2").render(
            s=shown,
            c=shown.part,
            foot=_("Comparison of two assessments"),
            p=palette.mapping(),
            chart=chart,
            substituted=substituted(snapshot),
            scoring_version=SCORING_VERSION,
            running=fit(" ".join(shown.company.split()), *RUNNING),
        )  # fmt: skip
