"""What a move would change, in words. Free of Qt."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment.moving import Dropped, Move
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.questionnaire.migration import Change


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of change: how many, and each with its title."""

    heading: str
    lines: tuple[str, ...]


def sections(move: Move) -> tuple[Section, ...]:
    """What needs looking at first: to confirm, no longer carried, new, and what simply goes on."""
    reworded = [q for q in move.reworded if q in move.answers]
    lost = [one for one in move.dropped if one.answered]
    other = [one for one in move.dropped if not one.answered]
    same = [q for q in move.unchanged if q in move.answers]
    found = (
        Section(
            ngettext("{n} answer to confirm: reworded", "{n} answers to confirm: reworded", len(reworded)),
            tuple(_named(move, q) for q in reworded),
        ),
        Section(
            ngettext("{n} answer not carried over", "{n} answers not carried over", len(lost)),
            tuple(_dropped(move, one) for one in lost),
        ),
        Section(
            ngettext("{n} new question", "{n} new questions", len(move.added)),
            tuple(_named(move, q) for q in move.added),
        ),
        Section(
            ngettext("{n} unanswered question falls away", "{n} unanswered questions fall away", len(other)),
            tuple(_dropped(move, one) for one in other),
        ),
        Section(ngettext("{n} answer goes on as it is", "{n} answers go on as they are", len(same)), ()),
    )
    counts = (len(reworded), len(lost), len(move.added), len(other), len(same))
    return tuple(
        Section(section.heading.format(n=n), section.lines) for section, n in zip(found, counts, strict=True) if n
    )


def _named(move: Move, question: str) -> str:
    return f"{question} {move.new.by_id[question].title.in_(current())}"


def _dropped(move: Move, one: Dropped) -> str:
    title = move.old.by_id[one.question].title.in_(current())
    became = _(", ").join(q for q in one.became if q != one.question)
    words = change_word(one.change)
    return f"{one.question} {title} · {words} → {became}" if became else f"{one.question} {title} · {words}"


def change_word(change: Change) -> str:
    """What became of a question in a newer version."""
    return {
        "unchanged": _("Unchanged"),
        "reworded": _("Reworded"),
        "meaning_changed": _("Meaning changed"),
        "split": _("Split up"),
        "merged": _("Merged with another"),
        "retired": _("No longer asked"),
    }[change]
