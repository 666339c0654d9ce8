"""Gaps closed and opened, and the actions done in between, in words."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment.comparison import Comparison
from aiplus_assess.assessment.progress import DoneAction, GapMove, done_between, gap_moves
from aiplus_assess.assessment.series import Measured
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.reporting.numbers import show, signed
from aiplus_assess.reporting.verdicts import one_sided_mark


@dataclass(frozen=True, slots=True)
class GapLine:
    """A gap that is there on one side only."""

    question: str
    title: str
    size: str


@dataclass(frozen=True, slots=True)
class DoneLine:
    """An action done in between; `moved` is what its question did, in words."""

    question: str
    title: str
    text: str
    owner: str
    levels: str
    moved: str


def gap_lines(comparison: Comparison, stage: int) -> tuple[tuple[GapLine, ...], tuple[GapLine, ...]]:
    """(closed, new)."""
    closed, opened = gap_moves(comparison, stage)
    return tuple(_gap(comparison, gap) for gap in closed), tuple(_gap(comparison, gap) for gap in opened)


def _gap(comparison: Comparison, gap: GapMove) -> GapLine:
    size = ngettext("{n} level", "{n} levels", gap.size).format(n=gap.size) if gap.size else _("legal duty")
    mark = one_sided_mark(comparison, gap.question)
    size = _("{words}; {mark}").format(words=size, mark=mark) if mark else size
    return GapLine(gap.question, comparison.new.pack.by_id[gap.question].title.in_(current()), size)


def done_lines(comparison: Comparison, new: Measured) -> tuple[DoneLine, ...]:
    return tuple(_done(comparison, done) for done in done_between(comparison, new.assessment.actions))


def _done(comparison: Comparison, done: DoneAction) -> DoneLine:
    question = comparison.new.pack.by_id[done.action.question]
    known = {action.id: action for action in question.actions}
    action = known.get(done.action.action)
    text = done.action.text or (action.text.in_(current()) if action else "")
    owner = done.action.owner or (action.owner.in_(current()) if action else "")
    levels = f"{show(done.before)} → {show(done.after)}"
    moved = _("index {delta}").format(delta=signed(done.moved)) if done.moved else _("no change in the answer")
    if done.moved is None:
        moved = _("not comparable")
    mark = one_sided_mark(comparison, done.action.question) if done.moved else ""
    moved = _("{words}; {mark}").format(words=moved, mark=mark) if mark else moved
    return DoneLine(done.action.question, question.title.in_(current()), text, owner, levels, moved)
