"""What the user can do in the walk. No widgets: it changes the session and tells whoever listens.

Every change goes through `Workspace.answer`; the stored assessment in the session moves on only after it returned.
What could not be stored stays in `session.pending` and in view until `retry` succeeds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from aiplus_assess.assessment.model import Answer, AnswerEvent, DutyState
from aiplus_assess.errors import AssessError
from aiplus_assess.gui.walk.session import Filter, Session
from aiplus_assess.gui.walk.steps import Change, Steps
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import ChecklistQuestion, DutyQuestion, LevelQuestion
from aiplus_assess.storage.protocol import Workspace

NOTE_LIMIT = 10_000
"""Characters of a note."""


class WalkPresenter:
    """One user walking through one assessment."""

    def __init__(self, workspace: Workspace, session: Session, changed: Callable[[], None] = lambda: None) -> None:
        self._workspace = workspace
        self._changed = changed
        self.session = session
        self.steps = Steps()
        self.unfit: dict[str, tuple[str, str, str]] = {}
        """Question id → numerator, denominator and percentage as typed, where they make no answer."""
        self._remembered = session.assessment.last_question

    def listen(self, changed: Callable[[], None]) -> None:
        """From now on `changed` hears of every change, instead of who heard before."""
        self._changed = changed

    # --- moving
    def go(self, question_id: str) -> None:
        """Show a question."""
        if question_id in self.session.questions and question_id != self.session.current:
            self.update(current=question_id)

    def remember_place(self) -> None:
        """Keep where the user stands for the next start; failing to do so loses nothing but that."""
        session = self.session
        if session.current is None or session.current == self._remembered:
            return
        self._remembered = session.current
        try:
            self._workspace.remember_place(session.assessment.id, session.current)
        except AssessError as error:
            self.update(failure=error.message)

    def next(self) -> bool:
        """The next listed question; False at the end."""
        return self._move(self._after())

    def back(self) -> bool:
        """The listed question before this one; False at the start."""
        place = self._place()
        before = [q for q in self.session.listed if self._order(q) < place]
        return self._move(before[-1:])

    def next_open(self) -> bool:
        """The next question that waits for an answer, going round; False where none does."""
        waiting = [q for q in self.session.questions if self.session.open(q) and q != self.session.current]
        place = self._place()
        return self._move(sorted(waiting, key=lambda q: (self._order(q) <= place, self._order(q))))

    def _after(self) -> list[str]:
        place = self._place()
        return [q for q in self.session.listed if self._order(q) > place]

    def _move(self, questions: list[str]) -> bool:
        if questions:
            self.go(questions[0])
        return bool(questions)

    def _place(self) -> int:
        return self._order(self.session.current) if self.session.current else -1

    def _order(self, question_id: str) -> int:
        return self.session.questions.index(question_id)

    # --- looking
    def show(self, name: Filter) -> None:
        self.update(filter=name)

    def of_department(self, department: str | None) -> None:
        self.update(department=department)

    def search(self, query: str) -> None:
        self.update(query=query.strip())

    def history(self) -> tuple[AnswerEvent, ...]:
        """The changes of the question in view, newest first."""
        if self.session.current is None:
            return ()
        return tuple(reversed(self._workspace.history(self.session.assessment.id, self.session.current)))

    # --- answering the question in view
    def level(self, level: int) -> None:
        if isinstance(self._question(), LevelQuestion):
            self._reply(level=level)

    def value(self, value: float, counted: tuple[float, float] | None = None) -> None:
        """A percentage, 0..100, with the two numbers it was computed from, or typed as it is."""
        self.change(self._answer().with_reply(value=value, counted=counted))

    def toggle(self, item_id: str) -> None:
        """Tick or untick one item of a checklist; without a tick it is answered “none of these”."""
        question = self._question()
        if isinstance(question, ChecklistQuestion):
            ticked = set(self._answer().checked or ()) ^ {item_id}
            self._reply(checked=tuple(item.id for item in question.items if item.id in ticked))

    def none_ticked(self) -> None:
        self._reply(checked=())

    def duty(self, state: DutyState) -> None:
        if isinstance(self._question(), DutyQuestion):
            self._reply(duty=state)

    def unknown(self) -> None:
        self._reply(unknown=True)

    def not_applicable(self, reason: str) -> None:
        """Declare the question not applicable; a reason is required, an empty one changes nothing."""
        if reason.strip():
            self._reply(na=reason.strip())

    def clear(self) -> None:
        """Take the reply back; note, evidence and flag stay."""
        self.change(self._answer().with_reply())

    def confirm(self) -> None:
        """Confirm an answer carried over from an earlier assessment."""
        self.change(replace(self._answer(), to_confirm=False))

    def flag(self) -> None:
        """Mark for review, or no longer."""
        self.change(replace(self._answer(), flagged=not self._answer().flagged))

    def note(self, question_id: str, text: str) -> None:
        """The note of a question (the one in view may have changed since typing began)."""
        self.change(replace(self.session.answer(question_id), note=text[:NOTE_LIMIT]), question_id)

    def stated_evidence(self, level: int) -> None:
        """The evidence level stated by hand, 0..3."""
        self.change(replace(self._answer(), evidence=level))

    # --- undoing
    def undo(self) -> bool:
        """Take the last change back and show its question; False where there is none."""
        if not self.steps.done:
            return False
        change = self.steps.done[-1]
        if self._write({change.question: change.before}):
            self.steps = self.steps.after_undo()
            self._show(change.question)
        return True

    def redo(self) -> bool:
        """Do what was undone again; False where there is nothing."""
        if not self.steps.undone:
            return False
        change = self.steps.undone[-1]
        if self._write({change.question: change.after}):
            self.steps = self.steps.after_redo()
            self._show(change.question)
        return True

    def _show(self, question_id: str) -> None:
        if question_id in self.session.questions:
            self.go(question_id)

    def retry(self) -> bool:
        """Store what could not be stored; True where everything is now on the disk."""
        return self._write(dict(self.session.pending))

    # --- storing
    def _question(self) -> object:
        return self.session.question(self.session.current) if self.session.current else None

    def _answer(self) -> Answer:
        return self.session.answer(self.session.current or "")

    def _reply(
        self,
        level: int | None = None,
        checked: tuple[str, ...] | None = None,
        duty: DutyState | None = None,
        unknown: bool = False,
        na: str | None = None,
    ) -> None:
        self.change(self._answer().with_reply(level=level, checked=checked, duty=duty, unknown=unknown, na=na))

    def change(self, answer: Answer, question_id: str | None = None) -> None:
        """Store another answer, by default to the question in view; one step of undo."""
        question = question_id or self.session.current
        if question is None:
            return
        before = self.session.answer(question)
        if answer == before:
            return
        if self.session.read_only:
            self.update(failure=_("This assessment is final and was not changed. Reopen it to make a new revision."))
            return
        self.steps = self.steps.with_change(Change(question, before, answer))
        self._write({question: answer})

    def _write(self, answers: Mapping[str, Answer]) -> bool:
        """Store `answers` with whatever is pending; what is entered stays in view where that fails."""
        pending = dict(self.session.pending) | dict(answers)
        assessment = self.session.assessment
        by = self.session.author or assessment.assessor
        if not pending:
            self.update(failure="")
            return True
        try:
            if len(pending) == 1:
                for question_id, answer in pending.items():
                    self._workspace.answer(assessment.id, question_id, answer, by=by)
            else:
                self._workspace.answer_all(assessment.id, pending, by=by)
        except AssessError as error:
            self.update(pending=pending, failure=error.message)
            return False
        stored = {q: a for q, a in (dict(assessment.answers) | pending).items() if not a.empty}
        self.update(assessment=replace(assessment, answers=stored), pending={}, failure="")
        return True

    def update(self, **fields: object) -> None:
        """Another session with these fields; listeners hear of it."""
        self.session = replace(self.session, **fields)  # type: ignore[arg-type]
        self._changed()
