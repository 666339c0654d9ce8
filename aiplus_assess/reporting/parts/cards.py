"""The five numbers on the summary page."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.assessment.targets import attainment
from aiplus_assess.i18n import _, ngettext
from aiplus_assess.reporting import counsel
from aiplus_assess.reporting.charts.gauge import Gauge
from aiplus_assess.reporting.numbers import NONE, percent, show
from aiplus_assess.reporting.parts.compare_charts import arrowed
from aiplus_assess.reporting.parts.duties import excused
from aiplus_assess.reporting.parts.source import Source
from aiplus_assess.reporting.verdicts import one_sided_mark


@dataclass(frozen=True, slots=True)
class Card:
    """A number on the summary page; `alarm` where something must be put right, `compared` where it rests on another
    assessment than this one."""

    label: str
    value: str
    note: str
    alarm: bool = False
    compared: bool = False


def cards_of(source: Source) -> tuple[Card, ...]:
    """Index, level, change (or attainment where there is nothing to compare with), proof, duties."""
    result = source.result
    backed, note = counsel.proof_words(result)
    return (
        Card(_("Readiness index"), show(result.index), _span(result)),
        Card(_("Readiness level"), _level(result), _beside(source)),
        _moved(source) or _attained(source),
        Card(_("Answers with proof"), backed, note),
        _duty_card(result),
    )


def _span(result: Result) -> str:
    """What open questions leave of the index; as it is printed, they may leave nothing."""
    low, high = show(result.low), show(result.high)
    if low == high:
        return _("no open questions") if result.low == result.high else _("open questions leave it there")
    return _("range {low}–{high}").format(low=low, high=high)


def _moved(source: Source) -> Card | None:
    """The same-basis change since the last assessment; None where there is none."""
    since = source.since
    if since is None or since.same_basis.delta is None:
        return None
    n = len(since.same_basis.questions)
    note = ngettext("on the same {n} question as “{title}”", "on the same {n} questions as “{title}”", n)
    words, mark = note.format(n=n, title=source.earlier[-1].assessment.title), one_sided_mark(since)
    return Card(
        _("Same-basis change"),
        arrowed(since.same_basis.delta),
        _("{words}; {mark}").format(words=words, mark=mark) if mark else words,
        compared=True,
    )


def _attained(source: Source) -> Card:
    return Card(
        _("{stage} target reached").format(stage=source.stage),
        percent(attainment(source.result, source.stage)),
        labels.reference_target_note(),
    )


def _level(result: Result) -> str:
    rating = result.rating
    if rating.level is None:
        return labels.standing_word(rating.standing)
    return f"{rating.level} {labels.level_word(rating.level)}"


def _beside(source: Source) -> str:
    """The index on every basis: “指数：自评 41、核定 40、佐证 36”."""
    result = source.result
    parts = [_("self {index}").format(index=show(result.on("self").index))]
    if result.verified_share:
        parts.append(_("verified {index}").format(index=show(result.on("verified").index)))
    parts.append(_("proven {index}").format(index=show(result.on("evidence").index)))
    return _("index: {words}").format(words=_(", ").join(parts))


def _duty_card(result: Result) -> Card:
    duties = result.compliance
    label = _("Duties to put right")
    if duties.to_fix:
        count = ngettext("{n} item", "{n} items", duties.to_fix).format(n=duties.to_fix)
        return Card(label, count, _("to be handled first"), alarm=True)
    if duties.to_confirm:
        waiting = _("{n} to be confirmed").format(n=len(duties.to_confirm))
        return Card(label, ngettext("{n} item", "{n} items", 0).format(n=0), waiting)
    if duties.state == "none" and excused(result):
        return Card(label, NONE, _("all declared not applicable"))
    return Card(label, NONE if duties.state == "none" else "0", labels.compliance_word(duties.state))


def gauge_of(result: Result) -> Gauge:
    low, high = result.low, result.high
    return Gauge(
        None if result.index is None else float(result.index),
        None if low is None else float(low),
        None if high is None else float(high),
        alt=_("Readiness index {index} on a scale of 0 to 100, range {low} to {high}").format(
            index=show(result.index), low=show(low), high=show(high)
        ),
        width=150,
    )
