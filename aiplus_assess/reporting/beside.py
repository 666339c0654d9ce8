"""Two companies side by side as a document of its own: freeze, then render."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from markupsafe import Markup

from aiplus_assess import i18n
from aiplus_assess.assessment.beside import Beside
from aiplus_assess.assessment.scoring import SCORING_VERSION
from aiplus_assess.i18n import Language, _
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.charts import Chart, ChartName, render_chart
from aiplus_assess.reporting.charts.measure import fit
from aiplus_assess.reporting.html import RUNNING, palette_for
from aiplus_assess.reporting.legible import all_legible, substituted
from aiplus_assess.reporting.parts.beside import BesidePart, beside_of
from aiplus_assess.reporting.templating import environment


@dataclass(frozen=True, slots=True)
class BesideSnapshot:
    """Frozen. Picklable: it travels to the worker process as it is. Anonymous: nothing in it names a company."""

    language: Language
    made: datetime
    brand: Brand
    pack: str
    part: BesidePart
    program_version: str


def freeze_beside(
    found: Beside, *, language: Language, anonymous: bool = False, brand: Brand | None = None, program_version: str
) -> BesideSnapshot:
    """Everything the document prints. Its date is that of the assessment changed last; the day alone is kept."""
    moments = [one.assessment.finalized or one.assessment.updated for one in (found.one, found.other)]
    made = max(moments).replace(hour=0, minute=0, second=0, microsecond=0)
    with i18n.language(language):
        part = beside_of(found, anonymous)
        packs = dict.fromkeys(one.pack.version for one in (found.one, found.other))
        title = found.one.pack.manifest.title.in_(language)
        return BesideSnapshot(
            language, made, brand or Brand(), f"{title} {' / '.join(packs)}", part, program_version
        )  # fmt: skip


def render_beside_html(snapshot: BesideSnapshot) -> str:
    """One HTML document with its styles; it refers to nothing outside itself."""
    shown = all_legible(snapshot)
    palette = palette_for(snapshot.brand)
    with i18n.language(snapshot.language):

        def chart(name: ChartName, data: Chart) -> Markup:
            return Markup(render_chart(name, data, palette.mapping(), snapshot.language))

        names = " · ".join(column.name for column in shown.part.columns)
        return environment().get_template("beside.html.j2").render(
            s=shown,
            b=shown.part,
            foot=_("Two companies side by side"),
            names=names,
            bars=[replace(c.bars, width=300, font_size=11, code_width=32, label_width=104, note_width=26, row_height=22)
                  for c in shown.part.columns],
            p=palette.mapping(),
            chart=chart,
            substituted=substituted(snapshot),
            scoring_version=SCORING_VERSION,
            running=fit(" ".join(names.split()), *RUNNING),
        )  # fmt: skip
