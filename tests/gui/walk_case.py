"""An assessment of the tiny pack under way, in memory, for tests of the walk, the review and the result."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from fakes import FACTORY, FakeWorkspace

from aiplus_assess.assessment.model import Answer, Profile
from aiplus_assess.gui.walk.opening import open_session
from aiplus_assess.gui.walk.presenter import WalkPresenter
from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.protocol import NewAssessment

TINY = Path(__file__).parents[1] / "fixtures" / "packs" / "tiny"
ORDER = ("1.2-01", "2.2.1-01", "2.2.1-02", "2.2.2-01", "3.8-01", "3.8-02", "3.14-01", "3.14-03")
"""What the factory is asked in the standard edition while nothing is answered; 3.14-02 waits for 3.14-01."""


@cache
def tiny() -> Pack:
    return load_pack(TINY)


def started(
    answers: dict[str, Answer] | None = None, profile: Profile = FACTORY, **new: Any
) -> tuple[FakeWorkspace, str]:
    """A workspace with one assessment of the factory."""
    workspace = FakeWorkspace()
    made = workspace.create(NewAssessment(profile, title="2026Q4", answers=answers, **new), tiny())
    return workspace, made.id


def walking(answers: dict[str, Answer] | None = None, question: str | None = None, **new: Any) -> Any:
    """A presenter at `question`, and its workspace."""
    workspace, assessment = started(answers, **new)
    return WalkPresenter(workspace, open_session(workspace, assessment, question)), workspace
