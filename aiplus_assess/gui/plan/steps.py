"""What can be undone in the plan: edits, additions, removals, moves. Frozen."""

from __future__ import annotations

from dataclasses import dataclass, fields

from aiplus_assess.assessment.model import PlannedAction

LONGEST = 200
TYPED = ("text", "owner", "note", "due")
"""Fields that are stored while one types: going on in one of them is one step."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One action before and after; None for one that is not there."""

    before: PlannedAction | None
    after: PlannedAction | None

    @property
    def back(self) -> Edit:
        """What takes it back."""
        return Edit(self.after, self.before)

    @property
    def id(self) -> str:
        known = self.after or self.before
        assert known is not None
        return known.id

    @property
    def field(self) -> str:
        """The one field that differs; empty where there is not exactly one."""
        if self.before is None or self.after is None:
            return ""
        differ = [f.name for f in fields(self.before) if getattr(self.before, f.name) != getattr(self.after, f.name)]
        return differ[0] if len(differ) == 1 else ""


Step = tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class PlanSteps:
    """`done` can be undone, `undone` can be redone; a new step forgets `undone`."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def with_step(self, step: Step) -> PlanSteps:
        """Typing on in one field is one step."""
        last = self.done[-1] if self.done and not self.undone else ()
        if len(last) == len(step) == 1 and last[0].id == step[0].id and last[0].field == step[0].field in TYPED:
            return PlanSteps((*self.done[:-1], (Edit(last[0].before, step[0].after),)))
        return PlanSteps((*self.done, step)[-LONGEST:])

    def after_undo(self) -> PlanSteps:
        return PlanSteps(self.done[:-1], (*self.undone, self.done[-1]))

    def after_redo(self) -> PlanSteps:
        return PlanSteps((*self.done, self.undone[-1]), self.undone[:-1])
