"""The roadmap drawn: what each phase leads to, and how many actions each group takes in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from aiplus_assess.assessment.targets import target
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import ScoredBase
from aiplus_assess.reporting.charts.roadmap import Roadmap, RoadPhase, RoadRow
from aiplus_assess.reporting.numbers import show
from aiplus_assess.reporting.parts.roadmap import Phase
from aiplus_assess.reporting.parts.source import Source
from aiplus_assess.reporting.words import group_name


def roadmap_chart(source: Source, phases: tuple[Phase, ...]) -> Roadmap | None:
    """None without phases. The index after the first is that of its actions done, after a stage of its targets met."""
    if not phases:
        return None
    drawn = tuple(_phases(source, phases))
    told = _(", ").join(f"{phase.label} {phase.shown}" for phase in drawn)
    return Roadmap(drawn, tuple(_rows(source, phases)), alt=_("Index along the roadmap: {phases}").format(phases=told))


def _phases(source: Source, phases: tuple[Phase, ...]) -> Iterator[RoadPhase]:
    result = source.result
    levels = dict(result.levels)

    def phase(label: str) -> RoadPhase:
        index = result.weights.index(levels)
        return RoadPhase(label, None if index is None else float(index), show(index))

    yield phase(_("Now"))
    for one in phases:
        for question_id, level in _reached(source, one):
            if question_id in levels:
                levels[question_id] = max(levels[question_id], level)
        yield phase(one.heading)


def _reached(source: Source, phase: Phase) -> Iterator[tuple[str, int]]:
    """The levels the phase leads to: of its actions in the first 90 days, else its stage's targets."""
    if phase.stage == 0:
        yield from ((step.question, step.lifts_to) for step in phase.steps)
        return
    for question_id in source.result.levels:
        question = source.question(question_id)
        assert isinstance(question, ScoredBase)
        yield question_id, target(source.pack, source.case, question, phase.stage)


def _rows(source: Source, phases: tuple[Phase, ...]) -> Iterator[RoadRow]:
    group_of = {q: group for group, members in source.result.weights.members.items() for q in members}
    counts = [Counter(group_of.get(step.question, "") for step in phase.steps) for phase in phases]
    if any(count[""] for count in counts):
        yield RoadRow("", _("Legal duties"), tuple(count[""] for count in counts), urgent=True)
    for group in source.pack.manifest.groups:
        if any(count[group.id] for count in counts):
            yield RoadRow(group.id, group_name(source.pack, group.id), tuple(count[group.id] for count in counts))
