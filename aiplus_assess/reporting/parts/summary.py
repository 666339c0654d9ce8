"""The page for the boss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.assessment.targets import Gap, attainment, gaps, mean_target
from aiplus_assess.i18n import _, ngettext
from aiplus_assess.questionnaire.model import Action, ScoredBase
from aiplus_assess.reporting import words
from aiplus_assess.reporting.charts.gauge import Gauge
from aiplus_assess.reporting.charts.radar import Radar, can_draw
from aiplus_assess.reporting.numbers import NONE, as_level, percent, show
from aiplus_assess.reporting.parts.fitting import steps_that_fit
from aiplus_assess.reporting.parts.reply import level_text
from aiplus_assess.reporting.parts.source import Source
from aiplus_assess.reporting.parts.steps import Step, step_of

FIRST_STEPS = 4
"""More does not fit on the page, nor into a boss's day."""
FIRST_DUTIES = 2


@dataclass(frozen=True, slots=True)
class Card:
    """A number on the summary page; `alarm` where something must be put right."""

    label: str
    value: str
    note: str
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class TopGap:
    """One of the largest gaps: its question and where the company stands, in the words of its level."""

    question: str
    clause: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Summary:
    sentences: tuple[str, ...]
    cards: tuple[Card, ...]
    gauge: Gauge
    radar: Radar | None
    stage: int
    answered: bool
    gaps: tuple[TopGap, ...]
    steps: tuple[Step, ...]
    outlook: str


def summary_of(source: Source) -> Summary:
    """Everything on the summary page."""
    result = source.result
    company = source.assessment.profile.company or source.assessment.company.name
    near = [gap for gap in gaps(result) if gap.stage == source.stage]
    chosen = tuple(_first_actions(source, near))
    said = (
        words.standing_sentence(company, result),
        words.holding_sentence(result),
        words.extremes_sentence(result, source.stage),
        words.attainment_sentence(result, source.stage),
        words.duties_sentence(result),
        words.evidence_sentence(result),
    )
    sentences = tuple(sentence for sentence in said if sentence)
    steps = steps_that_fit(sentences, tuple(step_of(source, question, action) for question, action in chosen))
    raised = {question: a.lifts_to for question, a in chosen[: len(steps)] if isinstance(a.lifts_to, int)}
    return Summary(
        sentences=sentences,
        cards=_cards(source),
        gauge=_gauge(result),
        radar=radar_of(source),
        stage=source.stage,
        answered=bool(result.levels),
        gaps=tuple(_top_gap(source, gap) for gap in _largest(near)),
        steps=steps,
        outlook=words.first_steps_sentence(result, raised),
    )


def _largest(near: list[Gap]) -> list[Gap]:
    """The three largest gaps: by missing levels, then priority."""
    return sorted(near, key=lambda gap: -gap.size)[:3]


def _first_actions(source: Source, near: list[Gap]) -> Iterator[tuple[str, Action]]:
    """Duties to put right, then the actions of the highest priority: at most FIRST_STEPS."""
    left = FIRST_STEPS
    duties = source.result.compliance
    for duty in (*duties.noncompliant, *duties.partial)[:FIRST_DUTIES]:
        for action in source.question(duty).actions[:1]:
            if left > 0:
                left -= 1
                yield duty, action
    for gap in near:
        if gap.action is not None and left > 0:
            left -= 1
            yield gap.question, gap.action


def _cards(source: Source) -> tuple[Card, ...]:
    result = source.result
    span = _("range {low}–{high}").format(low=show(result.low), high=show(result.high))
    return (
        Card(_("Readiness index"), show(result.index), span),
        Card(_("Readiness level"), _level(result), _beside(source)),
        Card(
            _("At or above the {stage} reference target").format(stage=source.stage),
            percent(attainment(result, source.stage)),
            _("ambition: {ambition}").format(ambition=labels.ambition_word(source.assessment.ambition)),
        ),
        _duty_card(result),
    )


def _level(result: Result) -> str:
    rating = result.rating
    if rating.level is None:
        return labels.standing_word(rating.standing)
    return f"{rating.level} {labels.level_word(rating.level)}"


def _beside(source: Source) -> str:
    """Self beside verified and proven: “自评 41，核定 40，佐证 36”."""
    result = source.result
    parts = [_("self {index}").format(index=show(result.on("self").index))]
    if result.verified_share:
        parts.append(_("verified {index}").format(index=show(result.on("verified").index)))
    parts.append(_("proven {index}").format(index=show(result.on("evidence").index)))
    return _(", ").join(parts)


def _duty_card(result: Result) -> Card:
    duties = result.compliance
    label = _("Legal duties to put right")
    if duties.to_fix:
        count = ngettext("{n} item", "{n} items", duties.to_fix).format(n=duties.to_fix)
        return Card(label, count, _("to be handled first"), alarm=True)
    if duties.to_confirm:
        waiting = _("{n} to be confirmed").format(n=len(duties.to_confirm))
        return Card(label, ngettext("{n} item", "{n} items", 0).format(n=0), waiting)
    return Card(label, NONE if duties.state == "none" else "0", labels.compliance_word(duties.state))


def _gauge(result: Result) -> Gauge:
    low, high = result.low, result.high
    return Gauge(
        None if result.index is None else float(result.index),
        None if low is None else float(low),
        None if high is None else float(high),
        alt=_("Readiness index {index} on a scale of 0 to 100, range {low} to {high}").format(
            index=show(result.index), low=show(low), high=show(high)
        ),
        width=150,
    )


def radar_of(source: Source) -> Radar | None:
    """The supports, else all groups, where there are 5 to 9 of them; else no radar."""
    result = source.result
    pillar_of = result.weights.pillar_of
    supports = [group for group in result.groups if pillar_of[group] == "supports"]
    axes = supports if can_draw(len(supports)) else list(result.groups)
    if not can_draw(len(axes)):
        return None
    values = tuple(as_level(result.groups[group]) for group in axes)
    goals = [mean_target(result, result.weights.members[group], source.stage) for group in axes]
    names = tuple(words.group_name(source.pack, group) for group in axes)
    told = _(", ").join(f"{name} {show(value, 1)}" for name, value in zip(names, values, strict=True))
    return Radar(
        names,
        values,
        tuple(None if goal is None else float(goal) for goal in goals),
        alt=_("Radar, levels 0 to 5: {values}").format(values=told),
        width=330,
        height=255,
        font_size=10.5,
    )


def _top_gap(source: Source, gap: Gap) -> TopGap:
    question = source.question(gap.question)
    assert isinstance(question, ScoredBase)
    return TopGap(
        gap.question,
        question.clause.partition(":")[2],
        source.title(gap.question),
        _("Now level {level} (target {target}): {text}").format(
            level=gap.level, target=gap.target, text=level_text(source, question, gap.level)
        ),
    )
