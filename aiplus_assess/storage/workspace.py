"""The workspace as the rest of the program sees it (`storage.protocol.Workspace`), over one SQLite file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from aiplus_assess.assessment.model import (
    Answer,
    AnswerEvent,
    Assessment,
    AssessmentSummary,
    Company,
    EvidenceItem,
    Finding,
    PackRef,
    PlannedAction,
    Profile,
    TargetOverride,
)
from aiplus_assess.questionnaire.codes import Ambition, Edition
from aiplus_assess.storage import (
    adopting,
    answering,
    assessments,
    details,
    evidence,
    files,
    lifecycle,
    loading,
    plan,
    summaries,
    tables,
)
from aiplus_assess.storage.desk import SqlDesk
from aiplus_assess.storage.protocol import NO_FILES, NewAssessment
from aiplus_assess.storage.rebuild import refresh
from aiplus_assess.storage.resolve import resolve
from aiplus_assess.storage.upkeep import Upkeep

if TYPE_CHECKING:
    from aiplus_assess.questionnaire.model import Pack


class SqlWorkspace(Upkeep):
    """Made by `storage.open.open_workspace`. Methods as the protocol describes them."""

    @cached_property
    def desk(self) -> SqlDesk:
        return SqlDesk(self._store, self._packs, self._editing, self._answering.forget)

    @contextmanager
    def together(self) -> Iterator[None]:
        try:
            with self._store.writing():
                yield
        except BaseException:
            self._answering.forget()  # what it holds has not been committed
            raise

    @contextmanager
    def _editing(self, assessment_id: str, *, even_final: bool = False) -> Iterator[Connection]:
        """A transaction that may change this assessment."""
        with self._store.writing() as connection:
            self._answering.forget()
            assessments.editable(connection, assessment_id, even_final=even_final)
            yield connection

    def _summarised(self, connection: Connection, assessment_id: str) -> AssessmentSummary:
        """The summaries after a change that may move them."""
        assessments.change(connection, assessment_id, self._store.now())
        refresh(connection, self._packs, assessment_id)
        return summaries.of(connection, assessment_id)

    # --- lists
    def companies(self) -> tuple[Company, ...]:
        table = tables.company
        with self._store.reading() as connection:
            found = connection.execute(select(table).order_by(table.c.name, table.c.id))
            return tuple(Company(row.id, row.name, row.uscc, row.parent_id, row.kind) for row in found)

    def summaries(self, company_id: str | None = None) -> tuple[AssessmentSummary, ...]:
        self._bring_up_to_date()
        with self._store.reading() as connection:
            return summaries.every(connection, company_id=company_id)

    def verified_summaries(self) -> tuple[AssessmentSummary, ...]:
        self._bring_up_to_date()
        with self._store.reading() as connection:
            return summaries.verified(connection)

    def in_bin(self) -> int:
        with self._store.reading() as connection:
            return summaries.in_bin(connection)

    def binned(self) -> tuple[AssessmentSummary, ...]:
        with self._store.reading() as connection:
            return summaries.every(connection, binned=True)

    def resolve(self, part: str, binned: bool = False) -> str:
        with self._store.reading() as connection:
            return resolve(connection, part, binned)

    # --- one assessment
    def create(self, new: NewAssessment, pack: Pack) -> Assessment:
        with self._store.writing() as connection:
            self._packs.store(connection, pack)
            made = lifecycle.create(connection, new, pack, self._store.now())
            return loading.load(connection, made)

    def adopt(
        self,
        assessment: Assessment,
        pack: Pack,
        history: Sequence[AnswerEvent] = (),
        files: Mapping[str, bytes] = NO_FILES,
    ) -> Assessment:
        with self._store.writing() as connection:
            self._answering.forget()
            self._packs.store(connection, pack)
            adopting.adopt(connection, assessment, pack, history, files)
            return loading.load(connection, assessment.id)

    def load(self, assessment_id: str) -> Assessment:
        with self._store.reading() as connection:
            return loading.load(connection, assessment_id)

    def pack(self, ref: PackRef) -> Pack:
        with self._store.reading() as connection:
            return self._packs.get(connection, ref.hash)

    def answer(self, assessment_id: str, question_id: str, answer: Answer, by: str = "") -> AssessmentSummary:
        return self._answering.put(assessment_id, {question_id: answer}, by)

    def answer_all(
        self,
        assessment_id: str,
        answers: Mapping[str, Answer],
        by: str | Mapping[str, str] = "",
        said: Sequence[AnswerEvent] = (),
    ) -> AssessmentSummary:
        return self._answering.put(assessment_id, answers, by, said)

    def remember_place(self, assessment_id: str, question_id: str) -> None:
        self._answering.remember_place(assessment_id, question_id)

    def history(self, assessment_id: str, question_id: str | None = None) -> tuple[AnswerEvent, ...]:
        with self._store.reading() as connection:
            return answering.history(connection, assessment_id, question_id)

    def update_details(
        self,
        assessment_id: str,
        *,
        title: str | None = None,
        assessor: str | None = None,
        profile: Profile | None = None,
        edition: Edition | None = None,
        ambition: Ambition | None = None,
        overrides: tuple[TargetOverride, ...] | None = None,
        departments: Mapping[str, str] | None = None,
    ) -> Assessment:
        with self._editing(assessment_id) as connection:
            details.put(
                connection,
                assessment_id,
                self._store.now(),
                title=title,
                assessor=assessor,
                profile=profile,
                edition=edition,
                ambition=ambition,
                overrides=overrides,
                departments=departments,
            )
            refresh(connection, self._packs, assessment_id)
            return loading.load(connection, assessment_id)

    def put_evidence(self, assessment_id: str, item: EvidenceItem, content: bytes | None = None) -> AssessmentSummary:
        with self._editing(assessment_id) as connection:
            pack = self._packs.get(connection, loading.load(connection, assessment_id).pack.hash)
            answering.check_known(pack, item.questions)
            evidence.put(connection, assessment_id, item, content)
            return self._summarised(connection, assessment_id)

    def change_evidence(
        self,
        assessment_id: str,
        items: Sequence[EvidenceItem],
        removed: Sequence[str] = (),
        contents: Mapping[str, bytes] = NO_FILES,
    ) -> AssessmentSummary:
        with self._editing(assessment_id) as connection:
            pack = self._packs.get(connection, loading.load(connection, assessment_id).pack.hash)
            answering.check_known(pack, tuple(question for item in items for question in item.questions))
            for item_id in removed:
                evidence.remove(connection, assessment_id, item_id)
            for item in items:
                content = contents.get(item.file.sha256) if item.file is not None else None
                evidence.put(connection, assessment_id, item, content)
            return self._summarised(connection, assessment_id)

    def remove_evidence(self, assessment_id: str, item_id: str) -> AssessmentSummary:
        with self._editing(assessment_id) as connection:
            evidence.remove(connection, assessment_id, item_id)
            return self._summarised(connection, assessment_id)

    def file_content(self, sha256: str) -> bytes:
        with self._store.reading() as connection:
            return files.content(connection, sha256)

    def put_finding(self, assessment_id: str, finding: Finding) -> None:
        with self._editing(assessment_id) as connection:
            plan.put_finding(connection, assessment_id, finding)
            assessments.change(connection, assessment_id, self._store.now())

    def put_action(self, assessment_id: str, action: PlannedAction) -> None:
        with self._editing(assessment_id, even_final=True) as connection:
            plan.put_action(connection, assessment_id, action)

    def remove_action(self, assessment_id: str, action_id: str) -> None:
        with self._editing(assessment_id, even_final=True) as connection:
            plan.remove_action(connection, assessment_id, action_id)

    # --- life cycle
    def finalize(self, assessment_id: str) -> Assessment:
        with self._editing(assessment_id) as connection:
            draft = loading.load(connection, assessment_id)
            lifecycle.finalize(connection, draft, self._packs.get(connection, draft.pack.hash), self._store.now())
            return loading.load(connection, assessment_id)

    def reopen(self, assessment_id: str) -> Assessment:
        with self._editing(assessment_id, even_final=True) as connection:
            final = loading.load(connection, assessment_id)
            pack = self._packs.get(connection, final.pack.hash)
            return loading.load(connection, lifecycle.reopen(connection, final, pack, self._store.now()))

    def delete(self, assessment_id: str) -> None:
        with self._store.writing() as connection:
            self._answering.forget()
            lifecycle.bin_(connection, assessment_id, self._store.now())

    def restore(self, assessment_id: str) -> None:
        with self._store.writing() as connection:
            lifecycle.restore(connection, assessment_id)
