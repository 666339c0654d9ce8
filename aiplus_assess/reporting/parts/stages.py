"""Stage targets with the sentence each derives from, and the three raw ratios."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.labels import amount
from aiplus_assess.assessment.targets import attainment, mean_target
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import PercentQuestion
from aiplus_assess.reporting.charts.ratios import NATIONAL, RatioRow, Ratios
from aiplus_assess.reporting.charts.stages import StageRow, Stages
from aiplus_assess.reporting.numbers import percent, ratio, show
from aiplus_assess.reporting.parts.source import Source
from aiplus_assess.reporting.punctuation import curly


@dataclass(frozen=True, slots=True)
class StageTarget:
    """`sentence` is verbatim; `translation` is ours and only there in English."""

    stage: int
    attained: str
    mean: str
    sentence_id: str
    cite: str
    sentence: str
    translation: str


@dataclass(frozen=True, slots=True)
class Metric:
    question: str
    title: str
    value: str
    numerator: str
    denominator: str


@dataclass(frozen=True, slots=True)
class StagePart:
    note: str
    ambition: str
    size: str
    chart: Stages
    targets: tuple[StageTarget, ...]
    ratios: Ratios | None
    metrics: tuple[Metric, ...]


def stages_of(source: Source) -> StagePart:
    """Attainment by stage. The raw ratios stand apart and are never added up."""
    result, manifest = source.result, source.pack.manifest
    rows = []
    for stage in manifest.stages:
        share = attainment(result, stage)
        rows.append(StageRow(str(stage), None if share is None else float(share), percent(share)))
    told = _(", ").join(f"{row.stage} {row.shown}" for row in rows)
    metrics = _metrics(source)
    return StagePart(
        note=labels.reference_target_note(),
        ambition=labels.ambition_word(source.assessment.ambition),
        size=labels.size_word(source.assessment.profile.size),
        chart=Stages(
            tuple(rows), alt=_("Share of questions at or above target: {values}").format(values=told), width=640
        ),
        targets=tuple(_target(source, stage) for stage in manifest.stages),
        ratios=_ratios(source, metrics) if metrics else None,
        metrics=metrics,
    )


def _target(source: Source, stage: int) -> StageTarget:
    policy = source.pack.policy
    sentence = policy.sentence_by_id[source.pack.manifest.targets.derived_from[stage]]
    return StageTarget(
        stage,
        percent(attainment(source.result, stage)),
        show(mean_target(source.result, source.result.applicable, stage), 1),
        sentence.id,
        policy.cite(sentence.id, source.language),
        sentence.text,
        curly(sentence.en) if source.language == "en" else "",
    )


def _metrics(source: Source) -> tuple[Metric, ...]:
    found = []
    for question_id in source.asked:
        question = source.question(question_id)
        if question.metric and question.kind == "percent" and source.states[question_id] == "metric":
            found.append(
                Metric(
                    question_id,
                    source.title(question_id),
                    ratio(source.answer(question_id).value),
                    *_counted(source, question),
                )
            )
    return tuple(found)


def _counted(source: Source, question: PercentQuestion) -> tuple[str, str]:
    """What is counted and out of what, each with its number where the company gave it: “4 · 每天…的工位数”."""
    numbers = source.answer(question.id).counted or (None, None)
    texts = source.text(question.numerator), source.text(question.denominator)
    part, whole = (
        text if number is None else f"{amount(number)} · {text}" for number, text in zip(numbers, texts, strict=True)
    )
    return part, whole


def _ratios(source: Source, metrics: tuple[Metric, ...]) -> Ratios:
    lines = tuple(
        (_("national {stage}: over {share}%").format(stage=stage, share=share), float(share))
        for stage, share in NATIONAL
    )
    told = _(", ").join(f"{metric.title} {metric.value}" for metric in metrics)
    return Ratios(
        tuple(RatioRow(m.title, source.result.metrics.get(m.question), m.value) for m in metrics),
        lines,
        alt=_("Raw ratios beside the national reference lines of 70% and 90%: {values}").format(values=told),
        width=640,
    )
