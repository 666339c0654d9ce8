"""The consultant's desk over one workspace (`storage.protocol_desk.Desk`): engagements, groups of companies."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, select, update

from aiplus_assess.assessment.engagement import (
    CompanyKind,
    Deletion,
    Engagement,
    Feedback,
    Meeting,
    ReportVersion,
    Signature,
)
from aiplus_assess.assessment.plain_engagement import feedback_to_plain, meeting_to_plain
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.storage import assessments, engagements, erasing, files, holding, inheriting, tables
from aiplus_assess.storage.connection import Store
from aiplus_assess.storage.packs import Packs
from aiplus_assess.storage.protocol_desk import Following

Editing = Callable[..., AbstractContextManager[Connection]]
"""(assessment_id, *, even_final=False) → a transaction that may change this assessment."""


class SqlDesk:
    """Made by the workspace it belongs to. Methods as the protocol describes them."""

    def __init__(self, store: Store, packs: Packs, editing: Editing, forget: Callable[[], None]) -> None:
        self._store = store
        self._packs = packs
        self._editing = editing
        self._forget = forget

    def engaged(self, assessment_id: str) -> bool:
        with self._store.reading() as connection:
            return engagements.turned_on(connection, assessment_id)

    def report_numbers(self) -> tuple[str, ...]:
        with self._store.reading() as connection:
            return engagements.report_numbers(connection)

    def put(self, assessment_id: str, engagement: Engagement) -> None:
        with self._editing(assessment_id) as connection:
            engagements.put_head(connection, assessment_id, engagement)
            self._changed(connection, assessment_id)

    def drop(self, assessment_id: str) -> None:
        with self._editing(assessment_id) as connection:
            engagements.drop(connection, assessment_id)
            self._changed(connection, assessment_id)

    def put_meeting(self, assessment_id: str, meeting: Meeting) -> None:
        with self._editing(assessment_id) as connection:
            engagements.put_record(connection, tables.meeting, assessment_id, meeting_to_plain(meeting))
            self._changed(connection, assessment_id)

    def remove_meeting(self, assessment_id: str, meeting_id: str) -> None:
        with self._editing(assessment_id) as connection:
            engagements.remove_record(connection, tables.meeting, assessment_id, meeting_id)
            self._changed(connection, assessment_id)

    def put_feedback(self, assessment_id: str, remark: Feedback) -> None:
        with self._editing(assessment_id) as connection:
            engagements.put_record(connection, tables.feedback, assessment_id, feedback_to_plain(remark))
            self._changed(connection, assessment_id)

    def remove_feedback(self, assessment_id: str, remark_id: str) -> None:
        with self._editing(assessment_id) as connection:
            engagements.remove_record(connection, tables.feedback, assessment_id, remark_id)
            self._changed(connection, assessment_id)

    def _changed(self, connection: Connection, assessment_id: str) -> None:
        assessments.change(connection, assessment_id, self._store.now())

    # --- the report's life: goes on after the assessment is final
    def add_version(self, assessment_id: str, version: ReportVersion, content: bytes) -> ReportVersion:
        with self._editing(assessment_id, even_final=True) as connection:
            engagements.unsigned(connection, assessment_id, version.id)
            name = version.file.name if version.file else f"{version.number}.pdf"
            stored = replace(version, file=files.keep(connection, name, content))
            engagements.put_version(connection, assessment_id, stored)
            head = engagements.load(connection, assessment_id)
            if head is not None and head.stage != version.stage:
                engagements.put_head(connection, assessment_id, replace(head, stage=version.stage))
            return stored

    def sign(self, assessment_id: str, version_id: str, signature: Signature) -> ReportVersion:
        with self._editing(assessment_id, even_final=True) as connection:
            return engagements.sign(connection, assessment_id, version_id, signature)

    def remove_version(self, assessment_id: str, version_id: str) -> None:
        with self._editing(assessment_id, even_final=True) as connection:
            engagements.unsigned(connection, assessment_id, version_id)
            engagements.remove_record(connection, tables.report_version, assessment_id, version_id)
            files.drop_unused(connection)

    # --- groups of companies
    def set_parent(self, company_id: str, parent_id: str | None, kind: CompanyKind) -> tuple[Following, ...]:
        table = tables.company
        with self._store.writing() as connection:
            self._forget()
            parents = {row.id: row.parent_id for row in connection.execute(select(table.c.id, table.c.parent_id))}
            for known in (company_id, *((parent_id,) if parent_id else ())):
                if known not in parents:
                    raise InputError(_("There is no company {id} in this workspace.").format(id=known))
            above = parent_id
            while above is not None:
                if above == company_id:
                    raise InputError(_("A company can't belong to itself or to one of its own; nothing was changed."))
                above = parents.get(above)
            values = {"parent_id": parent_id, "kind": kind if parent_id else "company"}
            connection.execute(update(table).where(table.c.id == company_id).values(values))
            return inheriting.leave(connection, company_id, parent_id, self._store.now())

    def inherit(self, assessment_id: str, parent_id: str, questions: Collection[str]) -> int:
        with self._editing(assessment_id) as connection:
            now = self._store.now()
            return inheriting.inherit(connection, self._packs, assessment_id, parent_id, questions, now)

    def stop_inheriting(self, assessment_id: str) -> Following | None:
        with self._editing(assessment_id) as connection:
            ended = inheriting.stop(connection, assessment_id)
            self._changed(connection, assessment_id)
            return ended

    def follow_again(self, following: Following) -> None:
        with self._editing(following.assessment) as connection:
            inheriting.resume(connection, following)
            self._changed(connection, following.assessment)

    # --- the end of an order
    def erase(self, company_id: str, by: str = "") -> Deletion:
        with self._store.writing() as connection:
            self._forget()
            done = erasing.erase(connection, company_id, by, self._store.now())
        erasing.wipe(self._store)
        return done

    def discard(self, assessment_id: str) -> None:
        with self._store.writing() as connection:
            self._forget()
            erasing.discard(connection, assessment_id)
        erasing.wipe(self._store)

    def backups_holding(self, company_id: str) -> tuple[Path, ...]:
        return holding.backups_holding(self._store.path, company_id)

    def deletions(self) -> tuple[Deletion, ...]:
        with self._store.reading() as connection:
            return erasing.deletions(connection)
