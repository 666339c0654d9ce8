"""What the tables of a group of companies say. Pure."""

from __future__ import annotations

from fractions import Fraction

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.engagement_words import company_kind_word
from aiplus_assess.assessment.group import GroupScore, League, Member
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.gui.kit.lines import Line
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.numbers import NONE, show


def member_line(found: League, member: Member) -> Line:
    """Rank, company, kind, index, level, duties to fix, day of the final assessment."""
    measured = member.measured
    assert measured is not None
    result = measured.result
    level, to_fix = result.rating.level, result.compliance.to_fix
    words = labels.standing_word(result.rating.standing) if level is None else f"{level} {labels.level_word(level)}"
    cells = (
        str(found.rank(member)),
        member.company.name,
        company_kind_word(member.company.kind),
        show(member.index, 1),
        words,
        str(to_fix),
        _day(member),
    )
    return Line(member.company.id, cells, frozenset({5}) if to_fix else frozenset())


def other_line(found: League, member: Member) -> Line:
    """Company, kind, and why it has no rank."""
    return Line(member.company.id, (member.company.name, company_kind_word(member.company.kind), _why(found, member)))


def _why(found: League, member: Member) -> str:
    if member.measured is None:
        return _("no final assessment")
    if member.index is None:
        return _("no index on this basis")
    pack = member.measured.assessment.pack
    if found.pack is not None and pack.id == found.pack.id:
        return _("another version of the questionnaire: {version}").format(version=pack.version)
    return _("another questionnaire: {name}").format(name=f"{pack.id} {pack.version}")


def group_line(pack: Pack, score: GroupScore) -> Line:
    """Group of questions, lowest, median, highest, the weakest member, how many members."""
    title = f"{score.id} {pack.group_by_id[score.id].title.in_(current())}"
    values = (show(score.lowest, 1), show(score.middle, 1), show(score.highest, 1))
    weakest = _(", ").join(company.name for company in score.lows) or NONE
    return Line(score.id, (title, *values, weakest, str(score.members)))


def statistics(found: League) -> tuple[tuple[str, str], ...]:
    """(what, value) of the ranked members' indices."""
    values = found.indices
    ends: tuple[Fraction | None, Fraction | None] = (min(values), max(values)) if values else (None, None)
    return (
        (_("Members with a rank"), str(len(values))),
        (_("Lowest index"), _shown(ends[0])),
        (_("Median index"), _shown(found.middle)),
        (_("Highest index"), _shown(ends[1])),
        (_("Mean index"), _shown(found.mean)),
    )


def _shown(value: Fraction | None) -> str:
    return NONE if value is None else show(value, 1)


def _day(member: Member) -> str:
    assert member.measured is not None
    made = member.measured.assessment
    return (made.finalized or made.updated).astimezone(CHINA).date().isoformat()
