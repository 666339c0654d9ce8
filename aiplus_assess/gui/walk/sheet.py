"""What the middle of the walk shows of one question. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment.applicability import holds
from aiplus_assess.assessment.levels import self_level
from aiplus_assess.assessment.model import Answer
from aiplus_assess.gui.walk.session import Mark, Session
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import (
    ChecklistQuestion,
    DutyQuestion,
    LevelQuestion,
    Pack,
    ScoredBase,
    ScoredQuestion,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One question as it is shown. `number` of `count` in its clause; `pill` names the clause."""

    question: ScoredQuestion | DutyQuestion
    pill: str
    number: int
    count: int
    text: str
    help: str
    hints: tuple[str, ...]
    answer: Answer
    mark: Mark
    level: int | None
    level_text: str
    opportunity: bool
    stored: bool


def sheet(session: Session, question_id: str) -> Sheet:
    """The question in the language in force, with the answer the user entered."""
    question, answer = session.question(question_id), session.answer(question_id)
    language = current()
    fellows = [q for q in session.questions if session.question(q).clause == question.clause]
    level = self_level(question, answer) if isinstance(question, ScoredBase) and question.scored else None
    return Sheet(
        question=question,
        pill=clause_name(session.pack, question.clause),
        number=fellows.index(question_id) + 1,
        count=len(fellows),
        text=question.text.in_(language),
        help=question.help.in_(language),
        hints=hints(session, question),
        answer=answer,
        mark=session.mark(question_id),
        level=level,
        level_text=level_text(question, level),
        opportunity=session.result.scopes[question_id] == "opportunity",
        stored=question_id not in session.pending,
    )


def clause_name(pack: Pack, clause_id: str) -> str:
    """Number and short name: “二（二）2 工业智能化”, “三（八）数据供给”."""
    number = pack.policy.numbering(clause_id, current())
    return number + ("" if number.endswith("）") else " ") + pack.policy.clause_by_id[clause_id].short.in_(current())


def level_text(question: ScoredQuestion | DutyQuestion, level: int | None) -> str:
    """What the level means at this question; empty where there is none."""
    if level is None or not isinstance(question, ScoredBase) or level >= len(question.levels):
        return ""
    text = question.levels[level]
    return text.in_(current()) if text else ""


def hints(session: Session, question: ScoredQuestion | DutyQuestion) -> tuple[str, ...]:
    """How to answer, to whom a duty applies, where a rule comes from, what the sector or region adds."""
    language, profile = current(), session.assessment.profile
    found = [how_to_answer(question)]
    if speaks_of_periods(question):
        found.append(two_periods())
    if isinstance(question, DutyQuestion):
        found.append(_("Applies to: {who}").format(who=question.who.in_(language)))
    if question.source is not None:
        found.append(
            _("Source: {source} (as of {date})").format(
                source=question.source.in_(language), date=question.as_of or "—"
            )
        )
    manifest = session.pack.manifest
    for note in manifest.sector_notes:
        if question.id in note.questions and holds(note.applies, profile, {}):
            found.append(note.text.in_(language))
    regions = manifest.regions_note
    if regions and question.id in regions.questions and any(zone in profile.region for zone in regions.zones):
        found.append(regions.text.in_(language))
    return tuple(found)


def how_to_answer(question: ScoredQuestion | DutyQuestion) -> str:
    """One line on what to press."""
    if isinstance(question, LevelQuestion):
        return _("Choose the highest level you can prove; each level includes those below. Keys 0–5, N, U, → for next.")
    if isinstance(question, ChecklistQuestion):
        return _("Tick what you have. Keys 1–9 tick, 0 is “none of these”; N, U, → for next.")
    if isinstance(question, DutyQuestion):
        return _("Keys 1–3 choose; U if you don't know yet, N with a reason, → for next.")
    return _("Type the percentage, or both numbers; Enter stores it. N, U, → for next.")


def speaks_of_periods(question: ScoredQuestion | DutyQuestion) -> bool:
    """Whether a level asks for two periods in a row (in the pack's first language, which every text has)."""
    return isinstance(question, ScoredBase) and any(
        level is not None and "两期" in level.zh for level in question.levels
    )


def two_periods() -> str:
    """What the level texts mean by it."""
    return _("“Two periods running”: two of your own reporting periods in a row, such as months or quarters.")
