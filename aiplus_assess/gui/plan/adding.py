"""How actions get into the plan: from the what-if, a line of the gaps, a question's next step, or suggested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import uuid6

from aiplus_assess.assessment.model import Assessment, PlannedAction
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.assessment.targets import gaps, next_action
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.questionnaire.model import Action, DutyQuestion
from aiplus_assess.storage.protocol import Workspace

Chosen = tuple[str, Action]
"""A question's id, and one of its actions."""
SUGGESTED = 5


def step_of(result: Result, question_id: str) -> Action | None:
    """The next step at a question: the cheapest action that lifts its level; for a duty what makes it compliant."""
    question = result.pack.by_id[question_id]
    if isinstance(question, DutyQuestion):
        found = result.compliance
        open_ = question_id in (*found.noncompliant, *found.partial)
        return question.actions[0] if open_ and question.actions else None
    level = result.levels.get(question_id)
    return None if level is None else next_action(question, level)


def suggestions(result: Result, stage: int, there: Iterable[PlannedAction] = ()) -> tuple[Chosen, ...]:
    """The first five next steps in the order of the gap table: duties to put right, then gaps by priority."""
    found, known = result.compliance, {(action.question, action.action) for action in there}
    short = (gap.question for gap in gaps(result) if gap.stage == stage)
    steps = ((q, step_of(result, q)) for q in (*found.noncompliant, *found.partial, *short))
    return tuple((q, step) for q, step in steps if step is not None and (q, step.id) not in known)[:SUGGESTED]


def planned(assessment: Assessment, chosen: Iterable[Chosen]) -> list[PlannedAction]:
    """The chosen actions as new lines at the end of the plan, without those that are in it already."""
    there = {(action.question, action.action) for action in assessment.actions}
    place = max((action.place for action in assessment.actions), default=-1) + 1
    new = [(question, action) for question, action in chosen if (question, action.id) not in there]
    return [
        PlannedAction(
            id=str(uuid6.uuid7()),
            question=question,
            action=action.id,
            text=action.text.in_(current()),
            owner=action.owner.in_(current()),
            place=place + number,
        )
        for number, (question, action) in enumerate(new)
    ]


def add(workspace: Workspace, assessment_id: str, chosen: Sequence[Chosen]) -> list[PlannedAction]:
    """Store the chosen actions; those that are new in the plan. AssessError where that fails."""
    new = planned(workspace.load(assessment_id), chosen)
    for action in new:
        workspace.put_action(assessment_id, action)
    return new


def added_words(count: int) -> str:
    """What is said after adding to the plan."""
    if not count:
        return _("These actions are in the plan already.")
    return ngettext("{n} action added to the plan.", "{n} actions added to the plan.", count).format(n=count)
