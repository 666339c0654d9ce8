"""What can be undone in a walk: changes of answers, across questions, newest last. Frozen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aiplus_assess.assessment.model import Answer

LONGEST = 500
"""Steps kept; nobody undoes further, and the history on disk has them all."""


@dataclass(frozen=True, slots=True)
class Change:
    question: str
    before: Answer
    after: Answer


@dataclass(frozen=True, slots=True)
class Steps:
    """`done` can be undone, `undone` can be redone; a new change forgets `undone`."""

    done: tuple[Change, ...] = ()
    undone: tuple[Change, ...] = ()

    def with_change(self, change: Change) -> Steps:
        """Typing on in one note is one step."""
        last = self.done[-1] if self.done else None
        if last and last.question == change.question and _only_note(last) and _only_note(change):
            joined = Change(change.question, last.before, change.after)
            return Steps((*self.done[:-1], joined))
        return Steps((*self.done, change)[-LONGEST:])

    def after_undo(self) -> Steps:
        return Steps(self.done[:-1], (*self.undone, self.done[-1]))

    def after_redo(self) -> Steps:
        return Steps((*self.done, self.undone[-1]), self.undone[:-1])


def _only_note(change: Change) -> bool:
    return change.before != change.after and replace(change.before, note=change.after.note) == change.after
