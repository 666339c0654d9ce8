"""Routes survive a restart as text; nonsense in the settings file leads nowhere."""

from __future__ import annotations

import pytest

from aiplus_assess.gui.navigation import (
    Home,
    NewAssessment,
    Questionnaires,
    Report,
    Result,
    Review,
    Settings,
    Walk,
    from_text,
    to_text,
)

ROUTES = [
    Home(), NewAssessment(), NewAssessment("a1"), Walk("a1"), Walk("a1", "3.8-02"), Review("a1"), Result("a1"),
    Report("a1"), Questionnaires(), Settings(),
]  # fmt: skip


@pytest.mark.parametrize("route", ROUTES, ids=to_text)
def test_a_route_comes_back_from_its_text(route):
    assert from_text(to_text(route)) == route


@pytest.mark.parametrize("text", ["", "nowhere", "walk", "walk||", "walk||3.8-02", "result|", "home|x", "walk|a|b|c"])
def test_a_text_that_is_no_route_is_none(text):
    assert from_text(text) is None
