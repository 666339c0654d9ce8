"""What moved between two assessments, and why: exact splits, also across pack versions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scoring_packs import FACTORY, NOT_APPLICABLE, UNKNOWN, case, pack, question

from aiplus_assess.assessment.comparison import Comparison, compare
from aiplus_assess.assessment.correspondence import correspond
from aiplus_assess.assessment.model import Answer, Case
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.questionnaire.migration import Migration
from aiplus_assess.questionnaire.model import Pack

OLD = pack(
    question("2.2.1-01", weight=2),
    question("2.2.1-02"),
    question("2.4.1-01", applies={"flag": ["rd"]}),
    question("3.8-01"),
    question("3.8-02"),
    question("3.14-01", kind="duty"),
    question("3.14-02"),
    question("1.2-01", kind="percent"),
)
NEW = pack(
    question("2.2.1-01", weight=1),
    question("2.2.1-05"),
    question("2.4.1-01"),
    question("3.8-01", rev=2),
    question("3.8-02"),
    question("3.8-03"),
    question("3.14-01", kind="duty"),
    question("3.14-02"),
    weights={"2.2": 1.5},
).model_copy(update={"manifest": OLD.manifest.model_copy(update={"version": "2.0.0"})})
MIGRATION = Migration.model_validate(
    {
        "from": "1.0.0",
        "to": "2.0.0",
        "questions": {
            "2.2.1-02": {"change": "reworded", "comparable": True, "to": ["2.2.1-05"]},
            "3.8-01": {"change": "meaning_changed", "comparable": False},
            "1.2-01": {"change": "retired", "comparable": False},
        },
    }
)
NEW = NEW.model_copy(update={"migrations": (MIGRATION,)})


def between(before: Case, after: Case, new: Pack = OLD) -> Comparison:
    return compare(evaluate(OLD, before), evaluate(new, after), correspond(OLD, new))


def kinds(comparison: Comparison) -> dict[str, str]:
    return {change.question: change.kind for change in comparison.changes}


def test_kinds_of_change() -> None:
    before = case(
        {"2.2.1-01": 1, "2.2.1-02": 3, "3.8-01": UNKNOWN, "3.8-02": 2, "3.14-02": NOT_APPLICABLE}
        | {"3.14-01": Answer(duty="noncompliant"), "1.2-01": Answer(value=10)}
    )
    after = case(
        {"2.2.1-01": 2, "2.2.1-02": 2, "3.8-01": 1, "3.14-02": 1, "2.4.1-01": 1}
        | {"3.14-01": Answer(duty="partial"), "1.2-01": Answer(value=10.0)},
        profile=replace(FACTORY, flags=frozenset({"rd"})),
    )
    assert kinds(between(before, after)) == {
        "2.2.1-01": "improved",
        "2.2.1-02": "regressed",
        "2.4.1-01": "hidden_changed",
        "3.8-01": "newly_answered",
        "3.8-02": "no_longer_answered",
        "3.14-01": "improved",
        "3.14-02": "na_changed",
        "1.2-01": "unchanged",
    }


def test_question_hidden_on_both_sides_is_no_change() -> None:
    assert "2.4.1-01" not in kinds(between(case({}), case({})))


def test_across_versions() -> None:
    comparison = between(case({"2.2.1-02": 1, "3.8-01": 3, "1.2-01": Answer(value=5)}), case({"2.2.1-05": 2}), NEW)
    assert [(c.question, c.kind, c.before, c.after) for c in comparison.changes if c.kind != "unchanged"] == [
        ("2.2.1-05", "improved", 1, 2),
        ("2.4.1-01", "hidden_changed", None, None),
        ("3.8-01", "added", None, None),
        ("3.8-03", "added", None, None),
        ("3.8-01", "retired", 3, None),
        ("1.2-01", "retired", 5, None),
    ]


def test_without_a_migration_a_raised_rev_does_not_compare() -> None:
    links = correspond(OLD, NEW.model_copy(update={"migrations": ()}))
    assert "3.8-01" in links.retired
    assert "3.8-01" in links.added
    assert links.carried["2.2.1-01"] == "2.2.1-01"


def test_same_basis_uses_the_new_weights_and_only_common_questions() -> None:
    before = case({"2.2.1-01": 1, "2.2.1-02": 1, "3.8-01": 5})
    after = case({"2.2.1-01": 3, "2.2.1-05": 1, "3.14-02": 5})
    same = between(before, after, NEW).same_basis
    assert same.questions == ("2.2.1-01", "2.2.1-05")
    assert (same.before, same.after, same.delta) == (20, 40, 20)
    assert same.shares == {"2.2": 20}


def test_nothing_in_common() -> None:
    same = between(case({"2.2.1-01": 1}), case({"3.8-01": 1})).same_basis
    assert (same.questions, same.before, same.delta, same.shares) == ((), None, None, {})


def test_causes_of_a_pure_answer_change() -> None:
    causes = between(case({"2.2.1-01": 1}), case({"2.2.1-01": 3})).causes
    assert causes is not None
    assert (causes.rules, causes.questionnaire, causes.scope, causes.answers) == (0, 0, 0, 40)


def test_causes_of_a_pure_scope_change() -> None:
    answers: dict[str, Answer | int] = {"2.2.1-01": 5, "2.4.1-01": 1}
    causes = between(case(answers), case(answers, profile=replace(FACTORY, flags=frozenset({"rd"})))).causes
    assert causes is not None
    assert causes.scope < 0
    assert (causes.rules, causes.questionnaire, causes.answers) == (0, 0, 0)


def test_no_causes_where_a_step_has_no_index() -> None:
    comparison = between(case({}), case({"2.2.1-01": 3}))
    assert (comparison.causes, comparison.missing_step) == (None, "old")
    dropped = between(case({"3.8-01": 3}), case({"3.8-02": 3}), NEW)
    assert (dropped.causes, dropped.missing_step) == (None, "questionnaire")


def test_bases_must_agree() -> None:
    result = evaluate(OLD, case({}))
    with pytest.raises(ValueError, match="bases"):
        compare(result, result.on("verified"), correspond(OLD, OLD))


levels = st.builds(Answer, level=st.integers(0, 5)) | st.just(UNKNOWN) | st.just(NOT_APPLICABLE)
old_answers = st.fixed_dictionaries({}, optional={q.id: levels for q in OLD.questions if q.kind == "level"})
new_answers = st.fixed_dictionaries({}, optional={q.id: levels for q in NEW.questions if q.kind == "level"})
profiles = st.sampled_from((FACTORY, replace(FACTORY, flags=frozenset({"rd"}))))


@given(old_answers, new_answers, profiles, profiles)
def test_splits_are_exact(before: dict[str, Answer], after: dict[str, Answer], old: object, new: object) -> None:
    comparison = between(case(dict(before), profile=old), case(dict(after), profile=new), NEW)
    same, causes = comparison.same_basis, comparison.causes
    assert sum(same.shares.values(), Fraction(0)) == (same.delta or 0)
    if causes is not None:
        assert comparison.old.index is not None
        assert comparison.new.index is not None
        total = causes.rules + causes.questionnaire + causes.scope + causes.answers
        assert total == comparison.new.index - comparison.old.index
