"""The sentences of the summary, each from a rule over the result: never a filler.

Every function returns finished sentences in the language in force, or "" where the rule has nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.assessment.targets import mean_target
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.numbers import half_up, percent, show


def standing_sentence(company: str, result: Result) -> str:
    """Index, range and level, or why there is none."""
    if result.index is None:
        return _("{company} has no answered question that counts towards the index yet.").format(company=company)
    values = {"company": company, "index": index_with_range(result)}
    rating = result.rating
    if rating.standing == "screening":
        return _(
            "In this screening {company} reaches a readiness index of {index}; the quick edition gives no level."
        ).format(**values)
    if rating.level is None:
        return _("{company} reaches a readiness index of {index}.").format(**values)
    return _("{company} reaches a readiness index of {index} and level {level} {word}.").format(
        **values, level=rating.level, word=labels.level_word(rating.level)
    )


def index_with_range(result: Result) -> str:
    """The index, with its range where open questions leave one."""
    index, low, high = show(result.index), show(result.low), show(result.high)
    return index if low == high else _("{index} (range {low}–{high})").format(index=index, low=low, high=high)


def holding_sentence(result: Result) -> str:
    """What holds the level: missing answers, a gate, or the share of the next level."""
    rating = result.rating
    if rating.standing == "screening" or result.coverage is None:
        return ""
    if not result.coverage:
        return _("A level needs answers to four fifths of the questions by weight.")
    if rating.level is None or rating.by_share is None:
        return _("Only {coverage} of the questions by weight are answered; a level needs 80%.").format(
            coverage=percent(result.coverage)
        )
    if rating.bound_by:
        return _gate_sentence(result, rating.by_share, rating.level)
    if rating.level == 5:
        return _("That is the highest level; {share} of the questions by weight stand at level 5.").format(
            share=percent(rating.share[5])
        )
    goal = rating.level + 1
    share = rating.share[goal] or Fraction(0)
    missing = show(max(Fraction(0), Fraction(3, 5) - share) * 100)
    return ngettext(
        "{share} of the questions by weight reach level {goal}; {missing} percentage point is missing to it.",
        "{share} of the questions by weight reach level {goal}; {missing} percentage points are missing to it.",
        int(missing),
    ).format(share=percent(share), goal=goal, missing=missing)


def _gate_sentence(result: Result, by_share: int, level: int) -> str:
    need = show(Fraction(20 * (by_share - 1)))
    gates = [
        _("{group} ({score})").format(group=group_name(result.pack, g), score=show(result.groups[g], 1))
        for g in rating_gates(result)
    ]
    return _(
        "By share alone it would be level {by_share}, but {gates} stays below {need} and holds it at {level}."
    ).format(by_share=by_share, gates=joined(gates), need=need, level=level)


def group_name(pack: Pack, group_id: str) -> str:
    """The short name of the clause that is the group, else the group's title."""
    clause = pack.policy.clause_by_id.get(f"{pack.policy.document.id}:{group_id}")
    return (clause.short if clause is not None else pack.group_by_id[group_id].title).in_(current())


def rating_gates(result: Result) -> tuple[str, ...]:
    """The gate groups that hold the level."""
    return result.rating.bound_by


def extremes_sentence(result: Result, stage: int) -> str:
    """The group that is ahead and the one furthest from its target, where they differ."""
    distances = _printed_gaps(result, stage)
    scored = [(group, score) for group, score in result.groups.items() if score is not None]
    if len(scored) < 2 or not distances:
        return ""
    title = {group.id: group_name(result.pack, group.id) for group in result.pack.manifest.groups}
    best, top = max(scored, key=lambda pair: pair[1])
    far, missing = max(distances.items(), key=lambda pair: pair[1])
    if missing <= 0:
        return _("Every group reaches its reference target for {stage}; {best} is ahead ({top} of 5).").format(
            stage=stage, best=title[best], top=show(top / 20, 1)
        )
    return _(
        "{best} is ahead ({top} of 5); {far} is furthest from its reference target for {stage} "
        "({missing} levels short)."
    ).format(best=title[best], top=show(top / 20, 1), far=title[far], stage=stage, missing=show(missing, 1))


def _printed_gaps(result: Result, stage: int) -> dict[str, Fraction]:
    """Group → mean target minus level now (levels), as the bars print them, for groups with a score and a target."""
    found: dict[str, Fraction] = {}
    for group, score in result.groups.items():
        goal = mean_target(result, result.weights.members[group], stage)
        if score is not None and goal is not None:
            found[group] = half_up(goal, 1) - half_up(score / 20, 1)
    return found


def duties_sentence(result: Result) -> str:
    """The legal duties that wait, named."""
    duties = result.compliance
    titles = [result.pack.by_id[duty].title.in_(current()) for duty in (*duties.noncompliant, *duties.partial)]
    if titles:
        count = len(titles)
        return ngettext(
            "{count} legal duty waits to be put right: {titles}.",
            "{count} legal duties wait to be put right: {titles}.",
            count,
        ).format(count=count, titles=joined(titles))
    if duties.to_confirm:
        count = len(duties.to_confirm)
        return ngettext(
            "{count} legal duty is still to be confirmed.", "{count} legal duties are still to be confirmed.", count
        ).format(count=count)
    return ""


def first_steps_sentence(result: Result, raised: dict[str, int]) -> str:
    """What the first actions together would do to index and level; `raised` = question → level after them."""
    if not raised or result.index is None:
        return ""
    after = result.with_levels(dict(result.levels) | raised)
    if after.index is None or half_up(after.index - result.index, 1) <= 0:
        return ""
    told = _("All done, the index goes from {before} to {after}").format(
        before=show(result.index, 1), after=show(after.index, 1)
    )
    level, now = after.rating.level, result.rating.level
    if level is not None and level != now:
        told = _("{told}, which means level {level} {word}").format(
            told=told, level=level, word=labels.level_word(level)
        )
    return _("{sentence}.").format(sentence=told)


def joined(words: Iterable[str]) -> str:
    """A、B、C."""
    return _(", ").join(words)
