"""A group of companies: the league table of its members' final assessments, and what they look like together.

The roll-up is plain statistics over the members, each counted once. It is no readiness index of the group: that
would need an assessment of the group itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from aiplus_assess.assessment.model import Company, PackRef
from aiplus_assess.assessment.series import Measured
from aiplus_assess.i18n import ngettext


@dataclass(frozen=True)
class Member:
    """One company of the group with its assessment (None where it has no final one)."""

    company: Company
    measured: Measured | None = None

    @property
    def index(self) -> Fraction | None:
        return self.measured.result.index if self.measured else None


@dataclass(frozen=True)
class GroupScore:
    """One group of questions over the members that have a score in it; `weakest` is the member with the lowest.

    `also`: others that stand exactly as low.
    """

    id: str
    lowest: Fraction
    middle: Fraction
    highest: Fraction
    members: int
    weakest: Company
    also: tuple[Company, ...] = ()

    @property
    def lows(self) -> tuple[Company, ...]:
        """Every member that stands lowest; none where all stand alike."""
        return () if self.lowest == self.highest and self.members > 1 else (self.weakest, *self.also)


@dataclass(frozen=True)
class League:
    """`ranked` by index, the highest first; `other` have no index or another questionnaire version.

    `lowest`, `middle` (the median), `highest` and `mean` of the ranked members' indices; None without any.
    """

    pack: PackRef | None
    ranked: tuple[Member, ...]
    other: tuple[Member, ...]
    groups: tuple[GroupScore, ...]

    @property
    def indices(self) -> tuple[Fraction, ...]:
        return tuple(member.index for member in self.ranked if member.index is not None)

    @property
    def middle(self) -> Fraction | None:
        return _median(self.indices) if self.ranked else None

    @property
    def mean(self) -> Fraction | None:
        return sum(self.indices, Fraction(0)) / len(self.indices) if self.ranked else None

    def rank(self, member: Member) -> int:
        """From 1; members with the same index share a rank."""
        return 1 + sum(1 for index in self.indices if member.index is not None and index > member.index)


def league(members: Iterable[Member]) -> League:
    """Rank the members whose assessment is on the questionnaire version that most of them (else the newest) have."""
    known = tuple(members)
    pack = _common(known)
    ranked = [m for m in known if m.index is not None and m.measured and m.measured.assessment.pack == pack]
    ranked.sort(key=lambda member: (-(member.index or 0), member.company.name, member.company.id))
    other = tuple(member for member in known if member not in ranked)
    return League(pack, tuple(ranked), other, tuple(_groups(ranked)))


def _common(members: tuple[Member, ...]) -> PackRef | None:
    counts: dict[PackRef, int] = {}
    for member in members:
        if member.measured is not None and member.index is not None:
            pack = member.measured.assessment.pack
            counts[pack] = counts.get(pack, 0) + 1
    return max(counts, key=lambda pack: (counts[pack], _order(pack)), default=None)


def _order(pack: PackRef) -> tuple[tuple[int, ...], str]:
    return tuple(int(part) for part in pack.version.split(".") if part.isdigit()), pack.hash


def _groups(ranked: list[Member]) -> Iterable[GroupScore]:
    scores: dict[str, list[tuple[Fraction, Member]]] = {}
    for member in ranked:
        for group, score in _scores(member).items():
            if score is not None:
                scores.setdefault(group, []).append((score, member))
    order = [group.id for group in ranked[0].measured.pack.manifest.groups] if ranked and ranked[0].measured else []
    for group in sorted(scores, key=order.index):
        found = scores[group]
        lowest = min(found, key=lambda pair: pair[0])
        values = tuple(score for score, _member in found)
        also = tuple(member.company for score, member in found if score == lowest[0] and member is not lowest[1])
        yield GroupScore(group, lowest[0], _median(values), max(values), len(values), lowest[1].company, also)


def _scores(member: Member) -> Mapping[str, Fraction | None]:
    return member.measured.result.groups if member.measured else {}


def _median(values: tuple[Fraction, ...]) -> Fraction:
    return Fraction(median(values))


def no_longer_followed(answers: int) -> str:
    """What is said where a company has left the parent whose answers its drafts followed; "" where there were none."""
    if not answers:
        return ""
    words = ngettext(
        "{n} answer that followed the parent until now stays as it is and is the company's own.",
        "{n} answers that followed the parent until now stay as they are and are the company's own.",
        answers,
    )
    return words.format(n=answers)
