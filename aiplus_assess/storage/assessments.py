"""Making an assessment, and its own row. A whole one is read in `loading`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, insert, select, update

from aiplus_assess.assessment.fields import Plain
from aiplus_assess.assessment.model import Assessment, Profile, TargetOverride
from aiplus_assess.assessment.plain import override_to_plain, profile_to_plain
from aiplus_assess.errors import InputError, StateError
from aiplus_assess.i18n import _
from aiplus_assess.storage import rows, tables
from aiplus_assess.storage.protocol import NewAssessment

if TYPE_CHECKING:
    from aiplus_assess.questionnaire.model import Pack

AWAITED = "revises."
"""Settings of this beginning, with an assessment's id, name the one it revises while that is not in the workspace."""

LONGEST_TITLE = 200
"""Characters of a title that is given now; a longer one of before is read as it is."""


def refuse_long(title: str) -> None:
    """InputError for a title that no list and no cover has room for."""
    if len(title) > LONGEST_TITLE:
        raise InputError(
            _(
                "The title has {n} characters, at most {most} are possible; nothing was changed. "
                "Put the rest into a note."
            ).format(n=len(title), most=LONGEST_TITLE)
        )


def new_id() -> str:
    from uuid6 import uuid7

    return str(uuid7())


def insert_new(connection: Connection, new: NewAssessment, pack: Pack, now: str) -> str:
    """The row of a new assessment, without answers; its id."""
    profile = new.profile
    assessment_id = new_id()
    connection.execute(
        insert(tables.assessment).values(
            id=assessment_id,
            company_id=_company(connection, new),
            title=new.title,
            pack_hash=pack.hash,
            edition=new.edition,
            ambition=new.ambition,
            status="draft",
            revision=new.revision,
            revises=new.revises,
            assessor=new.assessor,
            overrides=[],
            created=now,
            updated=now,
            **profile_values(profile),
        )
    )
    return assessment_id


def profile_values(profile: Profile) -> dict[str, Any]:
    """The profile as it is now, and what lists need of it."""
    return {"profile": profile_to_plain(profile), "industry": profile.industry, "size": profile.size}


def _company(connection: Connection, new: NewAssessment) -> str:
    table, profile = tables.company, new.profile
    if new.company_id is not None:
        known = connection.execute(select(table.c.id).where(table.c.id == new.company_id)).scalar_one_or_none()
        if known is None:
            raise InputError(_("There is no company {id} in this workspace.").format(id=new.company_id))
        return str(known)
    same = select(table.c.id).where(table.c.name == profile.company, table.c.uscc == profile.uscc).order_by(table.c.id)
    found = connection.execute(same.limit(1)).scalar_one_or_none()
    if found is not None:
        return str(found)
    company_id = new_id()
    connection.execute(insert(table).values(id=company_id, name=profile.company, uscc=profile.uscc))
    return company_id


def change(connection: Connection, assessment_id: str, now: str, **values: Any) -> None:
    """Set `values` and the time of the last change."""
    table = tables.assessment
    connection.execute(update(table).where(table.c.id == assessment_id).values(updated=now, **values))


def company_of(connection: Connection, assessment_id: str) -> str:
    """The id of the company that is assessed."""
    table = tables.assessment
    return str(connection.execute(select(table.c.company_id).where(table.c.id == assessment_id)).scalar_one())


def carry(connection: Connection, source: Assessment, target: str) -> None:
    """Give `target` the answers, target overrides and place of `source`, without history: that stays with it."""
    if source.answers:
        connection.execute(
            insert(tables.answer),
            [
                {"assessment_id": target, "question_id": question} | rows.answer_values(answer)
                for question, answer in source.answers.items()
            ],
        )
    table, overrides = tables.assessment, overrides_plain(source.overrides)
    values = {"overrides": overrides, "last_question": source.last_question}
    connection.execute(update(table).where(table.c.id == target).values(values))


def overrides_plain(overrides: tuple[TargetOverride, ...]) -> list[Plain]:
    return [override_to_plain(override) for override in overrides]


def exists(connection: Connection, assessment_id: str) -> tuple[str, str | None]:
    """Its status and deleted_at. InputError where there is none of that id."""
    table = tables.assessment
    query = select(table.c.status, table.c.deleted_at).where(table.c.id == assessment_id)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise unknown(assessment_id)
    return row.status, row.deleted_at


def editable(connection: Connection, assessment_id: str, *, even_final: bool = False) -> None:
    """StateError where it is final (unless `even_final`) or in the bin; InputError where there is none."""
    status, deleted_at = exists(connection, assessment_id)
    if deleted_at is not None:
        raise StateError(_("This assessment is in the bin, so nothing was changed. Restore it first."))
    if status == "final" and not even_final:
        raise StateError(_("This assessment is final, so nothing was changed. Reopen it to make a new revision."))


def unknown(assessment_id: str) -> InputError:
    return InputError(_("There is no assessment {id} in this workspace.").format(id=assessment_id))
