"""Reading a whole assessment: one statement for its own row and all that it has once, one for each table with more.

The statements are made once, when first needed (the start reads no assessment), and take the id as a parameter;
what the first says to be empty is not asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, exists, func, literal, select

from aiplus_assess.assessment.model import Assessment, EvidenceItem
from aiplus_assess.storage import engagements, rows, tables
from aiplus_assess.storage.assessments import AWAITED, unknown
from aiplus_assess.storage.guard import stored_content

_assessment, _company, _pack = tables.assessment, tables.company, tables.pack
_evidence, _link, _finding, _action = tables.evidence, tables.evidence_question, tables.finding, tables.action
_department, _engagement = tables.department, tables.engagement


@cache
def _head() -> Select[Any]:
    """The assessment's row with its company, pack and engagement, `follows`, and what else it has rows of."""
    key = literal(AWAITED) + _assessment.c.id
    awaited = select(tables.setting.c.value).where(tables.setting.c.key == key).scalar_subquery()
    return (
        select(
            _assessment,
            func.coalesce(_assessment.c.revises, awaited).label("follows"),
            _company.c.name.label("company_name"),
            _company.c.uscc.label("company_uscc"),
            _company.c.parent_id.label("company_parent"),
            _company.c.kind.label("company_kind"),
            _pack.c.id.label("pack_id"),
            _pack.c.version.label("pack_version"),
            _engagement.c.content.label("engagement"),
            exists().where(_evidence.c.assessment_id == _assessment.c.id).label("has_evidence"),
            exists().where(_finding.c.assessment_id == _assessment.c.id).label("has_findings"),
            exists().where(_action.c.company_id == _assessment.c.company_id).label("has_actions"),
            exists().where(_department.c.assessment_id == _assessment.c.id).label("has_departments"),
        )
        .join_from(_assessment, _company)
        .join(_pack)
        .outerjoin(_engagement)
        .where(_assessment.c.id == bindparam("of"))
    )


@cache
def _answers() -> Select[Any]:
    return select(*rows.ANSWER_COLUMNS).where(tables.answer.c.assessment_id == bindparam("of"))


@cache
def _items() -> Select[Any]:
    with_size = select(_evidence, tables.file.c.size.label("file_size")).outerjoin(tables.file)
    return with_size.where(_evidence.c.assessment_id == bindparam("of")).order_by(_evidence.c.id)


@cache
def _links() -> Select[Any]:
    return select(_link).join(_evidence).where(_evidence.c.assessment_id == bindparam("of")).order_by(_link.c.place)


@cache
def _findings() -> Select[Any]:
    return select(_finding).where(_finding.c.assessment_id == bindparam("of"))


@cache
def _departments() -> Select[Any]:
    return select(_department).where(_department.c.assessment_id == bindparam("of"))


@cache
def _actions() -> Select[Any]:
    """The company's plan up to this assessment: actions of its later ones, and of binned ones, are left out."""
    made_in = _assessment.alias()
    earlier = (made_in.c.created <= bindparam("created")) & made_in.c.deleted_at.is_(None)
    return (
        select(_action)
        .join(made_in, made_in.c.id == _action.c.assessment_id)
        .where(_action.c.company_id == bindparam("company"))
        .where((made_in.c.id == bindparam("of")) | earlier)
        .order_by(_action.c.place, _action.c.id)
    )


def load(connection: Connection, assessment_id: str) -> Assessment:
    """Everything entered into it. InputError where there is none of that id."""

    def found(query: Callable[[], Select[Any]], there: bool = True, **more: str) -> Sequence[Row[Any]]:
        return connection.execute(query(), {"of": assessment_id} | more).all() if there else ()

    with stored_content():
        for head in found(_head):
            plan = found(_actions, head.has_actions, company=head.company_id, created=head.created)
            return rows.assessment_of(
                head,
                answers=rows.answers_of(found(_answers)),
                evidence=_proof(found(_items, head.has_evidence), found(_links, head.has_evidence)),
                findings=tuple(rows.finding_of(row) for row in found(_findings, head.has_findings)),
                actions=tuple(rows.action_of(row) for row in plan),
                departments={row.target: row.responsible for row in found(_departments, head.has_departments)},
                engagement=engagements.whole(connection, assessment_id, head.engagement),
            )
    raise unknown(assessment_id)


def _proof(items: Sequence[Row[Any]], links: Sequence[Row[Any]]) -> tuple[EvidenceItem, ...]:
    questions: dict[str, list[str]] = {row.id: [] for row in items}
    for linked in links:
        questions[linked.evidence_id].append(linked.question_id)
    return tuple(rows.evidence_of(row, tuple(questions[row.id])) for row in items)
