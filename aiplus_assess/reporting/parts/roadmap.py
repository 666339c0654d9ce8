"""The roadmap: 90 days, then what each stage still needs."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment.targets import gaps, next_action, target
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import Action, ScoredBase
from aiplus_assess.reporting.parts.source import Source
from aiplus_assess.reporting.parts.steps import Step, step_of

QUICK_WEEKS = 13
"""What can be finished in 90 days."""
QUICK_STEPS = 8
"""More than this nobody finishes in 90 days beside the daily work."""


@dataclass(frozen=True, slots=True)
class Phase:
    heading: str
    aim: str
    steps: tuple[Step, ...]
    stage: int = 0
    """0 for the first 90 days."""


def roadmap_of(source: Source) -> tuple[Phase, ...]:
    """90 days: duties and short actions of the highest priority. Each stage: a step per question towards its target."""
    quick = _quick(source)
    done = {step.question for step in quick}
    phases = [Phase(_("Within 90 days"), _("Put duties right and start what is short and matters most."), tuple(quick))]
    for stage in source.pack.manifest.stages:
        if stage < source.stage:
            continue
        steps = [
            step_of(source, question, action)
            for question, action in _towards(source, stage)
            if not (stage == source.stage and question in done)
        ]
        heading = _("Until {stage}").format(stage=stage)
        phases.append(Phase(heading, _("Reach the {stage} reference target.").format(stage=stage), tuple(steps), stage))
    return tuple(phase for phase in phases if phase.steps)


def _quick(source: Source) -> list[Step]:
    duties = source.result.compliance
    steps = [
        step_of(source, duty, source.question(duty).actions[0])
        for duty in (*duties.noncompliant, *duties.partial)
        if source.question(duty).actions
    ]
    for gap in gaps(source.result):
        short = gap.action is not None and gap.action.weeks <= QUICK_WEEKS
        if gap.stage == source.stage and short and len(steps) < QUICK_STEPS:
            assert gap.action is not None
            steps.append(step_of(source, gap.question, gap.action))
    return steps


def _towards(source: Source, stage: int) -> list[tuple[str, Action]]:
    """The next action of every question that stays below the stage's target when the stage before is reached."""
    earlier = [s for s in source.pack.manifest.stages if source.stage <= s < stage]
    found: list[tuple[str, Action]] = []
    for gap in gaps(source.result):
        question = source.question(gap.question)
        if gap.stage != stage or not isinstance(question, ScoredBase):
            continue
        reached = max([gap.level, *(target(source.pack, source.case, question, s) for s in earlier)])
        action = next_action(question, reached) if gap.target > reached else None
        if action is not None:
            found.append((gap.question, action))
    return found
