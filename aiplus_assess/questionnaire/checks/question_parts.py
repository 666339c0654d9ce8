"""Whether a question's own parts fit each other: ids of its lists, what its actions lift to, its targets."""

from __future__ import annotations

from collections.abc import Iterator

from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.checks.context import Context, repeated
from aiplus_assess.questionnaire.entries import Entry
from aiplus_assess.questionnaire.faults import Fault
from aiplus_assess.questionnaire.model import ChecklistQuestion, DutyQuestion, QuestionBase, ScoredBase


def check_parts(context: Context) -> Iterator[Fault]:
    """Ids within a question are unique; actions and targets aim at levels the question has."""
    stages = context.manifest.stages if context.manifest else None
    for entry, question in context.questions():
        yield from _unique(entry, question)
        yield from _lifts(entry, question)
        if isinstance(question, ScoredBase):
            yield from _targets(entry, question, stages)


def _unique(entry: Entry, question: QuestionBase) -> Iterator[Fault]:
    lists = {
        "evidence": [kind.id for kind in question.evidence],
        "actions": [action.id for action in question.actions],
        "items": [item.id for item in question.items] if isinstance(question, ChecklistQuestion) else [],
    }
    for field, ids in lists.items():
        for place, one in repeated(ids):
            message = _("{id} is given twice in this question").format(id=one)
            yield entry.fault((field, place, "id"), message)
    for field in ("editions", "tags"):
        for place, one in repeated(getattr(question, field)):
            yield entry.fault((field, place), _("{id} is given twice in this question").format(id=one))


def _lifts(entry: Entry, question: QuestionBase) -> Iterator[Fault]:
    duty = isinstance(question, DutyQuestion)
    top = max(question.reachable()) if isinstance(question, ScoredBase) else 0
    for place, action in enumerate(question.actions):
        path = ("actions", place, "lifts_to")
        if duty and action.lifts_to != "compliant":
            yield entry.fault(path, _("a duty is complied with or not: write compliant"))
        elif not duty and action.lifts_to == "compliant":
            yield entry.fault(path, _("compliant is for duties; write the level it lifts to, 1 to 5"))
        elif not duty and isinstance(action.lifts_to, int) and action.lifts_to > top:
            message = _("this question ends at level {top}").format(top=top)
            yield entry.fault(path, message)


def _targets(entry: Entry, question: ScoredBase, stages: tuple[int, ...] | None) -> Iterator[Fault]:
    top = max(question.reachable())
    for stage, level in question.targets.items():
        if stages is not None and stage not in stages:
            message = _("{stage} is no stage of this pack: {stages}")
            listed = _(", ").join(map(str, stages))
            yield entry.fault(("targets", stage), message.format(stage=stage, stages=listed))
        if level > top:
            yield entry.fault(("targets", stage), _("this question ends at level {top}").format(top=top))
