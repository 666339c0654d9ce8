"""One row of the table at home: what is shown, and what it is sorted by. Pure functions of stored summaries.

A workspace may hold thousands of assessments: what a row says is worked out when it is seen, its order from the
summary alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import Any

from aiplus_assess.assessment.labels import edition_word, level_word, size_word, standing_word
from aiplus_assess.assessment.model import AssessmentSummary
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.gui.home.trades import short_name
from aiplus_assess.i18n import _

NEVER_BEFORE = float("-inf")
NOTHING_VERIFIED: Mapping[str, AssessmentSummary] = MappingProxyType({})


@dataclass(frozen=True)
class Row:
    """An assessment in the table. `before` is the company's assessment before it, `now` decides what “today” is.

    Both are as their results open: on the verified basis (`verified`), where an assessor found something else. Where
    that is so of one of them only (`one_sided`), their difference would be the assessor's, not the company's.
    """

    summary: AssessmentSummary
    before: AssessmentSummary | None
    now: datetime
    verified: bool = False
    one_sided: bool = False

    @property
    def id(self) -> str:
        return self.summary.id

    @property
    def company(self) -> str:
        return self.summary.company

    @cached_property
    def trade(self) -> str:
        """Section of the industry and size: C 制造业 · 小型."""
        code = self.summary.industry
        return f"{code[:1]} {short_name(code)} · {size_word(self.summary.size)}"

    @cached_property
    def title(self) -> str:
        return title(self.summary)

    @property
    def progress(self) -> str:
        summary = self.summary
        return _("Final") if summary.status == "final" else f"{percent(summary.answered, summary.applicable)}%"

    @property
    def share(self) -> float:
        """How far it is, 0..1; a final one is farther than any draft."""
        summary = self.summary
        done = summary.answered / summary.applicable if summary.applicable else 0.0
        return done + (summary.status == "final")

    @property
    def index(self) -> str:
        value = rounded(self.summary.index)
        if value is None:
            return "—"
        return _("{index} verified").format(index=value) if self.verified else str(value)

    @property
    def level(self) -> str:
        """2 局部试用, or why there is no level."""
        summary = self.summary
        if summary.level is not None:
            return f"{summary.level} {level_word(summary.level)}"
        if summary.answered == 0 or not summary.standing:
            return "—"
        return standing_word("screening" if summary.standing == "screening" else "unrated")

    @cached_property
    def delta(self) -> int | None:
        """The difference of the two indices as reported; only between two of one edition that are both far enough."""
        before, summary = self.before, self.summary
        if (
            before is None
            or self.one_sided
            or before.edition != summary.edition
            or not (_comparable(summary) and _comparable(before))
        ):
            return None
        now, then = rounded(summary.index), rounded(before.index)
        return None if now is None or then is None else now - then

    @property
    def change(self) -> str:
        if self.before is None:
            return _("first")
        delta = self.delta
        if delta is None:
            return "—"
        return f"▲ {delta}" if delta > 0 else f"▼ {-delta}" if delta < 0 else "±0"

    @property
    def updated(self) -> str:
        return when(self.summary.updated, self.now)


SORT_KEYS: tuple[Callable[[Row], Any], ...] = (
    lambda row: row.company,
    lambda row: (row.summary.industry, row.summary.size),
    lambda row: row.summary.title,
    lambda row: row.share,
    lambda row: NEVER_BEFORE if row.summary.index is None else row.summary.index,
    lambda row: NEVER_BEFORE if row.summary.level is None else row.summary.level,
    lambda row: NEVER_BEFORE if row.delta is None else row.delta,
    lambda row: row.summary.updated,
)
"""What each column is sorted by, from left to right."""


def rows(
    summaries: Iterable[AssessmentSummary], now: datetime, verified: Mapping[str, AssessmentSummary] = NOTHING_VERIFIED
) -> tuple[Row, ...]:
    """The rows, in the order of the summaries; `verified` has those of engagements on the verified basis, by id."""
    own = tuple(summaries)
    known = tuple(verified.get(summary.id, summary) for summary in own) if verified else own
    before = _predecessors(known)
    other = {shown.id for shown, summary in zip(known, own, strict=True) if shown != summary} if verified else set()

    def row(shown: AssessmentSummary) -> Row:
        last = before.get(shown.id)
        one_sided = last is not None and (shown.id in other) != (last.id in other)
        return Row(shown, last, now, shown.id in other, one_sided)

    return tuple(map(row, known))


def matches(row: Row, words: tuple[str, ...]) -> bool:
    """Whether company, industry and title together hold every word (given in lower case)."""
    text = f"{row.company} {row.trade} {row.title}".casefold()
    return all(word in text for word in words)


def title(summary: AssessmentSummary) -> str:
    """The assessment's title with its edition, and its revision where there is more than one."""
    words = [summary.title, edition_word(summary.edition)]
    if summary.revision > 1:
        words.append(_("revision {n}").format(n=summary.revision))
    return " · ".join(word for word in words if word)


def percent(part: int, whole: int) -> int:
    """The share in whole percent; never 100 before everything is there."""
    return 100 * part // whole if whole else 0


def rounded(value: float | None) -> int | None:
    """Half up, as everywhere the index is shown."""
    return None if value is None else int(value + 0.5)


def when(moment: datetime, now: datetime) -> str:
    """Today 09:12; 11-18 within the year; else the whole date. In local time."""
    local, today = moment.astimezone(CHINA), now.astimezone(CHINA)
    if local.date() == today.date():
        return _("Today {time}").format(time=f"{local:%H:%M}")
    return f"{local:%m-%d}" if local.year == today.year else f"{local:%Y-%m-%d}"


def _predecessors(summaries: tuple[AssessmentSummary, ...]) -> Mapping[str, AssessmentSummary]:
    """Id → the company's assessment made before it (ids are UUIDv7: they sort by creation)."""
    last: dict[str, AssessmentSummary] = {}
    before: dict[str, AssessmentSummary] = {}
    for summary in sorted(summaries, key=lambda summary: summary.id):
        if summary.company_id in last:
            before[summary.id] = last[summary.company_id]
        last[summary.company_id] = summary
    return before


def _comparable(summary: AssessmentSummary) -> bool:
    done = summary.applicable > 0 and summary.answered >= 0.8 * summary.applicable
    return done and summary.index is not None and summary.standing != "unrated"
