"""The request list: one paper is asked for once, keeps its number for good, and comes from the applicable questions."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest
from walk_tiny import engaged, scored

from aiplus_assess.assessment.departments import department_of, reassigned, shares
from aiplus_assess.assessment.engagement import Engagement
from aiplus_assess.assessment.model import Answer, EvidenceItem
from aiplus_assess.assessment.requests import expired, ordered, overdue, papers, request, tally
from aiplus_assess.assessment.scoring import evaluate

TODAY = date(2026, 11, 24)


def ids():
    count = itertools.count(1)
    return lambda: f"r{next(count)}"


def asked(assessment):
    return request(scored(assessment), assessment, ids())


def taken(assessment, items):
    merged = {item.id: item for item in assessment.evidence} | {item.id: item for item in items}
    return replace(assessment, evidence=tuple(merged.values()))


@pytest.fixture
def draft():
    return engaged()


def test_every_paper_of_an_applicable_question_is_asked_for_once(draft):
    items = asked(draft)
    wanted = papers(scored(draft), draft)
    assert len(items) == len(wanted) > 3
    assert [item.number for item in items] == list(range(1, len(items) + 1))
    assert {item.status for item in items} == {"missing"}
    covered = {(q, item.department) for item in items for q in item.questions}
    result = scored(draft)
    for question, scope in result.scopes.items():
        if scope == "counted" and result.pack.by_id[question].evidence:
            assert (question, department_of(draft, result.pack, question)) in covered


def test_the_same_paper_for_two_questions_of_a_department_is_one_request(draft):
    pack = scored(draft).pack
    first, second = (q for q in pack.questions if q.id in ("2.2.1-01", "3.8-01"))
    twin = second.model_copy(update={"evidence": first.evidence, "department": first.department})
    twins = pack.model_copy(update={"questions": tuple(twin if q is second else q for q in pack.questions)})
    twins.__dict__.pop("by_id", None)  # a copy takes along what was computed from the original
    wanted = papers(evaluate(twins, draft.case()), draft)
    paper = next(paper for paper in wanted if first.id in paper.questions)
    assert paper.questions == (first.id, second.id)
    apart = replace(draft, engagement=Engagement(assigned={second.id: "legal"}))
    assert all(len(paper.questions) == 1 for paper in papers(evaluate(twins, apart.case()), apart))


def test_asking_again_adds_nothing_and_keeps_what_was_entered(draft):
    first = taken(draft, asked(draft))
    item = first.evidence[0]
    renamed = replace(item, title="改过的标题", status="provided", level=2)
    second = taken(first, [renamed])
    assert asked(second) == ()


def test_only_what_is_new_is_added_and_numbered_after_the_rest(draft):
    full = taken(draft, asked(draft))
    gone = full.evidence[1]
    rest = replace(full, evidence=tuple(item for item in full.evidence if item != gone))
    again = asked(rest)
    assert [item.title for item in again] == [gone.title]
    last = max(item.number for item in rest.evidence)
    assert again[0].number == last + 1


def test_proof_that_is_there_gets_a_number_and_is_not_asked_for_again(draft):
    result = scored(draft)
    question = next(q for q, scope in result.scopes.items() if scope == "counted" and result.pack.by_id[q].evidence)
    kind = result.pack.by_id[question].evidence[0]
    there = EvidenceItem("e1", "台账 2026", 2, (question,), kind.id)
    own = EvidenceItem("e2", "自己的材料", 1, (question,))
    changed = {item.id: item for item in asked(replace(draft, evidence=(there, own)))}
    assert changed["e1"].number and changed["e2"].number
    assert replace(changed["e1"], number=0, department="") == there
    assert not any(item.title == kind.zh and question in item.questions for item in changed.values())


def test_a_question_that_does_not_apply_asks_for_nothing(draft):
    before = {q for paper in papers(scored(draft), draft) for q in paper.questions}
    question = min(before)
    without = replace(draft, answers={question: Answer(na="没有这项业务")})
    assert question not in {q for paper in papers(scored(without), without) for q in paper.questions}


def test_a_request_follows_the_department_the_engagement_assigned(draft):
    result = scored(draft)
    paper = papers(result, draft)[0]
    moved = replace(draft, engagement=Engagement(assigned=dict.fromkeys(paper.questions, "legal")))
    owners = {p.department for p in papers(scored(moved), moved) if set(p.questions) & set(paper.questions)}
    assert owners == {"legal"}


def test_numbers_order_within_departments_and_states_are_counted(draft):
    full = taken(draft, asked(draft))
    late = replace(full.evidence[0], due=date(2026, 11, 1))
    old = replace(full.evidence[1], status="provided", valid_until=date(2026, 1, 1))
    full = taken(full, [late, old])
    assert overdue(late, TODAY) and not overdue(replace(late, status="provided"), TODAY)
    assert expired(old, TODAY) and not expired(late, TODAY)
    found = tally(full.evidence, TODAY)
    assert (found.total, found.provided, found.overdue, found.expired) == (len(full.evidence), 1, 1, 1)
    seen = [item.department for item in ordered(full, scored(full))]
    assert [key for key, _group in itertools.groupby(seen)] == list(dict.fromkeys(seen))


def test_giving_questions_away_keeps_only_what_differs_from_the_questionnaire(draft):
    pack = scored(draft).pack
    question = pack.questions[0].id
    given = reassigned({}, pack, [question], "legal")
    assert given == {question: "legal"}
    assert reassigned(given, pack, [question], pack.by_id[question].department) == {}


def test_shares_hold_every_asked_question_once(draft):
    result = scored(draft)
    found = shares(result, replace(draft, departments={"data": "李工"}))
    asked_ = [q for share in found for q in share.questions]
    assert sorted(asked_) == sorted(q for q, scope in result.scopes.items() if scope in ("counted", "na"))
    assert next(share for share in found if share.code == "data").person == "李工"
