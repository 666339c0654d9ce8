"""Profiles as JSON: what is read, and every fault at once."""

from __future__ import annotations

from typing import Any

import pytest

from aiplus_assess.assessment.model import Profile
from aiplus_assess.errors import InputError
from aiplus_assess.exchange.profile import read_profile

FACTORY: dict[str, Any] = {"company": "示例零件厂", "industry": "C34", "employees": 60, "revenue_wan": 3000}


def faults_of(data: Any) -> tuple[str, ...]:
    with pytest.raises(InputError) as caught:
        read_profile(data)
    return caught.value.faults


def test_size_is_computed_and_defaults_filled_in() -> None:
    assert read_profile(FACTORY) == Profile(
        "示例零件厂", "C34", "small", employees=60, revenue_wan=3000, roles=frozenset({"user"}), ai_use="saas"
    )


def test_everything_given() -> None:
    profile = read_profile(
        FACTORY
        | {
            "uscc": "91350100m000100y43",
            "size": "medium",
            "region": "江苏 苏州",
            "roles": ["user", "device"],
            "ai_use": "deployed",
            "flags": ["rd", "robots"],
        }
    )
    assert (profile.size, profile.size_given, profile.uscc) == ("medium", True, "91350100M000100Y43")
    assert (profile.roles, profile.flags) == ({"user", "device"}, {"rd", "robots"})


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"company": " "}, "company"),
        ({"company": 7}, "company"),
        ({"company": "长" * 201}, "200"),
        ({"industry": "34"}, "C34"),
        ({"industry": "Z1"}, "Z1"),
        ({"industry": None}, "C34"),
        ({"uscc": "91350100M000100Y44"}, "GB 32100"),
        ({"employees": True}, "employees"),
        ({"employees": 6.5}, "employees"),
        ({"employees": "60"}, "employees"),
        ({"revenue_wan": -1}, "revenue_wan"),
        ({"revenue_wan": None}, "revenue_wan"),
        ({"ai_use": "saass"}, "saas"),
        ({"roles": "user"}, '["user"]'),
        ({"roles": ["users"]}, "user"),
        ({"flags": ["robot"]}, "robots"),
        ({"flags": [["rd"]]}, "rd"),
        ({"size": "tiny"}, "tiny"),
        ({"employes": 5}, "employees"),
        ({"industry": "J66"}, "size"),
        ({"region": 3}, "region"),
    ],
)
def test_fault(change: dict[str, Any], fault: str) -> None:
    found = faults_of(FACTORY | change)
    assert len(found) == 1
    assert fault in found[0]


def test_all_faults_at_once() -> None:
    assert len(faults_of({"company": "", "industry": "C99", "flags": ["x"], "color": 1})) == 4


@pytest.mark.parametrize("data", [None, [], "profile", 3])
def test_not_an_object(data: Any) -> None:
    assert len(faults_of(data)) == 1
