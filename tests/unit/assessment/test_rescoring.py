"""After any sequence of answers the carried result is the one computed from nothing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from scoring_packs import FACTORY, pack, question

from aiplus_assess.assessment.model import BASES, Answer, Case, Verification
from aiplus_assess.assessment.rescoring import on_every_basis, rescore

PACK = pack(
    question("2.2.1-01", weight=2),
    question("2.2.2-01", kind="checklist"),
    question("2.2.2-02", kind="percent", thresholds=[0, 10, 30, 50, 80]),
    question("2.4.1-01", applies={"answer": "2.2.1-01", "at_least": 2}),
    question("3.7-01", weight=3, applies={"answer": "2.4.1-01", "at_least": 1}),
    question("3.8-01", applies="nobody", opportunity={"answer": "2.2.1-01", "at_least": 4}),
    question("3.10-01", editions=["advisor"]),
    question("3.14-01", kind="duty", applies={"not": {"answer": "2.2.1-01", "at_least": 3}}),
    question("1.2-01", kind="percent"),
)
WITH_LEVELS = ("2.2.1-01", "2.4.1-01", "3.7-01", "3.8-01", "3.10-01")
extras = {
    "evidence": st.integers(0, 3),
    "verified": st.none() | st.builds(Verification, st.integers(0, 5)),
}
others = st.sampled_from([Answer(), Answer(unknown=True), Answer(na="不涉及")])
replies = {q: st.builds(Answer, level=st.integers(0, 5), **extras) for q in WITH_LEVELS} | {
    "2.2.2-01": st.builds(Answer, checked=st.sets(st.sampled_from("abc")).map(tuple), **extras),
    "2.2.2-02": st.builds(Answer, value=st.floats(0, 100), **extras),
    "1.2-01": st.builds(Answer, value=st.floats(0, 100)),
    "3.14-01": st.builds(Answer, duty=st.sampled_from(["compliant", "partial", "noncompliant"])),
}
steps = st.lists(
    st.lists(
        st.sampled_from(sorted(replies)).flatmap(lambda q: st.tuples(st.just(q), replies[q] | others)),
        min_size=1,
        max_size=3,
    ).map(dict),
    max_size=8,
)


@given(steps)
def test_carried_and_computed_results_are_the_same(answers: list[dict[str, Answer]]) -> None:
    case = Case(FACTORY, linked_evidence={"2.2.1-01": 2})
    carried = on_every_basis(PACK, case)
    for changed in answers:
        case = replace(case, answers={**case.answers, **changed})
        carried = rescore(carried, case, changed)
        computed = on_every_basis(PACK, case)
        assert carried == computed
        for one, other in zip(carried, computed, strict=True):
            assert (one.index, one.low, one.high, one.rating) == (other.index, other.low, other.high, other.rating)
            assert (one.groups, one.compliance, one.states) == (other.groups, other.compliance, other.states)
            assert one.weights == other.weights


def test_the_company_s_own_result_comes_first() -> None:
    assert (
        [result.basis for result in on_every_basis(PACK, Case(FACTORY))]
        == list(BASES)
        == ["self", "verified", "evidence"]
    )
