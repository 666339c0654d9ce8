"""The change list of a comparison: what each question showed on both sides, and with what note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.comparison import Change, ChangeKind, Comparison
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.assessment.series import Measured
from aiplus_assess.i18n import _, current
from aiplus_assess.policy.model import local
from aiplus_assess.questionnaire.model import DutyQuestion
from aiplus_assess.reporting.numbers import NONE, half_up, ratio, show, signed
from aiplus_assess.reporting.verdicts import one_sided_mark

Tone = Literal["good", "gap", "plain"]
KINDS: tuple[ChangeKind, ...] = (
    "improved",
    "regressed",
    "newly_answered",
    "no_longer_answered",
    "na_changed",
    "hidden_changed",
    "added",
    "retired",
    "unchanged",
)
"""In the order they are counted and listed."""
TONES: dict[ChangeKind, Tone] = {"improved": "good", "regressed": "gap"}


@dataclass(frozen=True, slots=True)
class Move:
    """One question. `change` is “▲ 2” or the kind in words; `effect` its part of the same-basis change, or "".

    `question` is asked in the newer assessment, except where `only_before`: then `old_question` is, in the older.
    """

    question: str
    old_question: str | None
    only_before: bool
    clause: str
    title: str
    kind: ChangeKind
    before: str
    after: str
    change: str
    tone: Tone
    effect: str
    note_before: str
    note_after: str


def moves_of(comparison: Comparison, old: Measured, new: Measured) -> tuple[Move, ...]:
    """Every question asked on either side; what moved the index most comes first, then by kind, then by place."""
    moved = comparison.same_basis.moved

    def rank(change: Change) -> tuple[Fraction, int]:
        return -abs(_part(moved.get(change.question), change)), KINDS.index(change.kind)

    return tuple(_move(comparison, old, new, change) for change in sorted(comparison.changes, key=rank))


def counts_of(moves: Iterable[Move]) -> tuple[tuple[ChangeKind, int], ...]:
    """How many questions there are of each kind that occurs."""
    kinds = [move.kind for move in moves]
    return tuple((kind, kinds.count(kind)) for kind in KINDS if kind in kinds)


def one_sided_of(moves: Iterable[Move]) -> dict[ChangeKind, int]:
    """Of each kind that rises or falls, how many questions were verified on one side only."""
    kinds = [move.kind for move in moves if move.kind in TONES and move.tone == "plain"]
    return {kind: kinds.count(kind) for kind in TONES if kind in kinds}


def _part(part: Fraction | None, change: Change) -> Fraction:
    """A retired question may have the id of another one in the newer pack: it has no part of its own."""
    return part if part is not None and change.kind != "retired" else Fraction(0)


def _move(comparison: Comparison, old: Measured, new: Measured, change: Change) -> Move:
    retired = change.kind == "retired"
    pack = comparison.old.pack if retired else comparison.new.pack
    question = pack.by_id[change.question]
    part = _part(comparison.same_basis.moved.get(change.question), change)
    now = None if retired else change.question
    arrow, mark = _arrow(change), "" if retired else one_sided_mark(comparison, change.question)
    return Move(
        question=change.question,
        old_question=change.old_question,
        only_before=retired or comparison.new.scopes[change.question] == "hidden",
        clause=local(question.clause),
        title=question.title.in_(current()),
        kind=change.kind,
        before=reading(comparison.old, change.old_question, change.before),
        after=reading(comparison.new, now, change.after),
        change=_marked(arrow, mark) or labels.change_word(change.kind),
        tone="plain" if mark else TONES.get(change.kind, "plain"),
        effect=signed(part, 1) if half_up(part, 1) else "",
        note_before=_grounds(old.assessment, change.old_question),
        note_after=_grounds(new.assessment, now),
    )


def _marked(arrow: str, mark: str) -> str:
    """▼ 1 (not verified last time)."""
    return _("{change} ({mark})").format(change=arrow, mark=mark) if arrow and mark else arrow


def reading(result: Result, question_id: str | None, value: object) -> str:
    """What the question showed on one side, in words: a level, a ratio, a duty's state, or why there is nothing."""
    if question_id is None:
        return NONE
    if value is None:
        state = result.states[question_id]
        return labels.state_word("unanswered" if state in ("answered", "metric") else state)
    question = result.pack.by_id[question_id]
    if isinstance(question, DutyQuestion):
        return labels.duty_word(value)  # type: ignore[arg-type]
    return ratio(float(value)) if question.metric else str(value)  # type: ignore[arg-type]


def _arrow(change: Change) -> str:
    """▲ 2, ▼ 12.5; for a duty the arrow with the word."""
    if change.kind not in ("improved", "regressed"):
        return ""
    arrow = "▲" if change.kind == "improved" else "▼"
    if isinstance(change.before, str) or change.before is None or change.after is None:
        return f"{arrow} {labels.change_word(change.kind)}"
    distance = abs(float(change.after) - float(change.before))
    return f"{arrow} {show(distance, 0 if distance.is_integer() else 1)}"


def _grounds(assessment: Assessment, question_id: str | None) -> str:
    """The note, the reason of an N/A, an assessor's reason, and the titles of linked proof, as they were entered."""
    if question_id is None:
        return ""
    answer = assessment.case().answer(question_id)
    checked = answer.verified
    verified = _("Assessor: {reason}").format(reason=checked.reason) if checked and checked.reason else ""
    proofs = [item.title for item in assessment.evidence if question_id in item.questions]
    return " · ".join(part for part in (answer.na or "", answer.note, verified, *proofs) if part)
