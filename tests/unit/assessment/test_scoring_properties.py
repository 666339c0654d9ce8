"""What must always hold, whatever the answers."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from scoring_packs import FACTORY, pack, question

from aiplus_assess.assessment.model import Answer, Basis, Case, Verification
from aiplus_assess.assessment.scoring import Result, evaluate
from aiplus_assess.assessment.targets import attainment

PACK = pack(
    question("2.2.1-01", weight=2),
    question("2.2.2-01", kind="checklist"),
    question("2.2.2-02", kind="percent", thresholds=[0, 10, 30, 50, 80]),
    question("2.4.1-01", applies={"answer": "2.2.1-01", "at_least": 2}),
    question("3.7-01", weight=3, proof_needed={5: 1}),
    question("3.8-01"),
    question("3.8-02", weight=2),
    question("3.14-01", kind="duty"),
    question("3.14-02", weight=3),
    question("3.14-03", applies="nobody", opportunity="everyone"),
    question("1.2-01", kind="percent"),
)
LEVEL_QUESTIONS = ("2.2.1-01", "2.4.1-01", "3.7-01", "3.8-01", "3.8-02", "3.14-02")

verifications = st.none() | st.builds(Verification, st.integers(0, 5), st.just("现场核对"))
common = {"evidence": st.integers(0, 3), "verified": verifications}
empty = st.builds(Answer, unknown=st.booleans(), evidence=st.integers(0, 3))
absent = st.builds(Answer, na=st.just("不涉及"))
levels = st.builds(Answer, level=st.integers(0, 5), **common)
replies = {
    **dict.fromkeys((*LEVEL_QUESTIONS, "3.14-03"), levels),
    "2.2.2-01": st.builds(Answer, checked=st.sets(st.sampled_from("abc")).map(tuple), **common),
    "2.2.2-02": st.builds(Answer, value=st.floats(0, 100), **common),
    "1.2-01": st.builds(Answer, value=st.floats(0, 100)),
    "3.14-01": st.builds(Answer, duty=st.sampled_from(("compliant", "partial", "noncompliant"))),
}
answer_sets = st.fixed_dictionaries({}, optional={q: reply | empty | absent for q, reply in replies.items()})
bases = st.sampled_from(("self", "verified", "evidence"))


def numbers(result: Result) -> tuple[object, ...]:
    stages = tuple(attainment(result, stage) for stage in (2027, 2030, 2035))
    return (result.index, result.low, result.high, result.coverage, result.groups, result.rating, stages)


@given(answer_sets, bases)
def test_bounds(answers: dict[str, Answer], basis: Basis) -> None:
    result = evaluate(PACK, Case(FACTORY, answers=answers), basis)
    if result.low is not None and result.high is not None:
        assert 0 <= result.low <= result.high <= 100
        if result.index is not None:
            assert result.low <= result.index <= result.high
    assert all(score is None or 0 <= score <= 100 for score in result.groups.values())
    shares = [share for share in result.rating.share.values() if share is not None]
    assert shares == sorted(shares, reverse=True)


@given(answer_sets, st.sampled_from(LEVEL_QUESTIONS))
def test_raising_a_level_never_lowers_anything(answers: dict[str, Answer], raised: str) -> None:
    before = evaluate(PACK, Case(FACTORY, answers=answers))
    level = before.levels.get(raised)
    if level is None or level == 5:
        return
    higher = answers | {raised: replace(answers[raised], level=level + 1)}
    after = evaluate(PACK, Case(FACTORY, answers=higher))
    if after.applicable != before.applicable:
        return
    assert before.index is not None
    assert after.index is not None
    assert after.index >= before.index
    assert (after.rating.level or 0) >= (before.rating.level or 0)
    assert (attainment(after, 2030) or 0) >= (attainment(before, 2030) or 0)


@given(answer_sets, bases)
def test_unknown_and_unanswered_count_alike(answers: dict[str, Answer], basis: Basis) -> None:
    without = {q: a for q, a in answers.items() if not (a.unknown and a.verified is None)}
    one = evaluate(PACK, Case(FACTORY, answers=answers), basis)
    other = evaluate(PACK, Case(FACTORY, answers=without), basis)
    assert numbers(one) == numbers(other)


@given(answer_sets, bases)
def test_na_and_hidden_never_count(answers: dict[str, Answer], basis: Basis) -> None:
    result = evaluate(PACK, Case(FACTORY, answers=answers), basis)
    out = {q for q, state in result.states.items() if state in ("na", "hidden", "opportunity")}
    asked = tuple(q for q in PACK.questions if q.id not in out)
    smaller = evaluate(pack(*asked), Case(FACTORY, answers=answers), basis)
    if smaller.applicable == result.applicable:
        assert numbers(smaller) == numbers(result)
    assert out.isdisjoint(result.applicable)


@given(answer_sets, st.randoms(use_true_random=False))
def test_order_does_not_matter(answers: dict[str, Answer], shuffler: random.Random) -> None:
    entries = list(answers.items())
    shuffler.shuffle(entries)
    questions = list(PACK.questions)
    shuffler.shuffle(questions)
    one = evaluate(PACK, Case(FACTORY, answers=answers))
    other = evaluate(pack(*questions), Case(FACTORY, answers=dict(entries)))
    assert numbers(one) == numbers(other)


@given(answer_sets)
def test_evidence_never_lifts_above_the_own_level(answers: dict[str, Answer]) -> None:
    own = evaluate(PACK, Case(FACTORY, answers=answers))
    proven = own.on("evidence")
    assert own.applicable == proven.applicable
    assert all(proven.levels[q] <= level for q, level in own.levels.items())
