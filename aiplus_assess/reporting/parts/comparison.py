"""What moved between two assessments of one company, and why: for the window, the PDF and the report's chapter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.comparison import ChangeKind, Comparison
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.assessment.series import Measured, between, lasting
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.reporting.charts.deltas import Deltas
from aiplus_assess.reporting.charts.radar import Radar
from aiplus_assess.reporting.charts.trend import Trend
from aiplus_assess.reporting.charts.waterfall import Waterfall
from aiplus_assess.reporting.numbers import as_level, show, signed
from aiplus_assess.reporting.parts.compare_charts import (
    arrowed,
    causes_chart,
    groups_chart,
    radar_chart,
    title_of,
    trend_chart,
)
from aiplus_assess.reporting.parts.moves import Move, counts_of, moves_of
from aiplus_assess.reporting.parts.progress_lines import DoneLine, GapLine, done_lines, gap_lines
from aiplus_assess.reporting.verdicts import one_sided_mark, one_sided_words, verified_counts
from aiplus_assess.reporting.words import group_name


@dataclass(frozen=True, slots=True)
class Side:
    """One assessment as reported."""

    title: str
    day: str
    edition: str
    pack: str
    index: str
    range: str
    level: str
    duties: str


@dataclass(frozen=True, slots=True)
class ComparisonPart:
    """From `old` to `new` on one basis. Numbers are words; "" and None are what can't be said.

    `scores` are the groups' levels (number, name, before, after); `why_not` says why there are no causes.
    """

    old: Side
    new: Side
    basis: str
    stage: int
    delta: str
    rises: int
    questions: str
    reported: str
    causes: Waterfall | None
    why_not: str
    groups: Deltas
    radar: Radar | None
    scores: tuple[tuple[str, str, str, str], ...]
    trend: Trend
    counts: tuple[tuple[ChangeKind, int], ...]
    moves: tuple[Move, ...]
    closed: tuple[GapLine, ...]
    opened: tuple[GapLine, ...]
    done: tuple[DoneLine, ...]
    differences: tuple[str, ...]


def comparison_of(series: Sequence[Measured], old: Measured, new: Measured) -> ComparisonPart:
    """The comparison in words, in the language in force; `series` are all assessments of the company."""
    found = between(old, new)
    moves = moves_of(found, old, new)
    stage = new.pack.manifest.stages[0]
    closed, opened = gap_lines(found, stage)
    same = found.same_basis
    return ComparisonPart(
        old=side_of(old),
        new=side_of(new),
        basis=labels.basis_word(new.basis),
        stage=stage,
        delta=arrowed(same.delta),
        rises=0 if same.delta is None or found.one_sided else (same.delta > 0) - (same.delta < 0),
        questions=_questions(found),
        reported=_reported(found),
        causes=causes_chart(found),
        why_not=labels.why_not(found.missing_step),
        groups=groups_chart(found),
        radar=radar_chart(found.old, found.new),
        scores=_scores(found),
        trend=trend_chart(lasting(series, (old.id, new.id)), (old.id, new.id)),
        counts=counts_of(moves),
        moves=moves,
        closed=closed,
        opened=opened,
        done=done_lines(found, new),
        differences=_differences(old, new, found),
    )


def _questions(found: Comparison) -> str:
    """On how many questions, and whether one side of them was never verified."""
    n, mark = len(found.same_basis.questions), one_sided_mark(found)
    if not n:
        return _("No question has a level on both sides.")
    words = ngettext("on the same {n} question", "on the same {n} questions", n).format(n=n)
    return _("{words}; {mark}").format(words=words, mark=mark) if mark else words


def side_of(one: Measured) -> Side:
    """How one assessment is shown beside another."""
    result, assessment = one.result, one.assessment
    rating = result.rating
    level = labels.standing_word("screening" if rating.standing == "screening" else "unrated")
    to_fix = result.compliance.to_fix
    return Side(
        title=title_of(one),
        day=assessment.created.astimezone(CHINA).strftime("%Y-%m-%d"),
        edition=labels.edition_word(assessment.edition),
        pack=f"{one.pack.manifest.title.in_(current())} {one.pack.version}",
        index=show(result.index),
        range="" if result.low == result.high else f"{show(result.low)}–{show(result.high)}",
        level=level if rating.level is None else f"{rating.level} {labels.level_word(rating.level)}",
        duties=ngettext("{n} to fix", "{n} to fix", to_fix).format(n=to_fix)
        if to_fix
        else labels.compliance_word(result.compliance.state),
    )


def _reported(found: Comparison) -> str:
    before, after = found.old.index, found.new.index
    if before is None or after is None:
        return ""
    return signed(after - before)


def _scores(found: Comparison) -> tuple[tuple[str, str, str, str], ...]:
    groups = [g.id for g in found.new.pack.manifest.groups if g.id in found.new.groups or g.id in found.old.groups]

    def level(result: Result, group: str) -> str:
        return show(as_level(result.groups.get(group)), 1)

    return tuple((g, group_name(found.new.pack, g), level(found.old, g), level(found.new, g)) for g in groups)


def _differences(old: Measured, new: Measured, found: Comparison) -> tuple[str, ...]:
    """What besides the answers is not the same on both sides, one sentence each."""
    before, after = old.assessment, new.assessment
    lines = []
    if old.pack.version != new.pack.version:
        lines.append(
            _("Questionnaire {before} → {after}: {retired} questions retired or changed in meaning, {added} added.")
            .format(before=old.pack.version, after=new.pack.version, retired=len(found.links.retired),
                    added=len(found.links.added))
        )  # fmt: skip
    pairs = (
        (_("Edition"), labels.edition_word(before.edition), labels.edition_word(after.edition)),
        (_("Ambition"), labels.ambition_word(before.ambition), labels.ambition_word(after.ambition)),
        (_("Size"), labels.size_word(before.profile.size), labels.size_word(after.profile.size)),
        (_("Industry"), before.profile.industry, after.profile.industry),
    )
    lines += [
        _("{name}: {before} → {after}").format(name=name, before=was, after=now)
        for name, was, now in pairs
        if was != now
    ]
    if found.one_sided:
        lines.append(
            _("Verified answers: {before} earlier, {after} later. {why}.").format(
                before=verified_counts(found)[0], after=verified_counts(found)[1], why=_sentence(one_sided_words(found))
            )
        )
    if not after.final:
        lines.append(_("The later assessment is a draft; its numbers may still move."))
    return tuple(lines)


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:]


def on_paper(part: ComparisonPart) -> ComparisonPart:
    """The drawings in the size of half a page."""
    causes, radar, wide, small = part.causes, part.radar, 320.0, 11.0
    if causes is not None:
        causes = replace(causes, width=wide, font_size=small, label_width=86, note_width=44, row_height=24)
    if radar is not None:
        radar = replace(radar, width=wide, font_size=small, height=236)
    trend = replace(part.trend, width=wide, font_size=small, height=176)
    groups = replace(
        part.groups, width=wide, font_size=small, code_width=32, label_width=112, note_width=52, row_height=20
    )
    return replace(part, causes=causes, radar=radar, trend=trend, groups=groups)
