"""The consultants' guides show screens that are there, of the engagement that the tests go through."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from aiplus_assess.gui.engagement.sections import PARTS
from aiplus_assess.gui.navigation import Engagement

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture
def drawn(monkeypatch):
    monkeypatch.syspath_prepend(str(SCRIPTS))
    import screenshot_engagement

    return screenshot_engagement


def test_every_guide_picture_is_drawn_and_every_part_of_the_desk_is_among_the_pictures(drawn):
    screens, inside, over = (
        (*week_three, *signed)
        for week_three, signed in zip(drawn._open("mine", "company"), drawn._signed("mine", "company"), strict=True)
    )
    names = [*(name for name, *_rest in (*screens, *inside)), *(f"dialog-{name}" for name, _make in over)]
    assert len(names) == len(set(names))
    assert set(drawn.GUIDE) <= set(names)
    shown = {route.section for _name, route in screens if isinstance(route, Engagement)}
    assert shown == {part.id for part in PARTS}


def test_the_pictures_are_of_the_engagement_that_is_tested(drawn):
    tests = SCRIPTS.parent / "tests" / "integration"
    assert Path(sys.modules["engagement_case"].__file__).parent == tests
    assert drawn.verify is sys.modules["engagement_case"].verify
