"""The scoring rules as tables with named scenarios, and the worked example of docs/scoring.md."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from scoring_packs import FACTORY, NOT_APPLICABLE, UNKNOWN, WORKED_ANSWERS, WORKED_PACK, case, pack, question

from aiplus_assess.assessment.levels import self_level
from aiplus_assess.assessment.model import Answer, Case, Verification
from aiplus_assess.assessment.scoring import evaluate


def thousandths(value: Fraction | None) -> int | None:
    return None if value is None else round(value * 1000)


def test_worked_example() -> None:
    result = evaluate(WORKED_PACK, Case(FACTORY, answers=WORKED_ANSWERS))
    assert result.groups == {"2.2": Fraction(140, 3), "3.8": 80, "3.14": 40}
    assert result.pillars == {"actions": Fraction(140, 3), "supports": 56}
    assert thousandths(result.index) == 51333
    assert thousandths(result.low) == 39333
    assert thousandths(result.high) == 59333
    assert result.coverage == Fraction(3, 4)
    assert (result.rating.standing, result.rating.level) == ("unrated", None)
    assert result.compliance.state == "noncompliant"
    assert result.compliance.noncompliant == ("3.14-07",)
    evidence = result.on("evidence")
    assert thousandths(evidence.index) == 47333
    assert evidence.groups["3.8"] == 60
    assert result.unproven == ("3.8-04",)


def test_worked_example_with_the_sixth_answered() -> None:
    answers = WORKED_ANSWERS | {"3.14-06": Answer(level=2, evidence=1)}
    result = evaluate(WORKED_PACK, Case(FACTORY, answers=answers))
    assert result.coverage == Fraction(7, 8)
    assert [result.rating.share[k] for k in (1, 2, 3)] == [Fraction(7, 8), Fraction(6, 8), Fraction(3, 8)]
    assert (result.rating.level, result.rating.by_share, result.rating.bound_by) == (2, 2, ())


@pytest.mark.parametrize(
    ("levels", "level", "by_share", "bound_by"),
    [
        pytest.param({"2.2.1-01": 5, "3.8-01": 5, "3.14-01": 5}, 5, 5, (), id="everything at five"),
        pytest.param({"2.2.1-01": 0, "3.8-01": 0, "3.14-01": 0}, 0, 0, (), id="everything at zero"),
        pytest.param({"2.2.1-01": 5, "3.8-01": 5, "3.14-01": 0}, 1, 5, ("3.14",), id="one gate closed"),
        pytest.param({"2.2.1-01": 5, "3.8-01": 3, "3.14-01": 2}, 3, 3, (), id="gates just open"),
        pytest.param({"2.2.1-01": 4, "3.8-01": 4, "3.14-01": 1}, 2, 4, ("3.14",), id="gate two below"),
        pytest.param({"2.2.1-01": 1, "3.8-01": 4, "3.14-01": 4}, 4, 4, (), id="share exactly two thirds"),
    ],
)
def test_level(levels: dict[str, int], level: int, by_share: int, bound_by: tuple[str, ...]) -> None:
    small = pack(*(question(q) for q in levels))
    rating = evaluate(small, case(dict(levels))).rating
    assert (rating.level, rating.by_share, rating.bound_by) == (level, by_share, bound_by)


def test_share_of_exactly_sixty_percent_reaches_the_level() -> None:
    five = [f"2.2.1-0{n}" for n in range(1, 6)]
    small = pack(*(question(q) for q in five))
    assert evaluate(small, case(dict(zip(five, (3, 3, 3, 0, 0), strict=True)))).rating.level == 3
    assert evaluate(small, case(dict(zip(five, (3, 3, 2, 0, 0), strict=True)))).rating.level == 2


def test_gate_without_an_answer_counts_as_zero() -> None:
    many = [f"2.2.1-{n:02}" for n in range(1, 10)]
    small = pack(*(question(q) for q in many), question("3.14-01"))
    rating = evaluate(small, case(dict.fromkeys(many, 5))).rating
    assert (rating.level, rating.by_share, rating.bound_by) == (1, 5, ("3.14",))


def test_quick_edition_is_a_screening() -> None:
    rating = evaluate(WORKED_PACK, Case(FACTORY, "quick", answers=WORKED_ANSWERS)).rating
    assert (rating.standing, rating.level, rating.by_share, rating.bound_by) == ("screening", None, None, ())


@pytest.mark.parametrize(
    ("answered", "standing"),
    [pytest.param(8, "self_assessed", id="coverage 0.8"), pytest.param(7, "unrated", id="coverage 0.7")],
)
def test_coverage_decides_whether_there_is_a_level(answered: int, standing: str) -> None:
    ten = [f"2.2.1-{n:02}" for n in range(1, 11)]
    small = pack(*(question(q) for q in ten))
    assert evaluate(small, case(dict.fromkeys(ten[:answered], 2))).rating.standing == standing


def test_small_group_counts_for_less() -> None:
    small = pack(question("2.2.1-01", weight=3), question("2.2.1-02", weight=3), question("2.4.1-01", weight=2))
    result = evaluate(small, case({"2.2.1-01": 5, "2.2.1-02": 5, "2.4.1-01": 0}))
    assert result.index == Fraction(100) / (1 + Fraction(1, 3))


def test_group_weight_does_not_move_while_answering() -> None:
    small = pack(question("2.2.1-01"), question("2.2.1-02"), question("2.4.1-01"), question("2.4.1-02"))
    result = evaluate(small, case({"2.2.1-01": 5, "2.4.1-01": 1}))
    assert result.index == 60


def test_weights_are_exact_decimals() -> None:
    small = pack(question("2.2.1-01", weight=3), question("2.4.1-01", weight=3), weights={"2.2": 0.1, "2.4": 0.2})
    assert evaluate(small, case({"2.2.1-01": 3, "2.4.1-01": 0})).index == 20


def test_nothing_answered() -> None:
    result = evaluate(WORKED_PACK, case({}))
    assert (result.index, result.low, result.high, result.coverage) == (None, 0, 100, 0)
    assert result.groups == {"2.2": None, "3.8": None, "3.14": None}
    assert result.compliance.state == "to_confirm"
    assert result.verified_share is None


def test_nothing_applicable() -> None:
    result = evaluate(pack(question("2.2.1-01")), case({"2.2.1-01": NOT_APPLICABLE}))
    assert (result.index, result.low, result.high, result.coverage) == (None, None, None, None)
    assert (result.groups, result.clauses, result.rating.standing) == ({}, {}, "unrated")
    assert result.compliance.state == "none"
    assert set(result.rating.share.values()) == {None}


@pytest.mark.parametrize(
    ("value", "level"),
    [(0, 0), (0.1, 1), (9.99, 1), (10, 2), (29.999, 2), (30, 3), (50, 4), (79, 4), (80, 5), (100, 5)],
)
def test_percent_thresholds(value: float, level: int) -> None:
    asked = question("2.2.1-01", kind="percent", thresholds=[0, 10, 30, 50, 80])
    assert self_level(asked, Answer(value=value)) == level


def test_percent_without_thresholds_is_shown_and_never_scored() -> None:
    small = pack(question("1.2-01", kind="percent"), question("2.2.1-01"))
    result = evaluate(small, case({"1.2-01": Answer(value=42.5), "2.2.1-01": 2}))
    assert result.metrics == {"1.2-01": 42.5}
    assert (result.index, result.states["1.2-01"], result.applicable) == (40, "metric", ("2.2.1-01",))


@pytest.mark.parametrize(("ticks", "level"), [((), 0), (("b",), 1), (("a", "c"), 3), (("a", "b", "c"), 5)])
def test_checklist(ticks: tuple[str, ...], level: int) -> None:
    assert self_level(question("2.2.1-01", kind="checklist"), Answer(checked=ticks)) == level


def test_verified_basis_takes_the_assessors_level_where_there_is_one() -> None:
    small = pack(question("2.2.1-01"), question("2.2.1-02"), question("2.2.1-03"))
    checked = Answer(level=4, verified=Verification(2, "记录只覆盖一班"))
    found = Answer(unknown=True, verified=Verification(1, "现场看到"))
    result = evaluate(small, case({"2.2.1-01": checked, "2.2.1-02": 3, "2.2.1-03": found}), "verified")
    assert result.levels == {"2.2.1-01": 2, "2.2.1-02": 3, "2.2.1-03": 1}
    assert result.verified_share == Fraction(2, 3)
    assert result.rating.standing == "self_assessed"
    assert result.on("self").levels == {"2.2.1-01": 4, "2.2.1-02": 3}


def test_verified_standing_needs_four_fifths_checked() -> None:
    five = [f"2.2.1-0{n}" for n in range(1, 6)]
    answers = {q: Answer(level=2, verified=Verification(2)) for q in five[:4]} | {five[4]: Answer(level=2)}
    assert evaluate(pack(*map(question, five)), case(answers), "verified").rating.standing == "verified"
    assert evaluate(pack(*map(question, five)), case(answers)).rating.standing == "self_assessed"


@pytest.mark.parametrize(
    ("level", "evidence", "proven"),
    [(5, 0, 1), (5, 1, 3), (5, 2, 4), (5, 3, 5), (4, 3, 4), (3, 1, 3), (2, 0, 1), (1, 0, 1), (0, 0, 0)],
)
def test_evidence_basis(level: int, evidence: int, proven: int) -> None:
    small = pack(question("2.2.1-01"))
    result = evaluate(small, case({"2.2.1-01": Answer(level=level, evidence=evidence)}), "evidence")
    assert result.levels["2.2.1-01"] == proven
    assert bool(result.unproven) == (proven < level)


def test_own_proof_needed_and_linked_evidence() -> None:
    small = pack(question("2.2.1-01", proof_needed={4: 1, 5: 2}))
    asked = case({"2.2.1-01": Answer(level=5, evidence=1)})
    assert evaluate(small, asked, "evidence").levels["2.2.1-01"] == 4
    linked = replace(asked, linked_evidence={"2.2.1-01": 2})
    assert evaluate(small, linked, "evidence").levels["2.2.1-01"] == 5


@pytest.mark.parametrize(
    ("replies", "state"),
    [
        ((), "to_confirm"),
        (("compliant", "compliant"), "compliant"),
        (("compliant",), "to_confirm"),
        (("partial",), "partial"),
        (("partial", "noncompliant"), "noncompliant"),
    ],
)
def test_compliance(replies: tuple[str, ...], state: str) -> None:
    small = pack(question("3.14-01", kind="duty"), question("3.14-02", kind="duty"))
    answers = {f"3.14-0{n}": Answer(duty=reply) for n, reply in enumerate(replies, 1)}  # type: ignore[arg-type]
    assert evaluate(small, case(dict(answers))).compliance.state == state


def test_unknown_duty_waits_and_na_duty_does_not_count() -> None:
    small = pack(question("3.14-01", kind="duty"), question("3.14-02", kind="duty"))
    result = evaluate(small, case({"3.14-01": UNKNOWN, "3.14-02": NOT_APPLICABLE}))
    assert (result.compliance.state, result.compliance.to_confirm) == ("to_confirm", ("3.14-01",))
    assert (result.states["3.14-01"], result.states["3.14-02"]) == ("unknown", "na")


def test_influence_is_the_derivative_of_the_index() -> None:
    result = evaluate(WORKED_PACK, Case(FACTORY, answers=WORKED_ANSWERS))
    shares = result.weights.influence(result.levels)
    assert sum(shares.values()) == 1
    raised = result.with_levels(dict(result.levels) | {"3.14-05": 3})
    assert raised.index is not None
    assert result.index is not None
    assert raised.index - result.index == 20 * shares["3.14-05"]
