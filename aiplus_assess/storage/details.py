"""What an assessment says of itself: title, assessor, profile, edition, ambition, targets, who answers what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, update

from aiplus_assess.assessment.model import Profile, TargetOverride
from aiplus_assess.questionnaire.codes import Ambition, Edition
from aiplus_assess.storage import assessments, plan, tables


def put(
    connection: Connection,
    assessment_id: str,
    now: str,
    *,
    title: str | None,
    assessor: str | None,
    profile: Profile | None,
    edition: Edition | None,
    ambition: Ambition | None,
    overrides: tuple[TargetOverride, ...] | None,
    departments: Mapping[str, str] | None,
) -> None:
    """Change what is given; None leaves it as it is. A new name or credit code is the company's from now on."""
    given = {"title": title, "assessor": assessor, "edition": edition, "ambition": ambition}
    values: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if title is not None:
        assessments.refuse_long(title)
    if profile is not None:
        values |= assessments.profile_values(profile)
        _rename(connection, assessment_id, profile)
    if overrides is not None:
        values["overrides"] = assessments.overrides_plain(overrides)
    if departments is not None:
        plan.put_departments(connection, assessment_id, departments)
    assessments.change(connection, assessment_id, now, **values)


def _rename(connection: Connection, assessment_id: str, profile: Profile) -> None:
    company = assessments.company_of(connection, assessment_id)
    table = tables.company
    connection.execute(update(table).where(table.c.id == company).values(name=profile.company, uscc=profile.uscc))
