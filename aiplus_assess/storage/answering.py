"""Storing answers: the row, the history line, the time of the change and the summaries in one small transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from aiplus_assess.assessment.model import EMPTY, Answer, AnswerEvent, Assessment, AssessmentSummary
from aiplus_assess.assessment.plain import answer_to_plain
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.storage import assessments, loading, rows, sqlite, summaries, tables
from aiplus_assess.storage.connection import Store, stamp
from aiplus_assess.storage.guard import stored_content
from aiplus_assess.storage.packs import Packs

if TYPE_CHECKING:
    from aiplus_assess.assessment.scoring import Result
    from aiplus_assess.questionnaire.model import Pack

Change = tuple[str, Answer, Answer]
"""Question id, answer before, answer after."""

_answer = tables.answer
_this = (_answer.c.assessment_id == bindparam("of"), _answer.c.question_id == bindparam("to"))
_insert = insert(_answer)
_update = update(_answer).where(*_this).values({name: bindparam(name) for name in rows.answer_values(EMPTY)})
_delete = delete(_answer).where(*_this)
_event = insert(tables.answer_event)
_touch = update(tables.assessment).where(tables.assessment.c.id == bindparam("of")).values(updated=bindparam("at"))

_place = (
    update(tables.assessment).where(tables.assessment.c.id == bindparam("of")).values(last_question=bindparam("at"))
)


@dataclass(frozen=True, slots=True)
class Held:
    """The draft that was answered last, as it stands in the file as long as the file's mark is `mark`."""

    assessment: Assessment
    results: tuple[Result, ...]
    summaries: tuple[summaries.Values, ...]
    mark: int
    followers: tuple[str, ...] = ()


class Answering:
    """Keeps the assessment in hand between answers, so that an answer reads nothing."""

    def __init__(self, store: Store, packs: Packs) -> None:
        self._store = store
        self._packs = packs
        self._held: Held | None = None

    def forget(self) -> None:
        """Read the assessment anew: something else than an answer is about to change it."""
        self._held = None

    def put(
        self,
        assessment_id: str,
        answers: Mapping[str, Answer],
        by: str | Mapping[str, str],
        said: Sequence[AnswerEvent] = (),
    ) -> AssessmentSummary:
        """Store those of `answers` that say something new, all or none; nothing is written where none does.

        `said` are lines of history by others, which come before.
        StateError where the assessment takes no change; InputError for a question its pack does not have.
        """
        with self._store.alone():
            with self._store.writing() as connection:
                held = self._current(connection, assessment_id)
                changes = _changes(held, answers)
                check_known(held.results[0].pack, tuple(event.question for event in said))
                add_history(connection, assessment_id, said)
                if changes:
                    held = self._write(connection, held, changes, by)
            self._held = held  # only what has been committed
        return summaries.listed(held.assessment, held.summaries)

    def remember_place(self, assessment_id: str, question_id: str) -> None:
        """Where the user stands; neither a change of the assessment nor of its time, so a final one may have it."""
        with self._store.alone():
            held = self._held
            if held is not None and held.assessment.id != assessment_id:
                held = None
            if held is not None and held.assessment.last_question == question_id:
                return
            with self._store.writing() as connection:
                assessments.exists(connection, assessment_id)
                connection.execute(_place, {"of": assessment_id, "at": question_id})
            if held is not None:
                self._held = replace(held, assessment=replace(held.assessment, last_question=question_id))

    def _current(self, connection: Connection, assessment_id: str) -> Held:
        from aiplus_assess.assessment.rescoring import on_every_basis
        from aiplus_assess.storage import inheriting  # which writes answers itself

        mark, held = sqlite.change_mark(connection), self._held
        if held is None or held.mark != mark or held.assessment.id != assessment_id:
            assessments.editable(connection, assessment_id)
            assessment = loading.load(connection, assessment_id)
            results = on_every_basis(self._packs.get(connection, assessment.pack.hash), assessment.case())
            stored = summaries.stored(connection, assessment_id)
            held = Held(assessment, results, stored, mark, inheriting.followers(connection, assessment_id))
        return held

    def _write(self, connection: Connection, held: Held, changes: list[Change], by: str | Mapping[str, str]) -> Held:
        from aiplus_assess.assessment.rescoring import rescore
        from aiplus_assess.storage import inheriting

        now, old = self._store.now(), held.assessment
        answers = dict(old.answers)
        for question_id, _before, after in changes:
            if after.empty:
                answers.pop(question_id, None)
            else:
                answers[question_id] = after
        write(connection, old.id, changes, by, now)
        connection.execute(_touch, {"of": old.id, "at": now})
        new = replace(old, answers=answers, updated=rows.moment(now))
        results = rescore(held.results, new.case(), [change[0] for change in changes])
        columns = summaries.columns(results)
        summaries.rewrite(connection, old.id, columns, held.summaries)
        questions = [change[0] for change in changes]
        inheriting.keep_in_step(connection, self._packs, held.followers, old.answers, new, questions, now)
        return Held(new, results, columns, held.mark, held.followers)


def write(
    connection: Connection, assessment_id: str, changes: list[Change], by: str | Mapping[str, str], now: str
) -> None:
    """The answer rows and their history lines."""
    for question_id, before, after in changes:
        key = {"of": assessment_id, "to": question_id}
        if after.empty:
            connection.execute(_delete, key)
        elif before.empty:
            row = {"assessment_id": assessment_id, "question_id": question_id} | rows.answer_values(after)
            connection.execute(_insert, row)
        else:
            connection.execute(_update, key | rows.answer_values(after))
    names = by if isinstance(by, Mapping) else dict.fromkeys((change[0] for change in changes), by)
    lines = [_event_values(assessment_id, change, names.get(change[0], ""), now) for change in changes]
    connection.execute(_event, lines)


def add_history(connection: Connection, assessment_id: str, history: Sequence[AnswerEvent]) -> None:
    """Append lines of history as they were written elsewhere, in their order."""
    lines = [
        _event_values(assessment_id, (event.question, event.before, event.after), event.by, stamp(event.at))
        for event in history
    ]
    if lines:
        connection.execute(_event, lines)


def _event_values(assessment_id: str, change: Change, by: str, now: str) -> rows.Values:
    question_id, before, after = change
    return {
        "id": assessments.new_id(),
        "assessment_id": assessment_id,
        "question_id": question_id,
        "at": now,
        "by": by,
        "before": answer_to_plain(before),
        "after": answer_to_plain(after),
    }


def _changes(held: Held, answers: Mapping[str, Answer]) -> list[Change]:
    check_known(held.results[0].pack, answers)
    changes = [(question, held.assessment.answers.get(question, EMPTY), after) for question, after in answers.items()]
    return [change for change in changes if change[1] != change[2]]


def history(connection: Connection, assessment_id: str, question_id: str | None) -> tuple[AnswerEvent, ...]:
    """Oldest first by sequence: a clock may be set back."""
    assessments.exists(connection, assessment_id)
    table = tables.answer_event
    query = select(table).where(table.c.assessment_id == assessment_id).order_by(table.c.sequence)
    if question_id is not None:
        query = query.where(table.c.question_id == question_id)
    with stored_content():
        return tuple(rows.event_of(row) for row in connection.execute(query))


def check_known(pack: Pack, questions: Mapping[str, object] | tuple[str, ...]) -> None:
    """InputError naming the questions that `pack` does not have."""
    unknown = [question for question in questions if question not in pack.by_id]
    if unknown:
        raise InputError(
            _("{pack} {version} has no question {questions}; nothing was changed.").format(
                pack=pack.id, version=pack.version, questions=", ".join(unknown)
            )
        )
