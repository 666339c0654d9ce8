"""Whether some company can make a rule true: by hand, and against the real evaluation over every small profile."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiplus_assess.assessment.applicability import holds
from aiplus_assess.assessment.model import Profile
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.questionnaire.rules import Rule
from aiplus_assess.questionnaire.satisfiable import Possibilities


def rule(data: dict[str, Any]) -> Rule:
    return Rule.model_validate(data)


@pytest.mark.parametrize(
    ("data", "possible"),
    [
        ({"industry": ["C"], "size": ["small"], "role": ["provider"], "flag": ["rd"], "ai_use": ["saas"]}, True),
        ({"all": [{"industry": ["C"]}, {"industry": ["C34"]}]}, True),
        ({"all": [{"industry": ["C"]}, {"industry": ["D"]}]}, False),
        ({"all": [{"industry": ["C34"]}, {"not": {"industry": ["C"]}}]}, False),
        ({"all": [{"industry": ["C"]}, {"not": {"industry": ["C34"]}}]}, True),
        ({"not": {"size": ["micro", "small", "medium", "large"]}}, False),
        ({"not": {"size": ["micro", "small", "medium"]}}, True),
        ({"ai_use": ["none"], "not": {"ai_use": ["none", "saas"]}}, False),
        ({"all": [{"role": ["provider"]}, {"role": ["device"]}]}, True),
        ({"flag": ["rd"], "not": {"any": [{"flag": ["rd", "robots"]}]}}, False),
        ({"industry": []}, False),
        ({"answer": "3.14-01", "at_least": 5}, True),
        ({"answer": "3.8-01", "at_least": 5}, False),
        ({"answer": "2.2.2-01", "at_least": 1, "industry": ["A"]}, False),
        ({"answer": "2.2.2-01", "at_least": 1, "industry": ["C34"]}, True),
        ({"answer": "2.2.2-01", "at_least": 1, "not": {"answer": "2.2.2-01", "at_least": 1}}, False),
        ({"answer": "2.2.2-01", "at_least": 3, "not": {"answer": "2.2.2-01", "at_least": 4}}, True),
        ({"answer": "2.2.1-02", "at_least": 1}, False),
    ],
)
def test_known_cases(tiny_pack: Pack, data: dict[str, Any], possible: bool) -> None:
    assert Possibilities(tiny_pack, "standard").can_hold(rule(data)) is possible


def test_an_edition_without_the_question_looked_at(tiny_pack: Pack) -> None:
    looking = rule({"answer": "3.14-02", "at_least": 1})
    assert Possibilities(tiny_pack, "standard").can_hold(looking)
    assert not Possibilities(tiny_pack, "quick").can_hold(looking)


def test_but_not(tiny_pack: Pack) -> None:
    possibilities = Possibilities(tiny_pack, "standard")
    assert not possibilities.can_hold("everyone", but_not="everyone")
    assert not possibilities.can_hold(rule({"industry": ["C34"]}), but_not=rule({"industry": ["C"]}))
    assert possibilities.can_hold(rule({"industry": ["C"]}), but_not=rule({"industry": ["C34"]}))


LEAVES = st.one_of(
    st.fixed_dictionaries({"industry": st.lists(st.sampled_from(["C", "C34", "D"]), min_size=1, max_size=2)}),
    st.fixed_dictionaries({"size": st.lists(st.sampled_from(["micro", "large"]), min_size=1, max_size=2)}),
    st.fixed_dictionaries({"flag": st.lists(st.sampled_from(["rd", "robots"]), min_size=1, max_size=2)}),
    st.fixed_dictionaries({"ai_use": st.lists(st.sampled_from(["none", "saas"]), min_size=1, max_size=2)}),
)
RULES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"not": inner}),
    ),
    max_leaves=6,
)


def profiles() -> Iterator[Profile]:
    flag_sets: list[frozenset[Any]] = [
        frozenset(),
        frozenset({"rd"}),
        frozenset({"robots"}),
        frozenset({"rd", "robots"}),
    ]
    sizes: list[Any] = ["micro", "small", "large"]
    uses: list[Any] = ["none", "saas", "deployed"]
    for industry, size, flags, use in itertools.product(["C34", "C1", "D", "A"], sizes, flag_sets, uses):
        yield Profile("x", industry, size, flags=flags, ai_use=use)


EVERY_PROFILE = tuple(profiles())


@settings(max_examples=150, deadline=None)
@given(data=RULES)
def test_agrees_with_trying_every_profile(data: dict[str, Any]) -> None:
    tried = any(holds(rule(data), profile, {}) for profile in EVERY_PROFILE)
    assert Possibilities(NO_QUESTIONS, "standard").can_hold(rule(data)) is tried


NO_QUESTIONS: Any = object()
"""Rules on profiles alone never look at the pack."""
