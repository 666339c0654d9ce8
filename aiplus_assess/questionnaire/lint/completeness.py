"""Nothing a question needs is missing: proof, and a way up from every low level."""

from __future__ import annotations

from collections.abc import Iterator

from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.lint.finding import Finding, at_question
from aiplus_assess.questionnaire.loader import PackFiles
from aiplus_assess.questionnaire.model import DutyQuestion, PercentQuestion, QuestionBase, ScoredBase

GATE = "completeness"
LEAST_EVIDENCE = 2
LIFTED_TO = (2, 3, 4)
"""The levels that an action must lift to, where the question reaches them."""


def check_completeness(files: PackFiles) -> Iterator[Finding]:
    """2 to 5 kinds of proof; actions to 2, 3 and 4 for scored questions; an action for every duty; level texts."""
    for question in files.pack.questions:
        if len(question.evidence) < LEAST_EVIDENCE:
            message = _("needs 2 to 5 kinds of proof, has {n}").format(n=len(question.evidence))
            yield Finding(GATE, "error", at_question(files, question.id, "evidence"), message)
        yield from _actions(files, question)
        if isinstance(question, ScoredBase):
            yield from _levels(files, question)


def _actions(files: PackFiles, question: QuestionBase) -> Iterator[Finding]:
    where = at_question(files, question.id, "actions")
    lifted = {action.lifts_to for action in question.actions}
    if isinstance(question, DutyQuestion):
        if not lifted:
            yield Finding(GATE, "error", where, _("a duty needs an action that makes the company comply"))
    elif isinstance(question, ScoredBase) and question.scored and question.applies != "nobody":
        missing = [str(level) for level in LIFTED_TO if level in question.reachable() and level not in lifted]
        if missing:
            message = _("no action lifts to level {levels}").format(levels=_(", ").join(missing))
            yield Finding(GATE, "error", where, message)


def _levels(files: PackFiles, question: ScoredBase) -> Iterator[Finding]:
    """A metric's levels are not used; the others' gaps are errors at load except for levels out of reach."""
    where = at_question(files, question.id, "levels")
    if isinstance(question, PercentQuestion) and question.metric:
        if question.levels:
            yield Finding(GATE, "warning", where, _("a raw ratio without thresholds shows no levels; leave them out"))
        return
    for level in question.reachable():
        if question.levels[level] is None:
            yield Finding(GATE, "error", where, _("level {level} can be reached and needs a text").format(level=level))
