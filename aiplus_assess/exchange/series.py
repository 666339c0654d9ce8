"""The assessments of a company before one of them, read from a workspace: what a comparison looks back on."""

from __future__ import annotations

from aiplus_assess.assessment.model import Assessment, Basis
from aiplus_assess.assessment.series import Measured, lasting
from aiplus_assess.storage.protocol import Workspace


def earlier_than(workspace: Workspace, assessment: Assessment, basis: Basis) -> tuple[Measured, ...]:
    """The company's earlier assessments on any version of the same questionnaire, the oldest first.

    Left out is what a later revision replaces, and what `assessment` itself goes on from.
    """
    known = [workspace.load(summary.id) for summary in workspace.summaries(assessment.company.id)]
    before = [
        Measured(one, workspace.pack(one.pack), basis)
        for one in known
        if one.pack.id == assessment.pack.id
        and (one.created, one.id) < (assessment.created, assessment.id)
        and one.id != assessment.revises
    ]
    return lasting(before)
