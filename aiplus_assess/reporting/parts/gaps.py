"""The gap table by priority: legal duties, then the questions below the next target, then those below later ones."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment.targets import Gap, gaps, target
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import ScoredBase
from aiplus_assess.reporting.numbers import show
from aiplus_assess.reporting.parts.reply import reply_of
from aiplus_assess.reporting.parts.source import Source
from aiplus_assess.reporting.parts.steps import effort


@dataclass(frozen=True, slots=True)
class GapRow:
    """One question. `targets` by stage in the pack's order; `size` = missing levels at the table's stage."""

    rank: int
    question: str
    clause: str
    title: str
    now: str
    targets: tuple[str, ...]
    size: str
    priority: str
    step: str
    effort: tuple[str, str]


@dataclass(frozen=True, slots=True)
class GapTable:
    """`stage` 0 for the duties."""

    heading: str
    stage: int
    rows: tuple[GapRow, ...]


@dataclass(frozen=True, slots=True)
class GapPart:
    stages: tuple[int, ...]
    tables: tuple[GapTable, ...]
    open: int


def gaps_of(source: Source) -> GapPart:
    """Each question once, under the first stage whose target it misses; ranks run through all tables."""
    found = gaps(source.result)
    tables: list[GapTable] = []
    duties = source.result.compliance
    rank = 0
    rows = [_duty_row(source, place, duty) for place, duty in enumerate((*duties.noncompliant, *duties.partial), 1)]
    if rows:
        tables.append(GapTable(_("Legal duties to put right"), 0, tuple(rows)))
        rank = len(rows)
    seen: set[str] = set()
    for stage in source.pack.manifest.stages:
        here = [gap for gap in found if gap.stage == stage and gap.question not in seen]
        seen |= {gap.question for gap in here}
        if here:
            heading = _("Below the {stage} reference target").format(stage=stage)
            stage_rows = tuple(_gap_row(source, rank + place, gap) for place, gap in enumerate(here, 1))
            tables.append(GapTable(heading, stage, stage_rows))
            rank += len(here)
    waiting = sum(1 for state in source.states.values() if state in ("unknown", "unanswered"))
    return GapPart(tuple(source.pack.manifest.stages), tuple(tables), waiting)


def _gap_row(source: Source, rank: int, gap: Gap) -> GapRow:
    question = source.question(gap.question)
    assert isinstance(question, ScoredBase)
    return GapRow(
        rank=rank,
        question=gap.question,
        clause=question.clause.partition(":")[2],
        title=source.title(gap.question),
        now=str(gap.level),
        targets=tuple(str(target(source.pack, source.case, question, stage)) for stage in source.pack.manifest.stages),
        size=str(gap.size),
        priority=show(gap.priority, 1),
        step=source.text(gap.action.text) if gap.action else _("No prepared action: agree on one"),
        effort=effort(gap.action),
    )


def _duty_row(source: Source, rank: int, question_id: str) -> GapRow:
    question = source.question(question_id)
    action = question.actions[0] if question.actions else None
    return GapRow(
        rank=rank,
        question=question_id,
        clause=question.clause.partition(":")[2],
        title=source.title(question_id),
        now=reply_of(source, question_id).short,
        targets=(),
        size="",
        priority=_("first"),
        step=source.text(action.text) if action else _("Put right"),
        effort=effort(action),
    )
