"""What the assessor writes: findings per clause, the company's action plan, who answers for what."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select, update

from aiplus_assess.assessment.model import Finding, PlannedAction
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.storage import assessments, rows, tables

_finding, _action, _department = tables.finding, tables.action, tables.department


def put_finding(connection: Connection, assessment_id: str, finding: Finding) -> None:
    """Replace what is written about the clause; a finding without any text is taken away."""
    connection.execute(
        delete(_finding).where(_finding.c.assessment_id == assessment_id, _finding.c.clause == finding.clause)
    )
    if finding.current or finding.problems or finding.advice:
        connection.execute(
            insert(_finding).values(
                assessment_id=assessment_id,
                clause=finding.clause,
                current=finding.current,
                problems=finding.problems,
                advice=finding.advice,
                answers_digest=finding.answers_digest,
            )
        )


def put_action(connection: Connection, assessment_id: str, action: PlannedAction) -> None:
    """Add `action` as made in this assessment, or change it wherever it was made, within one company."""
    company = assessments.company_of(connection, assessment_id)
    owner = connection.execute(select(_action.c.company_id).where(_action.c.id == action.id)).scalar_one_or_none()
    if owner is None:
        keys = {"id": action.id, "company_id": company, "assessment_id": assessment_id}
        connection.execute(insert(_action).values(keys | rows.action_values(action)))
    elif owner == company:
        connection.execute(update(_action).where(_action.c.id == action.id).values(rows.action_values(action)))
    else:
        raise InputError(_("The action {id} belongs to another company; nothing was changed.").format(id=action.id))


def remove_action(connection: Connection, assessment_id: str, action_id: str) -> None:
    """InputError where the company has no such action."""
    mine = (_action.c.id == action_id) & (_action.c.company_id == assessments.company_of(connection, assessment_id))
    if connection.execute(delete(_action).where(mine)).rowcount == 0:
        raise InputError(_("There is no action {id} in this company's plan.").format(id=action_id))


def put_departments(connection: Connection, assessment_id: str, responsible: Mapping[str, str]) -> None:
    """Replace the whole list of question or department → person."""
    connection.execute(delete(_department).where(_department.c.assessment_id == assessment_id))
    values = [
        {"assessment_id": assessment_id, "target": target, "responsible": person}
        for target, person in responsible.items()
        if person
    ]
    if values:
        connection.execute(insert(_department), values)
