"""What would change if some actions were done. Pure, but for storing the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.assuming import ScopeChange, assume, scope_change
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.assessment.targets import attainment, gaps, next_action
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.questionnaire.model import Action, ScoredBase
from aiplus_assess.reporting.numbers import ends, percent, show, signed


@dataclass(frozen=True, slots=True)
class Option:
    """A question that can be raised: its level now, the levels above, and the action that leads to each."""

    question: str
    title: str
    level: int
    reachable: tuple[int, ...]
    step: int
    actions: Mapping[int, Action]


@dataclass(frozen=True)
class WhatIf:
    """A result, and the levels some questions are raised to; targets stay as they are."""

    now: Result
    stage: int
    raised: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """Questions with a level that can rise: those short of the target by priority, then the others."""
        short = dict.fromkeys(gap.question for gap in gaps(self.now) if gap.stage == self.stage)
        others = (q for q in sorted(self.now.levels, key=self.now.pack.place) if q not in short)
        options = (_option(self.now, question) for question in (*short, *others))
        return tuple(option for option in options if option.reachable)

    @cached_property
    def after(self) -> Result:
        """The result with the levels raised."""
        return assume(self.now, self.raised)

    @property
    def scope_note(self) -> str:
        """What the range of questions has to do with it, where a raised level opens or closes questions."""
        return scope_words(scope_change(self.now, self.after))

    def with_level(self, question: str, level: int) -> WhatIf:
        """The question raised to `level`, or no longer raised where that is its level now."""
        raised = {q: other for q, other in self.raised.items() if q != question}
        if level > self.now.levels[question]:
            raised[question] = level
        return replace(self, raised=raised)

    @cached_property
    def lines(self) -> tuple[tuple[str, str, str, str], ...]:
        """(what, now, then, change) for index, level, attainment."""
        now, then = self.now, self.after
        moved = None if now.index is None or then.index is None else then.index - now.index
        before, later = attainment(now, self.stage), attainment(then, self.stage)
        gained = None if before is None or later is None else 100 * (later - before)
        known = None if now.index is None or then.index is None else ends(now.index, then.index)
        was, will = known or (show(now.index, 1), show(then.index, 1))
        return (
            (_("Readiness index"), was, will, signed(moved, 1) if known or moved is None else ""),
            (_("Readiness level"), level_words(now), level_words(then), _levels_gained(now, then)),
            (
                _("{year} reference target reached").format(year=self.stage),
                percent(before),
                percent(later),
                _("{points} points").format(points=signed(gained, 0)),
            ),
        )

    def chosen(self) -> tuple[tuple[str, Action], ...]:
        """The actions behind the raised levels, one per question: the cheapest that reaches the level."""
        by_question = {option.question: option for option in self.options}
        found = ((q, by_question[q].actions.get(level)) for q, level in self.raised.items())
        return tuple((q, action) for q, action in found if action is not None)


def scope_words(change: ScopeChange) -> str:
    """“范围会变：…”; empty where it does not."""
    parts = []
    if change.more:
        n = len(change.more)
        parts.append(ngettext("{n} more question would be asked", "{n} more questions would be asked", n).format(n=n))
    if change.fewer:
        n = len(change.fewer)
        parts.append(ngettext("{n} question would no longer be", "{n} questions would no longer be", n).format(n=n))
    return _("The scope changes: {what}.").format(what=_(", ").join(parts)) if parts else ""


def _option(result: Result, question_id: str) -> Option:
    question, level = result.pack.by_id[question_id], result.levels[question_id]
    assert isinstance(question, ScoredBase)
    above = tuple(k for k in question.reachable() if k > level)
    actions = {k: action for k in above if (action := next_action(question, k - 1)) is not None}
    step = next_action(question, level)
    first = step.lifts_to if step is not None and isinstance(step.lifts_to, int) else (above[0] if above else level)
    return Option(question_id, question.title.in_(current()), level, above, first, actions)


def level_words(result: Result) -> str:
    """“3 落地”, or why there is none."""
    rating = result.rating
    if rating.level is None:
        return labels.standing_word(rating.standing)
    return f"{rating.level} {labels.level_word(rating.level)}"


def _levels_gained(now: Result, then: Result) -> str:
    if now.rating.level is None or then.rating.level is None:
        return ""
    gained = then.rating.level - now.rating.level
    return signed(Fraction(gained), 0) if gained else ""
