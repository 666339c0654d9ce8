"""Taking in an assessment that was written elsewhere, whole: its company, answers, history, proof and plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table, insert, select, update

from aiplus_assess.assessment.model import AnswerEvent, Assessment, Company, EvidenceItem
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.storage import (
    answering,
    assessments,
    engagements,
    evidence,
    loading,
    plan,
    settings,
    summaries,
    tables,
)
from aiplus_assess.storage.assessments import AWAITED
from aiplus_assess.storage.connection import stamp

if TYPE_CHECKING:
    from aiplus_assess.questionnaire.model import Pack


def adopt(
    connection: Connection,
    assessment: Assessment,
    pack: Pack,
    history: Sequence[AnswerEvent],
    files: Mapping[str, bytes],
) -> None:
    """Insert it under its own id; `pack` is stored already. InputError where the id is taken.

    Its company is the one of the same id, else of the same credit code, else of the same name, else a new one.
    """
    if _known(connection, tables.assessment, assessment.id):
        raise InputError(_("The workspace already has this assessment; merge the two instead."))
    answering.check_known(pack, assessment.answers)
    _insert(connection, assessment)
    _arrived(connection, assessment.id)
    assessments.carry(connection, assessment, assessment.id)
    for item in assessment.evidence:
        answering.check_known(pack, item.questions)
        evidence.put(connection, assessment.id, _free(connection, item), _content(item, files))
    for finding in assessment.findings:
        plan.put_finding(connection, assessment.id, finding)
    for action in assessment.actions:
        if not _known(connection, tables.action, action.id):
            plan.put_action(connection, assessment.id, action)
    plan.put_departments(connection, assessment.id, assessment.departments)
    if assessment.engagement is not None:
        engagements.insert_whole(connection, assessment.id, assessment.engagement, files)
    answering.add_history(connection, assessment.id, history)
    made = loading.load(connection, assessment.id)
    summaries.write(connection, assessment.id, summaries.compute(pack, made.case()))


def _insert(connection: Connection, assessment: Assessment) -> None:
    revises = assessment.revises
    if revises is not None and not _known(connection, tables.assessment, revises):
        settings.put(connection, f"{AWAITED}{assessment.id}", revises)  # it was not brought along, or not yet
        revises = None
    connection.execute(
        insert(tables.assessment).values(
            id=assessment.id,
            company_id=_company(connection, assessment.company),
            title=assessment.title,
            pack_hash=assessment.pack.hash,
            edition=assessment.edition,
            ambition=assessment.ambition,
            status=assessment.status,
            revision=assessment.revision,
            revises=revises,
            inherits=assessment.inherits,
            assessor=assessment.assessor,
            overrides=[],
            created=stamp(assessment.created),
            updated=stamp(assessment.updated),
            finalized=stamp(assessment.finalized) if assessment.finalized else None,
            **assessments.profile_values(assessment.profile),
        )
    )


def _arrived(connection: Connection, assessment_id: str) -> None:
    """Tie the revisions that came before the assessment they revise to it."""
    setting, table = tables.setting, tables.assessment
    waiting = (setting.c.value == assessment_id) & setting.c.key.startswith(AWAITED)
    for key in list(connection.execute(select(setting.c.key).where(waiting)).scalars()):
        revision = table.c.id == key.removeprefix(AWAITED)
        connection.execute(update(table).where(revision).values(revises=assessment_id))
        settings.put(connection, key, None)


def _company(connection: Connection, company: Company) -> str:
    table = tables.company
    by_code = (table.c.uscc == company.uscc) if company.uscc else (table.c.name == company.name)
    for same in (table.c.id == company.id, by_code):
        found = connection.execute(select(table.c.id).where(same).order_by(table.c.id).limit(1)).scalar_one_or_none()
        if found is not None:
            return str(found)
    connection.execute(
        insert(table).values(
            id=company.id, name=company.name, uscc=company.uscc, parent_id=company.parent, kind=company.kind
        )
    )
    return company.id


def _known(connection: Connection, table: Table, row_id: str) -> bool:
    return connection.execute(select(table.c.id).where(table.c.id == row_id)).one_or_none() is not None


def _free(connection: Connection, item: EvidenceItem) -> EvidenceItem:
    """The item under its own id, or under a new one where another assessment of this workspace has that id."""
    return replace(item, id=assessments.new_id()) if _known(connection, tables.evidence, item.id) else item


def _content(item: EvidenceItem, files: Mapping[str, bytes]) -> bytes | None:
    return None if item.file is None else files.get(item.file.sha256)
