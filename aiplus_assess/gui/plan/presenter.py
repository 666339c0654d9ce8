"""What can be done with the plan. No widgets: it changes the session and tells whoever listens.

Every change is stored at once. What could not be stored stays in view, and `retry` tries again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from aiplus_assess.assessment.model import Assessment, PlannedAction
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.errors import AssessError, InputError
from aiplus_assess.gui.plan.adding import planned, suggestions
from aiplus_assess.gui.plan.lines import OPEN, PlanLine, StateFilter, Worths, passes, plan_lines
from aiplus_assess.gui.plan.steps import Edit, PlanSteps, Step
from aiplus_assess.storage.protocol import Workspace


@dataclass(frozen=True)
class PlanSession:
    """The plan as it is shown. `waiting` holds what could not be stored yet, `failure` why, in one line."""

    assessment: Assessment
    result: Result
    worths: Worths
    today: date
    chosen: str | None = None
    state: StateFilter = "all"
    owner: str | None = None
    waiting: Step = field(default=())
    failure: str = ""

    @property
    def stage(self) -> int:
        return self.result.pack.manifest.stages[0]

    @cached_property
    def lines(self) -> tuple[PlanLine, ...]:
        """Every action, in the user's own order."""
        return plan_lines(self.result, self.worths, self.assessment.actions, self.today)

    @cached_property
    def listed(self) -> tuple[PlanLine, ...]:
        """Those that pass the filters; the chosen one stays until another is chosen."""
        return tuple(
            line for line in self.lines if passes(line, self.state, self.owner) or line.action.id == self.chosen
        )

    @property
    def line(self) -> PlanLine | None:
        """The chosen line."""
        return next((line for line in self.lines if line.action.id == self.chosen), None)


class PlanPresenter:
    """One user with one company's plan."""

    def __init__(self, workspace: Workspace, session: PlanSession, changed: Callable[[], None] = lambda: None) -> None:
        self._workspace = workspace
        self._changed = changed
        self.session = session
        self.steps = PlanSteps()
        self.choose_one()

    def listen(self, changed: Callable[[], None]) -> None:
        """From now on `changed` hears of every change, instead of who heard before."""
        self._changed = changed

    # --- looking
    def choose(self, action_id: str | None) -> None:
        """Show the details of one line."""
        if action_id != self.session.chosen:
            self._update(chosen=action_id)

    def choose_one(self) -> None:
        """Choose a line where none is chosen: the first that is not finished, else the first."""
        if self.session.line is None:
            ids = [line.action.id for line in self.session.listed if line.action.state in OPEN]
            ids += [line.action.id for line in self.session.listed]
            self.session = replace(self.session, chosen=ids[0] if ids else None)

    def of_state(self, state: StateFilter) -> None:
        self._filter(state=state)

    def of_owner(self, owner: str | None) -> None:
        """None for everybody's, empty for nobody's."""
        self._filter(owner=owner)

    def _filter(self, **fields: object) -> None:
        chosen, self.session = self.session.chosen, replace(self.session, chosen=None, **fields)  # type: ignore[arg-type]
        if any(line.action.id == chosen for line in self.session.listed):
            self.session = replace(self.session, chosen=chosen)
        self.choose_one()
        self._changed()

    # --- changing
    def edit(self, action_id: str, **fields: Any) -> None:
        """Change fields of one action."""
        before = self._action(action_id)
        after = replace(before, **fields)
        if after != before:
            self._do((Edit(before, after),))

    def suggest(self) -> int:
        """Add the first five steps by priority; how many there were."""
        session = self.session
        found = suggestions(session.result, session.stage, session.assessment.actions)
        new = planned(session.assessment, found)
        if new:
            self._do(tuple(Edit(None, action) for action in new))
        return len(new)

    def remove(self, action_id: str) -> None:
        """Take the action out of the plan; the line after it is chosen."""
        listed = [line.action.id for line in self.session.listed]
        place = listed.index(action_id) if action_id in listed else 0
        rest = [other for other in listed if other != action_id]
        self.session = replace(self.session, chosen=rest[min(place, len(rest) - 1)] if rest else None)
        self._do((Edit(self._action(action_id), None),))

    def move(self, action_id: str, by: int) -> bool:
        """One listed line up (-1) or down (+1); False at the end."""
        listed = [line.action.id for line in self.session.listed]
        target = listed.index(action_id) + by
        if not 0 <= target < len(listed):
            return False
        order = [line.action for line in self.session.lines]
        ids = [action.id for action in order]
        moved = order.pop(ids.index(action_id))
        ids.remove(action_id)
        order.insert(ids.index(listed[target]) + (1 if by > 0 else 0), moved)
        edits = [Edit(a, replace(a, place=place)) for place, a in enumerate(order) if a.place != place]
        self._do(tuple(edits))
        return True

    def undo(self) -> bool:
        """Take the last step back; False where there is none."""
        if not self.steps.done:
            return False
        step = self.steps.done[-1]
        self.steps = self.steps.after_undo()
        self._write(tuple(edit.back for edit in reversed(step)), show=True)
        return True

    def redo(self) -> bool:
        """Do again what was undone; False where there is nothing."""
        if not self.steps.undone:
            return False
        step = self.steps.undone[-1]
        self.steps = self.steps.after_redo()
        self._write(step, show=True)
        return True

    def retry(self) -> bool:
        """Store what could not be stored; True where everything is now on the disk."""
        return self._write(())

    # --- storing
    def _action(self, action_id: str) -> PlannedAction:
        return next(action for action in self.session.assessment.actions if action.id == action_id)

    def _do(self, step: Step) -> None:
        self.steps = self.steps.with_step(step)
        self._write(step)

    def _write(self, step: Step, show: bool = False) -> bool:
        """Apply the step, and store it after whatever waits; what fails waits. `show`: choose what it is about."""
        self._apply(step)
        if show and step[-1].after is not None:
            self.session = replace(self.session, chosen=step[-1].id)
        waiting = [*self.session.waiting, *step]
        failure = ""
        while waiting:
            try:
                self._store(waiting[0])
            except AssessError as error:
                failure = error.message
                if not isinstance(error, InputError):
                    break  # the disk may do it later; what the workspace refuses once it always refuses
            waiting.pop(0)
        self.session = replace(self.session, waiting=tuple(waiting), failure=failure)
        self.choose_one()
        self._changed()
        return not waiting

    def _store(self, edit: Edit) -> None:
        if edit.after is not None:
            self._workspace.put_action(self.session.assessment.id, edit.after)
        else:
            self._workspace.remove_action(self.session.assessment.id, edit.id)

    def _apply(self, step: Sequence[Edit]) -> None:
        by_id = {action.id: action for action in self.session.assessment.actions}
        for edit in step:
            if edit.after is None:
                del by_id[edit.id]
            else:
                by_id[edit.id] = edit.after
        assessment = replace(self.session.assessment, actions=tuple(by_id.values()))
        self.session = replace(self.session, assessment=assessment)

    def _update(self, **fields: object) -> None:
        self.session = replace(self.session, **fields)  # type: ignore[arg-type]
        self._changed()
