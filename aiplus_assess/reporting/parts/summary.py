"""The page for the boss: where the company stands, what to decide now and why, what starts on Monday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.departments import department_of
from aiplus_assess.assessment.targets import Gap, gaps, mean_target, target
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import Action, DutyQuestion, ScoredBase
from aiplus_assess.reporting import counsel, words
from aiplus_assess.reporting.charts.gauge import Gauge
from aiplus_assess.reporting.charts.radar import Radar, can_draw
from aiplus_assess.reporting.numbers import as_level, show
from aiplus_assess.reporting.parts.cards import Card, cards_of, gauge_of
from aiplus_assess.reporting.parts.fitting import questions_that_fit, steps_that_fit
from aiplus_assess.reporting.parts.reply import level_text
from aiplus_assess.reporting.parts.source import Source
from aiplus_assess.reporting.parts.steps import Step, step_of

FIRST_STEPS = 3
"""Three decisions: what a boss can take at one sitting."""
FIRST_DUTIES = 2
TO_ANSWER = 18
"""Open questions named at most where there are fewer than three decisions to take."""


@dataclass(frozen=True, slots=True)
class TopGap:
    """One of the largest gaps: its question and where the company stands, in the words of its level."""

    question: str
    clause: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """An open question, as it is asked, and the department to ask."""

    question: str
    title: str
    text: str
    department: str


@dataclass(frozen=True, slots=True)
class Summary:
    """`steps` are the decisions; `to_answer` stands in where there are fewer than three. `outlook` ends the page."""

    sentences: tuple[str, ...]
    cards: tuple[Card, ...]
    gauge: Gauge
    radar: Radar | None
    stage: int
    answered: bool
    gaps: tuple[TopGap, ...]
    steps: tuple[Step, ...]
    to_answer: tuple[ToAnswer, ...]
    outlook: str


def summary_of(source: Source) -> Summary:
    """Everything on the summary page."""
    result = source.result
    near = [gap for gap in gaps(result) if gap.stage == source.stage]
    chosen = tuple(_first_actions(source, near or _next_gaps(source)))
    sentences = tuple(filter(None, _sentences(source)))
    steps = steps_that_fit(sentences, tuple(_decision(source, *decision) for decision in chosen))
    raised = {q: action.lifts_to for q, action, _stage in chosen[: len(steps)] if isinstance(action.lifts_to, int)}
    radar = radar_of(source)
    waiting = tuple(_to_answer(source)) if len(steps) < FIRST_STEPS else ()
    to_answer = questions_that_fit(sentences, steps, waiting, drawn=radar is not None)
    outlook = (*_monday(source, steps, to_answer), words.first_steps_sentence(result, raised))
    return Summary(
        sentences=sentences,
        cards=cards_of(source),
        gauge=gauge_of(result),
        radar=radar,
        stage=source.stage,
        answered=bool(result.levels),
        gaps=tuple(_top_gap(source, gap) for gap in _largest(near)),
        steps=steps,
        to_answer=to_answer,
        outlook=("" if source.language == "zh" else " ").join(filter(None, outlook)),
    )


def _sentences(source: Source) -> Iterator[str]:
    result = source.result
    yield words.standing_sentence(source.assessment.profile.company or source.assessment.company.name, result)
    yield words.holding_sentence(result)
    yield counsel.climb_sentence(result)
    if source.since is not None:
        yield counsel.change_sentence(source.since, source.earlier[-1].assessment.title)
    else:
        yield words.extremes_sentence(result, source.stage)
    yield words.duties_sentence(result)
    yield counsel.excused_sentence(result)
    yield counsel.open_sentence(result)


def _monday(source: Source, steps: tuple[Step, ...], to_answer: tuple[ToAnswer, ...]) -> Iterator[str]:
    if steps:
        first = steps[0]
        yield counsel.monday_sentence(first.owner, first.title, first.time, first.kpi)
    elif to_answer:
        yield counsel.ask_sentence(row.department for row in to_answer)


def _decision(source: Source, question_id: str, action: Action, stage: int) -> Step:
    return replace(step_of(source, question_id, action), why=_why(source, question_id, stage))


def _why(source: Source, question_id: str, stage: int) -> str:
    """The reason a boss would give: the law, or the levels that are missing."""
    question = source.question(question_id)
    if isinstance(question, DutyQuestion):
        state = source.answer(question_id).duty
        return _("legal duty ({source}), {state}").format(
            source=re.split("[，,；;]", source.text(question.source))[0], state=labels.duty_word(state) if state else ""
        )
    assert isinstance(question, ScoredBase)
    return _("level {level} now, {stage} reference target {target}").format(
        level=source.result.levels[question_id],
        stage=stage,
        target=target(source.pack, source.case, question, stage),
    )


def _to_answer(source: Source) -> Iterator[ToAnswer]:
    for question_id in counsel.open_questions(source.result)[:TO_ANSWER]:
        question = source.question(question_id)
        whom = source.department(department_of(source.assessment, source.pack, question_id))
        yield ToAnswer(question_id, source.title(question_id), source.text(question.text), whom)


def _next_gaps(source: Source) -> list[Gap]:
    """The gaps of the first later stage that has any: where to go on when the near target is reached."""
    found = gaps(source.result)
    stage = min((gap.stage for gap in found if gap.stage > source.stage), default=0)
    return [gap for gap in found if gap.stage == stage]


def _largest(near: list[Gap]) -> list[Gap]:
    """The three largest gaps: by missing levels, then priority."""
    return sorted(near, key=lambda gap: -gap.size)[:3]


def _first_actions(source: Source, near: list[Gap]) -> Iterator[tuple[str, Action, int]]:
    """Duties to put right, then the actions of the highest priority: at most FIRST_STEPS."""
    left = FIRST_STEPS
    duties = source.result.compliance
    for duty in (*duties.noncompliant, *duties.partial)[:FIRST_DUTIES]:
        for action in source.question(duty).actions[:1]:
            if left > 0:
                left -= 1
                yield duty, action, source.stage
    for gap in near:
        if gap.action is not None and left > 0:
            left -= 1
            yield gap.question, gap.action, gap.stage


def radar_of(source: Source) -> Radar | None:
    """The supports, else all groups, where there are 5 to 9 of them and one has a level; else no radar."""
    result = source.result
    pillar_of = result.weights.pillar_of
    supports = [group for group in result.groups if pillar_of[group] == "supports"]
    axes = supports if can_draw(len(supports)) else list(result.groups)
    if not can_draw(len(axes)) or all(result.groups[group] is None for group in axes):
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
        width=300,
        height=228,
        font_size=11.5,
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
