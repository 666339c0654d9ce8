"""The cards beside a question: where it should go, what to do next, what it was last time. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.levels import self_level
from aiplus_assess.assessment.model import Answer
from aiplus_assess.assessment.replies import reply_words
from aiplus_assess.assessment.targets import next_action, target
from aiplus_assess.gui.walk.session import Session
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.questionnaire.model import Action, DutyQuestion, ScoredBase, ScoredQuestion


@dataclass(frozen=True, slots=True)
class TargetCard:
    """`goals` are (year, level); `missing` levels to the first of them, None without an answer."""

    ambition: str
    goals: tuple[tuple[int, int], ...]
    missing: int | None


@dataclass(frozen=True, slots=True)
class NextStep:
    title: str
    text: str
    detail: str


@dataclass(frozen=True, slots=True)
class LastTime:
    """The answer before this one; `change` in levels, None where there is nothing to subtract."""

    title: str
    before: str
    now: str
    change: int | None


def target_card(session: Session, question_id: str) -> TargetCard | None:
    """The reference target; None for duties, raw ratios and opportunities, and where none is set."""
    question = session.question(question_id)
    if not _scored(session, question):
        return None
    assert isinstance(question, ScoredBase)
    case = session.assessment.case()
    stages = session.pack.manifest.stages
    goals = tuple((stage, target(session.pack, case, question, stage)) for stage in stages)
    if not any(goal for _stage, goal in goals):
        return None
    level = self_level(question, session.answer(question_id))
    missing = None if level is None else max(0, goals[0][1] - level)
    return TargetCard(labels.ambition_word(case.ambition), goals, missing)


def next_step(session: Session, question_id: str) -> NextStep | None:
    """The cheapest action that lifts the answer; for a duty what makes it compliant."""
    question, answer = session.question(question_id), session.answer(question_id)
    if isinstance(question, DutyQuestion):
        if answer.duty not in ("partial", "noncompliant") or not question.actions:
            return None
        return _step(_("How to become compliant"), question.actions[0])
    level = self_level(question, answer) if question.scored else None
    action = None if level is None else next_action(question, level)
    if action is None:
        return None
    return _step(_("Next step, to level {level}").format(level=action.lifts_to), action)


def _step(title: str, action: Action) -> NextStep:
    weeks = ngettext("about {n} week", "about {n} weeks", action.weeks).format(n=action.weeks)
    detail = _("{weeks}; responsible: {owner}; {effort}").format(
        weeks=weeks, owner=action.owner.in_(current()), effort=labels.effort_word(action.effort)
    )
    return NextStep(title, action.text.in_(current()), detail)


def last_time(session: Session, question_id: str) -> LastTime | None:
    """What the company answered last time; None where it did not."""
    if session.previous is None:
        return None
    question = session.question(question_id)
    before = session.previous.answers.get(question_id)
    if before is None or not before.given:
        return None
    now = session.answer(question_id)
    return LastTime(
        _("Last assessment ({date})").format(date=session.previous.created.strftime("%Y-%m")),
        reply_words(question, before),
        reply_words(question, now) if now.given else "",
        _difference(question, before, now),
    )


def _difference(question: ScoredQuestion | DutyQuestion, before: Answer, now: Answer) -> int | None:
    if isinstance(question, DutyQuestion) or not question.scored:
        return None
    earlier, level = self_level(question, before), self_level(question, now)
    return None if earlier is None or level is None else level - earlier


def _scored(session: Session, question: ScoredQuestion | DutyQuestion) -> bool:
    return question.scored and session.result.scopes[question.id] == "counted"
