"""The companies on the pictures of `scripts/screenshots`: those of the mockups, with plausible answers."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from screenshot_brands import add_brands

from aiplus_assess.assessment.model import Answer, Assessment, PlannedAction, Profile
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.gui.plan.adding import add, suggestions
from aiplus_assess.questionnaire.model import ChecklistQuestion, DutyQuestion, LevelQuestion, Pack
from aiplus_assess.storage.protocol import NewAssessment as Wanted
from aiplus_assess.storage.protocol import Workspace

NOW = datetime(2026, 11, 24, 1, 12, tzinfo=UTC)


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def fill(workspace: Workspace, pack: Pack, clock: Clock) -> str:
    """The companies of the mockups; the id of the assessment that is shown."""
    farm = Profile("绿野种业科技", "A01", "medium", True, flags=frozenset({"rd", "seed_breeding"}))
    lorry = Profile("通达供应链", "G54", "medium", True, roles=frozenset({"user"}))
    works = Profile("华清精密制造有限公司", "C34", "small", True, employees=60, revenue_wan=4200, region="江苏 苏州")
    clock.now = NOW - timedelta(days=400)
    _answered(workspace, pack, Wanted(farm, "standard", title="2025 年"), 2, 1.0)
    clock.now = NOW - timedelta(days=22)
    _answered(workspace, pack, Wanted(lorry, "quick", title="快速自查"), 2, 1.0)
    clock.now = NOW - timedelta(days=6)
    made = _answered(workspace, pack, Wanted(farm, "standard", title="2026 年"), 3, 1.0)
    workspace.finalize(made.id)
    clock.now = NOW - timedelta(days=400)
    first = _answered(workspace, pack, Wanted(works, "standard", title="2025 年"), 0, 1.0)
    _plan(workspace, first.id, pack)
    clock.now = NOW - timedelta(days=190)
    second = _answered(workspace, pack, Wanted(works, "standard", title="2026 年第二季度"), 1, 1.0)
    note = "样本库由质量部每月更新，两人复核。"
    workspace.answer_all(second.id, {q: Answer(level=4, evidence=2, note=note) for q in ("3.8-03", "3.10-01")})
    clock.now = NOW
    shown = _answered(workspace, pack, Wanted(works, "standard", title="2026 年第四季度"), 2, 0.84)
    _suggest(workspace, shown, pack)
    add_brands(workspace)
    for company in workspace.companies():
        if company.id != shown.company.id:
            workspace.desk.set_parent(company.id, shown.company.id, "subsidiary")
    backup = workspace.keep_daily_backup()
    if backup is not None:
        os.utime(backup, (NOW.timestamp(), NOW.timestamp()))
    return shown.id


def _plan(workspace: Workspace, assessment_id: str, pack: Pack) -> None:
    """Two actions that have been done since."""
    for place, question in enumerate(("2.2.1-01", "3.8-03")):
        action = next(iter(pack.by_id[question].actions))
        done = PlannedAction(f"done-{place}", question, action.id, owner="王经理", state="done", place=place)
        workspace.put_action(assessment_id, done)


def _suggest(workspace: Workspace, shown: Assessment, pack: Pack) -> None:
    """The plan of the assessment that is shown: the first five steps, one of them late, with money and dates."""
    entered: tuple[dict[str, Any], ...] = (
        {"due": date(2026, 10, 15), "state": "in_progress", "budget_wan": 3.5, "note": "台账模板已下发，等车间填报。"},
        {"due": date(2026, 12, 31), "budget_wan": 12.0, "benefit_wan": 30.0, "owner": "王经理"},
        {"due": date(2027, 3, 31), "owner": "李工"},
        {"state": "dropped", "owner": ""},
        {},
    )
    stage = pack.manifest.stages[0]
    new = add(workspace, shown.id, suggestions(evaluate(pack, shown.case()), stage))
    for action, fields in zip(new, entered, strict=True):
        workspace.put_action(shown.id, replace(action, **fields))


def _answered(workspace: Workspace, pack: Pack, wanted: Wanted, about: int, share: float) -> Assessment:
    """An assessment with plausible answers around level `about` for the first `share` of the questions."""
    made = workspace.create(wanted, pack)
    asked = [q for q, scope in evaluate(pack, made.case()).scopes.items() if scope == "counted"]
    answers = {q: _answer(pack, q, about, n) for n, q in enumerate(asked[: round(len(asked) * share)])}
    still = evaluate(pack, replace(made, answers=answers).case()).scopes
    workspace.answer_all(made.id, {q: a for q, a in answers.items() if still[q] != "hidden"}, by="王经理")
    return workspace.load(made.id)


def _answer(pack: Pack, question_id: str, about: int, n: int) -> Answer:
    question = pack.by_id[question_id]
    level = min(5, max(0, about + (0, 1, -1, 0, 1, 0, -2)[n % 7]))
    note = "质检试点立项单（2026-03），由生产部保存。" if n % 5 == 0 else ""
    if isinstance(question, DutyQuestion):
        return Answer(duty=("compliant", "partial", "compliant")[n % 3], note=note)
    if n % 11 == 7:
        return Answer(unknown=True)
    if isinstance(question, LevelQuestion):
        return Answer(level=level, evidence=n % 3, note=note, flagged=n % 9 == 4)
    if isinstance(question, ChecklistQuestion):
        return Answer(checked=tuple(item.id for item in question.items[:level]), evidence=1)
    return Answer(value=12.5 + 7 * (n % 6))
