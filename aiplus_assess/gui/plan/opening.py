"""How the plan comes into view."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.gui.plan.lines import Worths
from aiplus_assess.gui.plan.presenter import PlanPresenter, PlanSession
from aiplus_assess.storage.protocol import Workspace


def open_plan(
    workspace: Workspace, assessment_id: str, today: date, before: PlanPresenter | None = None
) -> PlanPresenter:
    """The plan as it is stored. `before` gives its steps of undo, its filters and what it had chosen.

    Where something of `before` still can't be stored, it goes on as it is: what was entered exists only there.
    """
    same = before is not None and before.session.assessment.id == assessment_id
    if before is not None and same and before.session.waiting and not before.retry():
        return before
    assessment = workspace.load(assessment_id)
    result = evaluate(workspace.pack(assessment.pack), assessment.case())
    session = PlanSession(assessment, result, Worths(result), today)
    if before is None or not same:
        return PlanPresenter(workspace, session)
    old = before.session
    made = PlanPresenter(workspace, replace(session, state=old.state, owner=old.owner, chosen=old.chosen))
    made.steps = before.steps
    return made
