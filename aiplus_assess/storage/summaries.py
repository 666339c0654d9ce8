"""The summary rows: what lists and comparisons read instead of computing. They can always be rebuilt."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select, update

from aiplus_assess.assessment.model import BASES, SCORING_VERSION, Assessment, AssessmentSummary, Case
from aiplus_assess.storage import rows, tables
from aiplus_assess.storage.guard import stored_content

if TYPE_CHECKING:
    from aiplus_assess.assessment.scoring import Result
    from aiplus_assess.questionnaire.model import Pack

table = tables.summary

Values = dict[str, Any]
UPDATED = 9
"""The place of `updated` among the fields of AssessmentSummary and the columns of the list."""
NUMBERS = ("index", "low", "high", "level", "standing", "answered", "applicable", "duties_to_fix")


def compute(pack: Pack, case: Case) -> tuple[Values, ...]:
    """The columns of the summary rows, one mapping per basis."""
    from aiplus_assess.assessment.rescoring import on_every_basis

    return columns(on_every_basis(pack, case))


def columns(results: tuple[Result, ...]) -> tuple[Values, ...]:
    """The same from the results on all bases, the company's own first."""
    own = results[0]
    values = _values(own)
    verified = any(answer.verified is not None for answer in own.case.answers.values())
    return tuple(
        values | {"basis": result.basis}
        if not verified and result.levels == own.levels  # then every number is the same: most often so
        else _values(result)
        for result in results
    )


def _values(result: Result) -> Values:
    answered, applicable = _progress(result)
    return {
        "basis": result.basis,
        "pack_hash": result.pack.hash,
        "scoring_version": SCORING_VERSION,
        "index": _float(result.index),
        "low": _float(result.low),
        "high": _float(result.high),
        "level": result.rating.level,
        "standing": result.rating.standing,
        "answered": answered,
        "applicable": applicable,
        "duties_to_fix": result.compliance.to_fix,
    }


def _progress(result: Result) -> tuple[int, int]:
    """Scored questions and duties: how many are answered (unknown is an answer), and of how many."""
    duties = [question for question in result.pack.duties if result.scopes[question] == "counted"]
    answers = [result.case.answer(duty) for duty in duties]
    open_ones = [result.case.answer(question) for question in result.applicable if question not in result.levels]
    answered = sum(1 for answer in answers if answer.unknown or answer.duty is not None)
    unknown = sum(1 for answer in open_ones if answer.unknown)
    return len(result.levels) + unknown + answered, len(result.applicable) + len(duties)


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


_insert = insert(table)
_update = (
    update(table)
    .where(table.c.assessment_id == bindparam("of"), table.c.basis == bindparam("on"))
    .values({name: bindparam(name) for name in (*NUMBERS, "pack_hash", "scoring_version")})
)


def write(connection: Connection, assessment_id: str, values: tuple[Values, ...]) -> None:
    """Put the summary rows of an assessment that has none yet."""
    connection.execute(_insert, [{"assessment_id": assessment_id} | row for row in values])


def rewrite(connection: Connection, assessment_id: str, values: tuple[Values, ...], old: tuple[Values, ...]) -> None:
    """Change those rows that are no longer what `old` says; the basis itself stays."""
    if len(values) != len(old):
        replace(connection, assessment_id, values)
        return
    changed = [
        {("on" if name == "basis" else name): value for name, value in row.items()} | {"of": assessment_id}
        for row, before in zip(values, old, strict=True)
        if row != before
    ]
    if changed:
        connection.execute(_update, changed)


def replace(connection: Connection, assessment_id: str, values: tuple[Values, ...]) -> None:
    """Put the summary rows, whatever was there."""
    connection.execute(delete(table).where(table.c.assessment_id == assessment_id))
    write(connection, assessment_id, values)


def stored(connection: Connection, assessment_id: str) -> tuple[Values, ...]:
    """The rows as they are in the file, in the order of the bases; fewer where some are missing."""
    columns = [column for column in table.c if column.name != "assessment_id"]
    query = select(*columns).where(table.c.assessment_id == assessment_id)
    found = {row["basis"]: dict(row) for row in connection.execute(query).mappings()}
    return tuple(found[basis] for basis in BASES if basis in found)


def listed(assessment: Assessment, values: tuple[Values, ...]) -> AssessmentSummary:
    """The list row of an assessment in hand, the same as `of` reads."""
    own = values[0]
    return AssessmentSummary(
        id=assessment.id,
        company_id=assessment.company.id,
        company=assessment.company.name,
        industry=assessment.profile.industry,
        size=assessment.profile.size,
        title=assessment.title,
        edition=assessment.edition,
        status=assessment.status,
        revision=assessment.revision,
        updated=assessment.updated,
        last_question=assessment.last_question,
        **{name: own[name] for name in NUMBERS},
    )


_assessment, _company = tables.assessment, tables.company
_columns: Select[Any] = (
    select(
        _assessment.c.id,
        _assessment.c.company_id,
        _company.c.name,
        _assessment.c.industry,
        _assessment.c.size,
        _assessment.c.title,
        _assessment.c.edition,
        _assessment.c.status,
        _assessment.c.revision,
        _assessment.c.updated,
        table.c.answered,
        table.c.applicable,
        table.c.index,
        table.c.low,
        table.c.high,
        table.c.level,
        table.c.standing,
        _assessment.c.last_question,
        table.c.duties_to_fix,
    )
    .join_from(_assessment, _company)
    .join(table, table.c.assessment_id == _assessment.c.id)
)
_list = _columns.where(table.c.basis == "self").order_by(_assessment.c.updated.desc(), _assessment.c.id.desc())
_engaged = _columns.where(table.c.basis == "verified").join(tables.engagement)


def every(connection: Connection, binned: bool = False, company_id: str | None = None) -> tuple[AssessmentSummary, ...]:
    """The list rows of all assessments outside the bin (or in it), the most recently changed first."""
    query = _list.where(_assessment.c.deleted_at.is_not(None) if binned else _assessment.c.deleted_at.is_(None))
    if company_id is not None:
        query = query.where(_assessment.c.company_id == company_id)
    with stored_content():
        return tuple(_summaries(connection, query))


def in_bin(connection: Connection) -> int:
    """How many assessments lie in the bin."""
    query = select(func.count()).select_from(_assessment).where(_assessment.c.deleted_at.is_not(None))
    return int(connection.execute(query).scalar_one())


def verified(connection: Connection) -> tuple[AssessmentSummary, ...]:
    """The list rows of the assessments with an engagement, as the assessor verified them; those in the bin as well."""
    with stored_content():
        return tuple(_summaries(connection, _engaged))


def of(connection: Connection, assessment_id: str) -> AssessmentSummary:
    """The list row of one assessment, in the bin or not."""
    with stored_content():
        (found,) = _summaries(connection, _list.where(_assessment.c.id == assessment_id))
    return found


def _summaries(connection: Connection, query: Select[Any]) -> Iterator[AssessmentSummary]:
    moment = rows.moment
    for row in connection.execute(query):
        fields: list[Any] = list(row)  # the query's columns stand in the order of the fields
        fields[UPDATED] = moment(fields[UPDATED])
        yield AssessmentSummary(*fields)


def stale(connection: Connection) -> tuple[str, ...]:
    """The assessments whose summaries are by other rules than today's: after an update of the program."""
    query = select(table.c.assessment_id).where(table.c.scoring_version != SCORING_VERSION).distinct()
    return tuple(connection.execute(query).scalars())
