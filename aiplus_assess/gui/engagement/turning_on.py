"""Turning an engagement on, off, and on again as it was. No widgets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from aiplus_assess.assessment.engagement import Engagement, Member
from aiplus_assess.assessment.numbering import PATTERN, next_number
from aiplus_assess.storage.protocol import Workspace

PATTERN_SETTING = "report_number_pattern"


def pattern_of(workspace: Workspace) -> str:
    """The pattern of report numbers in this workspace."""
    return workspace.setting(PATTERN_SETTING) or PATTERN


def free_number(workspace: Workspace, today: date) -> str:
    """The next report number of this year that nobody has."""
    return next_number(pattern_of(workspace), today.year, workspace.desk.report_numbers())


def fresh(workspace: Workspace, assessment_id: str, today: date) -> Engagement:
    """A new engagement with what is known already: the client, the next number, who assesses, today."""
    assessment = workspace.load(assessment_id)
    team = (Member(assessment.assessor),) if assessment.assessor else ()
    return Engagement(
        client=assessment.company.name, report_number=free_number(workspace, today), started=today, team=team
    )


def turn_off(workspace: Workspace, assessment_id: str) -> Engagement | None:
    """Delete the engagement; what it was, to be turned on again. StateError where a report version is on record."""
    before = workspace.load(assessment_id).engagement
    workspace.desk.drop(assessment_id)
    return before


def turn_on_again(workspace: Workspace, assessment_id: str, before: Engagement) -> None:
    """With its meetings and feedback (versions it had none), in one transaction."""
    with workspace.together():
        workspace.desk.put(assessment_id, replace(before, meetings=(), feedback=(), versions=()))
        for meeting in before.meetings:
            workspace.desk.put_meeting(assessment_id, meeting)
        for remark in before.feedback:
            workspace.desk.put_feedback(assessment_id, remark)
