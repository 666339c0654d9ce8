"""The league table of a group, and what its members look like together."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from compare_cases import earlier, later
from report_cases import assessment

from aiplus_assess.assessment.group import Member, league
from aiplus_assess.assessment.model import Answer, Company
from aiplus_assess.assessment.series import Measured
from aiplus_assess.questionnaire.model import Pack


def member(pack: Pack, name: str, level: int | None) -> Member:
    """A company that gave this level throughout; None: without an answer."""
    questions = [q.id for q in pack.questions if q.kind == "level" and q.scored]
    answers = {} if level is None else {question: Answer(level=level) for question in questions}
    company = Company(name, name)
    return Member(company, Measured(replace(assessment(pack, answers), company=company), pack))


def test_ranked_by_index_and_equal_ones_share_a_rank(tiny_pack: Pack) -> None:
    found = league([member(tiny_pack, name, level) for name, level in (("甲", 1), ("乙", 4), ("丙", 4), ("丁", 2))])
    assert [(found.rank(m), m.company.name) for m in found.ranked] == [(1, "丙"), (1, "乙"), (3, "丁"), (4, "甲")]
    assert found.indices == tuple(sorted(found.indices, reverse=True))


def test_the_roll_up_is_plain_statistics(tiny_pack: Pack) -> None:
    found = league([member(tiny_pack, name, level) for name, level in (("甲", 1), ("乙", 5), ("丙", 2))])
    assert (found.middle, found.mean) == (Fraction(40), Fraction(160, 3))
    group = found.groups[0]
    assert (group.lowest, group.middle, group.highest, group.members) == (20, 40, 100, 3)
    assert group.weakest.name == "甲"


def test_who_stands_lowest_is_named_only_where_somebody_does(tiny_pack: Pack) -> None:
    (alike, *_rest) = league([member(tiny_pack, name, 4) for name in "甲乙"]).groups
    assert alike.lows == ()
    (two, *_rest) = league([member(tiny_pack, n, level) for n, level in (("甲", 1), ("乙", 1), ("丙", 4))]).groups
    assert {company.name for company in two.lows} == {"甲", "乙"}


def test_unanswered_is_never_a_zero_and_another_version_is_not_ranked(tiny_pack: Pack) -> None:
    newer = later()
    others = (member(tiny_pack, "空", None), Member(Company("无", "无")), Member(Company("新", "新"), newer))
    found = league([*others, member(tiny_pack, "甲", 3), member(tiny_pack, "乙", 2)])
    assert [m.company.name for m in found.ranked] == ["甲", "乙"]
    assert {m.company.name for m in found.other} == {"空", "无", "新"}


def test_where_versions_are_level_the_newer_one_counts() -> None:
    old, new = Member(Company("旧", "旧"), earlier()), Member(Company("新", "新"), later())
    assert [m.company.name for m in league([old, new]).ranked] == ["新"]


def test_a_group_without_members_has_no_figures() -> None:
    found = league([])
    assert (found.ranked, found.middle, found.mean, found.groups) == ((), None, None, ())
