"""An open workspace, a clock that is set by hand, and a company to assess."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aiplus_assess import i18n
from aiplus_assess.assessment.model import Answer, Assessment, Profile
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import NewAssessment, Workspace
from aiplus_assess.storage.workspace import SqlWorkspace


class Clock:
    """One second later at every look, unless it is set."""

    def __init__(self) -> None:
        self.at = datetime(2026, 9, 30, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    """Messages are compared in the first language."""
    with i18n.language("zh"):
        yield


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "工作区 100%.aiplus.sqlite"


@pytest.fixture
def workspace(path: Path, clock: Clock) -> Iterator[SqlWorkspace]:
    opened = open_workspace(path, clock, busy_ms=200)
    yield opened
    opened.close()


@pytest.fixture
def profile() -> Profile:
    return Profile(company="苏州样例零件有限公司", industry="C34", size="small", employees=60, region="江苏 苏州")


@pytest.fixture
def draft(workspace: SqlWorkspace, tiny_pack: Pack, profile: Profile) -> Assessment:
    as_protocol: Workspace = workspace  # mypy checks that the protocol is met
    return as_protocol.create(NewAssessment(profile, assessor="王工"), tiny_pack)


@pytest.fixture
def final(workspace: SqlWorkspace, draft: Assessment) -> Assessment:
    """The draft with its one duty answered, made final."""
    workspace.answer(draft.id, "3.14-03", Answer(duty="compliant"))
    return workspace.finalize(draft.id)
