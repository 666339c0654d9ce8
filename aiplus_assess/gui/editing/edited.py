"""Something that is changed: stored at once, undone and redone, kept in view while it can't be stored. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from aiplus_assess.errors import AssessError, InputError, StateError

T = TypeVar("T")
LONGEST = 200
"""Steps that can be undone."""


@dataclass(frozen=True, slots=True)
class Step(Generic[T]):
    """Before and after; `typed` names the field that was typed in, empty for anything else."""

    before: T
    after: T
    typed: str = ""


class Edited(Generic[T]):
    """`state` is what is shown, `stored` what is on the disk.

    `store(stored, state)` writes what differs, all or nothing. What the disk refuses stays in view and waits for
    `retry`; what the workspace refuses for good is taken back. `failure` says why, in one line.
    """

    def __init__(self, state: T, store: Callable[[T, T], object], changed: Callable[[], None] = lambda: None) -> None:
        self.state = self.stored = state
        self.failure = ""
        self.moves = 0
        """Counts every change, undone and redone ones too: what was offered about an earlier one is overtaken."""
        self._store = store
        self._changed = changed
        self._done: list[Step[T]] = []
        self._undone: list[Step[T]] = []

    def listen(self, changed: Callable[[], None]) -> None:
        """From now on `changed` hears of every change, instead of who heard before."""
        self._changed = changed

    def tell(self) -> None:
        """Something else than the state has changed that is shown with it."""
        self._changed()

    @property
    def waiting(self) -> bool:
        """Whether something is in view only."""
        return self.state != self.stored

    def refresh(self, stored: T) -> None:
        """What the workspace has now. Steps reach back only as long as nobody else changed it."""
        if self.waiting and not self.retry():
            return
        if stored != self.stored:
            self._done, self._undone = [], []
            self.state = self.stored = stored

    def put(self, state: T, typed: str = "") -> bool:
        """Change to `state`; going on to type in one field is one step. True where it is stored."""
        if state == self.state:
            return not self.waiting
        last = self._done[-1] if self._done and not self._undone else None
        if last is not None and typed and last.typed == typed:
            self._done[-1] = Step(last.before, state, typed)
        else:
            self._done = [*self._done, Step(self.state, state, typed)][-LONGEST:]
        self._undone = []
        return self._write(state)

    def undo(self) -> bool:
        """Take the last step back; False where there is none."""
        if not self._done:
            return False
        step = self._done.pop()
        self._undone.append(step)
        self._write(step.before)
        return True

    def redo(self) -> bool:
        """Do it again; False where nothing was undone."""
        if not self._undone:
            return False
        step = self._undone.pop()
        self._done.append(step)
        self._write(step.after)
        return True

    def retry(self) -> bool:
        """Store what could not be stored; True where everything is on the disk."""
        return self._write(self.state)

    def _write(self, state: T) -> bool:
        self.moves += state != self.state
        self.state, self.failure = state, ""
        try:
            if state != self.stored:
                self._store(self.stored, state)
            self.stored = state
        except AssessError as error:
            self.failure = error.message
            if isinstance(error, InputError | StateError):
                self.state = self.stored
                self._done, self._undone = [], []
        self._changed()
        return not self.waiting
