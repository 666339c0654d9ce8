"""All groups: bars with targets, heat map, what the level took, and answers without proof."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.assessment.targets import mean_target, target
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import ScoredBase
from aiplus_assess.reporting.charts.bars import BarRow, Bars
from aiplus_assess.reporting.charts.heat import HeatMap, HeatRow, HeatTile
from aiplus_assess.reporting.numbers import MINUS, as_level, half_up, percent, show
from aiplus_assess.reporting.parts.benchmark import benchmark_of
from aiplus_assess.reporting.parts.reply import reply_of
from aiplus_assess.reporting.parts.source import Source

SIZES = ((25, 22), (21, 19), (18, 16))
"""Row heights of the bars with the tile sizes of the heat map, from roomy to dense, in px."""
GAP = 4
TILES = 446
"""Room for the tiles of a row, in px."""
BOTH = 640
"""What both charts may take of a page, in px."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One level: what share of the questions reaches it, and whether the rule is met."""

    level: str
    share: str
    reached: bool


@dataclass(frozen=True, slots=True)
class Unproven:
    question: str
    title: str
    level: str
    has: str


@dataclass(frozen=True, slots=True)
class Overview:
    pillars: tuple[tuple[str, str], ...]
    bases: tuple[tuple[str, str, str], ...]
    bars: Bars
    heat: HeatMap
    rungs: tuple[Rung, ...]
    gates: tuple[tuple[str, str], ...]
    unproven: tuple[Unproven, ...]
    benchmark: tuple[str, ...]


def overview_of(source: Source) -> Overview:
    """The result in one look, group by group."""
    result = source.result
    pack = source.pack
    return Overview(
        pillars=tuple(
            (labels.pillar_word(p), show(result.pillars[p], 1)) for p in pack.manifest.pillars if p in result.pillars
        ),
        bases=_bases(source),
        bars=_bars(source),
        heat=_heat(source),
        rungs=tuple(
            Rung(f"{k} {labels.level_word(k)}", percent(share), (share or 0) >= Fraction(3, 5))
            for k, share in result.rating.share.items()
        ),
        gates=tuple(
            (source.group_title(g.id), show(result.groups[g.id], 1))
            for g in pack.manifest.groups
            if g.gate and g.id in result.groups
        ),
        unproven=tuple(_unproven(source, question) for question in sorted(result.unproven, key=pack.place)),
        benchmark=_benchmark(source),
    )


def _benchmark(source: Source) -> tuple[str, ...]:
    """Where the company stands among others, and who was counted; nothing where there are too few."""
    part = None if source.benchmark is None else benchmark_of(source.benchmark)
    return () if part is None or part.bar is None else (part.line, f"{part.place} {part.note}".strip())


def _bases(source: Source) -> tuple[tuple[str, str, str], ...]:
    """Basis, index, level on each of the three bases."""
    rows = []
    for basis in ("self", "verified", "evidence"):
        result = source.result.on(basis)
        rating = result.rating
        level = labels.standing_word(rating.standing) if rating.level is None else (
            f"{rating.level} {labels.level_word(rating.level)}"
        )  # fmt: skip
        rows.append((labels.basis_word(basis), show(result.index), level))
    return tuple(rows)


def _bars(source: Source) -> Bars:
    result = source.result
    rows = []
    for group, score in result.groups.items():
        goal = mean_target(result, result.weights.members[group], source.stage)
        value = None if score is None else score / 20
        note, missing = distance(value, goal)
        if value is None:
            note = labels.open_word(source.states[question] for question in result.weights.members[group])
        rows.append(
            BarRow(
                group,
                source.group_title(group),
                as_level(score),
                None if goal is None else float(goal),
                f"{show(value, 1)} / {show(goal, 1)}　{note}" if value is not None else note,
                "gap" if missing else "plain",
            )
        )
    told = _(", ").join(f"{row.code} {row.label} {show(row.value, 1)}" for row in rows)
    return Bars(
        tuple(rows),
        alt=_("Bars, levels 0 to 5, with the {stage} reference target: {values}").format(
            stage=source.stage, values=told
        ),
        width=640,
        row_height=_sizes(result)[0],
        font_size=11,
        label_width=150,
        note_width=150,
    )


def _sizes(result: Result) -> tuple[int, int]:
    """Height of a bar's row and of a tile, so that both charts stand on one page however many groups there are."""
    groups = [len(members) for members in result.weights.members.values()]
    for row, tile in SIZES:
        lines = sum(max(1, ceil(count * (tile + GAP) / TILES)) for count in groups)
        if row * len(groups) + (tile + GAP) * lines <= BOTH:
            break
    return row, tile


def distance(value: Fraction | None, goal: Fraction | None) -> tuple[str, bool]:
    """What is missing from `value` to `goal` (levels) in words, and whether anything is."""
    if value is None:
        return _("no answer"), False
    if goal is None:
        return _("no target set"), False
    missing = half_up(goal, 1) - half_up(value, 1)  # of what is printed beside it, so that a reader can check it
    if missing <= 0:
        return _("reached"), False
    return _("{missing} levels").format(missing=MINUS + show(missing, 1)), True


def _heat(source: Source) -> HeatMap:
    result = source.result
    rows = []
    for group, members in result.weights.members.items():
        tiles = [_tile(source, question) for question in sorted(members, key=source.pack.place)]
        rows.append(HeatRow(group, source.group_title(group), tuple(tiles)))
    below = sum(tile.missing for row in rows for tile in row.tiles)
    return HeatMap(
        tuple(rows),
        alt=_("Heat map: one tile per question with its level; {n} lie below their {stage} target").format(
            n=below, stage=source.stage
        ),
        width=640,
        tile=_sizes(result)[1],
        gap=GAP,
        font_size=11,
    )


def _tile(source: Source, question_id: str) -> HeatTile:
    question = source.question(question_id)
    assert isinstance(question, ScoredBase)
    level = source.result.levels.get(question_id)
    goal = target(source.pack, source.case, question, source.stage)
    return HeatTile(source.title(question_id), level, level is not None and level < goal)


def _unproven(source: Source, question_id: str) -> Unproven:
    return Unproven(
        question_id,
        source.title(question_id),
        reply_of(source, question_id).short,
        labels.evidence_word(source.case.evidence(question_id)),
    )
