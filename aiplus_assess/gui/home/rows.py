"""One row of the table at home: what is shown, and what it is sorted by. Pure functions of stored summaries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from aiplus_assess.assessment.labels import edition_word, level_word, size_word, standing_word
from aiplus_assess.assessment.model import AssessmentSummary
from aiplus_assess.gui.home.trades import short_name
from aiplus_assess.i18n import _

NEVER_BEFORE = float("-inf")


@dataclass(frozen=True, slots=True)
class Row:
    """An assessment as the table shows it. `delta` is None where there is nothing fair to compare with."""

    id: str
    company: str
    trade: str
    title: str
    progress: str
    share: float
    index: str
    index_value: float
    level: str
    level_value: float
    change: str
    delta: int | None
    updated: str
    changed: datetime
    final: bool
    open: bool
    duties: int


def rows(summaries: Iterable[AssessmentSummary], now: datetime) -> tuple[Row, ...]:
    """The rows, in the order of the summaries; each is compared with the company's assessment before it."""
    known = tuple(summaries)
    return tuple(_row(summary, _before(summary, known), now) for summary in known)


def _row(summary: AssessmentSummary, before: AssessmentSummary | None, now: datetime) -> Row:
    share = summary.answered / summary.applicable if summary.applicable else 0.0
    index = rounded(summary.index)
    delta = _delta(summary, before)
    return Row(
        id=summary.id,
        company=summary.company,
        trade=trade(summary),
        title=title(summary),
        progress=_("Final") if summary.status == "final" else f"{percent(summary.answered, summary.applicable)}%",
        share=share + (summary.status == "final"),
        index="—" if index is None else str(index),
        index_value=NEVER_BEFORE if summary.index is None else summary.index,
        level=level(summary),
        level_value=NEVER_BEFORE if summary.level is None else summary.level,
        change=_change(delta, before),
        delta=delta,
        updated=when(summary.updated, now),
        changed=summary.updated,
        final=summary.status == "final",
        open=summary.status == "draft" and summary.answered < summary.applicable,
        duties=summary.duties_to_fix,
    )


def trade(summary: AssessmentSummary) -> str:
    """Section of the industry and size: C 制造业 · 小型."""
    return f"{summary.industry[:1]} {short_name(summary.industry)} · {size_word(summary.size)}"


def title(summary: AssessmentSummary) -> str:
    """The assessment's title with its edition, and its revision where there is more than one."""
    words = [summary.title, edition_word(summary.edition)]
    if summary.revision > 1:
        words.append(_("revision {n}").format(n=summary.revision))
    return " · ".join(word for word in words if word)


def level(summary: AssessmentSummary) -> str:
    """2 局部试用, or why there is no level."""
    if summary.level is not None:
        return f"{summary.level} {level_word(summary.level)}"
    if summary.answered == 0 or not summary.standing:
        return "—"
    return standing_word("screening" if summary.standing == "screening" else "unrated")


def percent(part: int, whole: int) -> int:
    """The share in whole percent; never 100 before everything is there."""
    return 100 * part // whole if whole else 0


def rounded(value: float | None) -> int | None:
    """Half up, as everywhere the index is shown."""
    return None if value is None else int(value + 0.5)


def when(moment: datetime, now: datetime) -> str:
    """Today 09:12; 11-18 within the year; else the whole date. In local time."""
    local, today = moment.astimezone(), now.astimezone()
    if local.date() == today.date():
        return _("Today {time}").format(time=f"{local:%H:%M}")
    return f"{local:%m-%d}" if local.year == today.year else f"{local:%Y-%m-%d}"


def _before(summary: AssessmentSummary, all_of_them: tuple[AssessmentSummary, ...]) -> AssessmentSummary | None:
    """The company's latest assessment made before this one (ids are UUIDv7: they sort by creation)."""
    earlier = [s for s in all_of_them if s.company_id == summary.company_id and s.id < summary.id]
    return max(earlier, key=lambda other: other.id, default=None)


def _delta(summary: AssessmentSummary, before: AssessmentSummary | None) -> int | None:
    """The difference of the two indices as shown; only between two of one edition that are both far enough."""
    if before is None or before.edition != summary.edition or not (_comparable(summary) and _comparable(before)):
        return None
    now, then = rounded(summary.index), rounded(before.index)
    return None if now is None or then is None else now - then


def _comparable(summary: AssessmentSummary) -> bool:
    done = summary.applicable > 0 and summary.answered >= 0.8 * summary.applicable
    return done and summary.index is not None and summary.standing != "unrated"


def _change(delta: int | None, before: AssessmentSummary | None) -> str:
    if before is None:
        return _("first")
    if delta is None:
        return "—"
    return f"▲ {delta}" if delta > 0 else f"▼ {-delta}" if delta < 0 else "±0"
