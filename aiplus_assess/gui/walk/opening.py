"""How a walk begins: the assessment, its questions, the question in view, the assessment before this one."""

from __future__ import annotations

from dataclasses import replace

from aiplus_assess.assessment.model import Assessment
from aiplus_assess.gui.walk.session import Session
from aiplus_assess.storage.protocol import Workspace


def open_session(workspace: Workspace, assessment_id: str, question_id: str | None = None) -> Session:
    """The session of an assessment, at the question asked for, or where the user stopped, or at the first open one."""
    assessment = workspace.load(assessment_id)
    pack = workspace.pack(assessment.pack)
    session = Session(assessment, pack, previous=previous_of(workspace, assessment))
    wished = (question_id, assessment.last_question, *filter(session.open, session.questions), *session.questions)
    return replace(session, current=next((q for q in wished if q in session.questions), None))


def previous_of(workspace: Workspace, assessment: Assessment) -> Assessment | None:
    """The company's latest assessment created before this one (not the one it revises, which it continues)."""
    earlier = [
        workspace.load(summary.id)
        for summary in workspace.summaries()
        if summary.company_id == assessment.company.id and summary.id not in (assessment.id, assessment.revises)
    ]
    before = [other for other in earlier if other.created < assessment.created]
    return max(before, key=lambda other: (other.created, other.revision), default=None)
