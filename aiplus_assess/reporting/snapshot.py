"""Freeze, then render: everything the report prints, as plain frozen data in the report's language.

Numbers come from `assessment.scoring` and `assessment.targets` alone. All dates come from the assessment or from
`now`, so that the same input gives the same report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from aiplus_assess import i18n
from aiplus_assess.assessment import labels
from aiplus_assess.assessment.benchmark import Benchmark
from aiplus_assess.assessment.model import AnswerEvent, Assessment, Basis
from aiplus_assess.assessment.series import Measured
from aiplus_assess.i18n import Language
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.charts.roadmap import Roadmap
from aiplus_assess.reporting.parts.answers import AnswerGroup, answers_of
from aiplus_assess.reporting.parts.clauses import ClauseSection, clauses_of
from aiplus_assess.reporting.parts.comparison import ComparisonPart, comparison_of, on_paper
from aiplus_assess.reporting.parts.duties import Duties, duties_of
from aiplus_assess.reporting.parts.front import Cover, Facts, control_of, cover_of
from aiplus_assess.reporting.parts.gaps import GapPart, gaps_of
from aiplus_assess.reporting.parts.overview import Overview, overview_of
from aiplus_assess.reporting.parts.profile import Scope, scope_of
from aiplus_assess.reporting.parts.proofs import Proof, proofs_of
from aiplus_assess.reporting.parts.record import Record, record_of
from aiplus_assess.reporting.parts.register import (
    LookUp,
    Opportunity,
    RegisterRow,
    look_ups_of,
    opportunities_of,
    register_of,
)
from aiplus_assess.reporting.parts.roadmap import Phase, roadmap_of
from aiplus_assess.reporting.parts.roadmap_chart import roadmap_chart
from aiplus_assess.reporting.parts.source import Source
from aiplus_assess.reporting.parts.stages import StagePart, stages_of
from aiplus_assess.reporting.parts.summary import Summary, summary_of
from aiplus_assess.reporting.parts.tracing import Tracing, tracing_of

ReportEdition = Literal["full", "brief"]
REPORT_EDITIONS: tuple[ReportEdition, ...] = ("full", "brief")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One report, frozen. Picklable: it travels to the worker process as it is."""

    language: Language
    edition: ReportEdition
    made: datetime
    brand: Brand
    cover: Cover
    control: Facts
    stage: int
    stages_shown: tuple[int, ...]
    basis: str
    summary: Summary
    scope: Scope
    duties: Duties
    overview: Overview
    stages: StagePart
    clauses: tuple[ClauseSection, ...]
    gaps: GapPart
    roadmap: tuple[Phase, ...]
    register: tuple[RegisterRow, ...]
    opportunities: tuple[Opportunity, ...]
    look_ups: tuple[LookUp, ...]
    tracing: Tracing
    answers: tuple[AnswerGroup, ...]
    proofs: tuple[Proof, ...]
    roadmap_drawn: Roadmap | None = None
    comparison: ComparisonPart | None = None
    record: Record | None = None


def freeze(
    assessment: Assessment,
    pack: Pack,
    *,
    language: Language,
    basis: Basis = "self",
    edition: ReportEdition = "full",
    brand: Brand | None = None,
    program_version: str,
    now: datetime | None = None,
    earlier: Sequence[Measured] = (),
    history: Sequence[AnswerEvent] = (),
    benchmark: Benchmark | None = None,
) -> Snapshot:
    """Everything the report of `assessment` prints.

    `pack` must be the one the assessment was answered with. `now` (UTC) is the date on the report; by default the
    day it was finalized, or last changed. `earlier` are the company's assessments before it on the same basis,
    the oldest first: the summary names the change since the last of them, the full edition has a chapter on it.
    `history`: where people answered without sight of each other, every answer says so. `benchmark` is where it stands
    among other companies on the same basis; printed where there are enough of them.
    """
    when = now or assessment.finalized or assessment.updated
    source = Source(
        assessment, pack, language, basis, brand or Brand(), program_version, when, tuple(earlier), tuple(history),
        benchmark,
    )  # fmt: skip
    with i18n.language(language):
        frozen = _freeze(source, edition)
        return replace(frozen, comparison=_compared(source)) if earlier and edition == "full" else frozen


def _compared(source: Source) -> ComparisonPart:
    now = Measured(source.assessment, source.pack, source.basis)
    return on_paper(comparison_of([*source.earlier, now], source.earlier[-1], now))


def _freeze(source: Source, edition: ReportEdition) -> Snapshot:
    roadmap = roadmap_of(source)
    return Snapshot(
        language=source.language,
        edition=edition,
        made=source.now,
        brand=source.brand,
        cover=cover_of(source),
        control=control_of(source),
        stage=source.stage,
        stages_shown=tuple(source.pack.manifest.stages),
        basis=labels.basis_word(source.basis),
        summary=summary_of(source),
        scope=scope_of(source),
        duties=duties_of(source),
        overview=overview_of(source),
        stages=stages_of(source),
        clauses=clauses_of(source),
        gaps=gaps_of(source),
        roadmap=roadmap,
        roadmap_drawn=roadmap_chart(source, roadmap),
        register=register_of(source),
        opportunities=opportunities_of(source),
        look_ups=look_ups_of(source),
        tracing=tracing_of(source),
        answers=answers_of(source),
        proofs=proofs_of(source),
        record=record_of(source),
    )
