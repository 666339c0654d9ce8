"""A final assessment takes no change, whatever is asked of workspace or desk.

The tables name every method of both protocols, and a test compares them: a new method can't be forgotten.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from aiplus_assess.assessment.engagement import Engagement, Feedback, Meeting, ReportVersion, Signature
from aiplus_assess.assessment.model import Answer, Assessment, EvidenceItem, Finding, PlannedAction
from aiplus_assess.errors import AssessError, StateError
from aiplus_assess.storage.protocol import NewAssessment, Workspace
from aiplus_assess.storage.protocol_desk import Desk, Following
from aiplus_assess.storage.workspace import SqlWorkspace

LOOKS = {
    "path", "desk", "companies", "summaries", "binned", "in_bin",
    "resolve", "load", "pack", "history", "file_content", "setting",
    "verified_summaries", "peers", "brands", "check", "look_over", "backups", "backup", "keep_daily_backup",
    "desk.engaged", "desk.report_numbers", "desk.deletions", "desk.backups_holding",
}  # fmt: skip
"""Change nothing of any assessment."""
WHOLE = {"close", "together", "set_setting", "go_back", "put_brand", "remove_brand", "desk.erase", "desk.discard"}
"""The whole file's or a whole company's business, by their nature or by the user's wish."""
Attempt = Callable[[SqlWorkspace, Assessment], object]

REFUSED: dict[str, Attempt] = {
    "answer": lambda w, a: w.answer(a.id, "2.2.1-01", Answer(level=5)),
    "answer_all": lambda w, a: w.answer_all(a.id, {"2.2.1-01": Answer(level=5)}),
    "update_details": lambda w, a: w.update_details(a.id, title="x"),
    "put_evidence": lambda w, a: w.put_evidence(a.id, EvidenceItem("e2", "x", 1), b"x"),
    "change_evidence": lambda w, a: w.change_evidence(a.id, (EvidenceItem("e2", "x", 1),), ("e1",)),
    "remove_evidence": lambda w, a: w.remove_evidence(a.id, "e1"),
    "put_finding": lambda w, a: w.put_finding(a.id, Finding("gf2025-11:3.8", "现状")),
    "finalize": lambda w, a: w.finalize(a.id),
    "desk.put": lambda w, a: w.desk.put(a.id, Engagement(client="别家")),
    "desk.drop": lambda w, a: w.desk.drop(a.id),
    "desk.put_meeting": lambda w, a: w.desk.put_meeting(a.id, Meeting("m2")),
    "desk.remove_meeting": lambda w, a: w.desk.remove_meeting(a.id, "m1"),
    "desk.put_feedback": lambda w, a: w.desk.put_feedback(a.id, Feedback("f2", "x")),
    "desk.remove_feedback": lambda w, a: w.desk.remove_feedback(a.id, "f1"),
    "desk.inherit": lambda w, a: w.desk.inherit(a.id, a.id, ("2.2.1-01",)),
    "desk.stop_inheriting": lambda w, a: w.desk.stop_inheriting(a.id),
    "desk.follow_again": lambda w, a: w.desk.follow_again(Following(a.id, a.id, ("2.2.1-01",))),
}
VERSION = ReportVersion("v2", "2.0", datetime(2026, 10, 20, 8, tzinfo=UTC), "final", "李强", "定稿")
GOES_ON: dict[str, Attempt] = {
    "remember_place": lambda w, a: w.remember_place(a.id, "3.8-02"),
    "put_action": lambda w, a: w.put_action(a.id, PlannedAction("a2", "2.2.1-01", "a3", owner="王工")),
    "remove_action": lambda w, a: w.remove_action(a.id, "a1"),
    "reopen": lambda w, a: w.reopen(a.id),
    "delete": lambda w, a: w.delete(a.id),
    "restore": lambda w, a: (w.delete(a.id), w.restore(a.id)),
    "create": lambda w, a: w.create(NewAssessment(a.profile), w.pack(a.pack)),
    "adopt": lambda w, a: w.adopt(replace(a, id="another", actions=(), evidence=(), engagement=None), w.pack(a.pack)),
    "desk.add_version": lambda w, a: w.desk.add_version(a.id, VERSION, b"%PDF"),
    "desk.sign": lambda w, a: w.desk.sign(a.id, "v1", Signature("company", "王敏", day=date(2026, 10, 20))),
    "desk.remove_version": lambda w, a: w.desk.remove_version(a.id, "v1"),
    "desk.set_parent": lambda w, a: w.desk.set_parent(a.company.id, None, "company"),
}
"""Plan, report versions and the user's place go on beside a final assessment, and copies of it may be made."""


@pytest.fixture
def final(workspace: SqlWorkspace, draft: Assessment) -> Assessment:
    """With one of everything."""
    workspace.answer(draft.id, "3.14-03", Answer(duty="compliant"))
    workspace.answer(draft.id, "2.2.1-01", Answer(level=2))
    workspace.put_evidence(draft.id, EvidenceItem("e1", "台账", 1, ("3.8-01",)), b"x")
    workspace.put_finding(draft.id, Finding("gf2025-11:3.8", "已有制度"))
    workspace.put_action(draft.id, PlannedAction("a1", "2.2.1-01", "a3"))
    workspace.desk.put(draft.id, Engagement(client="某厂"))
    workspace.desk.put_meeting(draft.id, Meeting("m1"))
    workspace.desk.put_feedback(draft.id, Feedback("f1", "口径"))
    workspace.desk.add_version(draft.id, replace(VERSION, id="v1", number="1.0"), b"%PDF 1")
    return workspace.finalize(draft.id)


def methods(protocol: type) -> set[str]:
    return {name for name in dir(protocol) if not name.startswith("_")}


def test_every_method_is_in_one_of_the_tables() -> None:
    named = [*LOOKS, *WHOLE, *REFUSED, *GOES_ON]
    assert len(set(named)) == len(named)
    assert set(named) == methods(Workspace) | {f"desk.{name}" for name in methods(Desk)}


def substance(assessment: Assessment) -> Any:
    """What was assessed: everything but the plan, the report's versions and the user's place."""
    engagement = assessment.engagement
    assert engagement is not None
    return replace(
        assessment, actions=(), last_question=None, engagement=replace(engagement, versions=(), stage="draft")
    )


@pytest.mark.parametrize("name", REFUSED)
def test_a_final_assessment_takes_no_change(workspace: SqlWorkspace, final: Assessment, name: str) -> None:
    before = workspace.history(final.id)
    with pytest.raises(StateError):
        REFUSED[name](workspace, final)
    assert workspace.load(final.id) == final
    assert workspace.history(final.id) == before
    assert workspace.check().faults == ()


@pytest.mark.parametrize("name", GOES_ON)
def test_what_goes_on_beside_it_leaves_it_as_it_is(workspace: SqlWorkspace, final: Assessment, name: str) -> None:
    before = workspace.history(final.id)
    GOES_ON[name](workspace, final)
    assert substance(workspace.load(final.id)) == substance(final)
    assert workspace.history(final.id) == before


@pytest.mark.parametrize("name", REFUSED)
def test_the_attempts_would_change_a_draft(workspace: SqlWorkspace, final: Assessment, name: str) -> None:
    """Otherwise a refusal would prove nothing."""
    if name == "finalize":
        return
    revision = workspace.reopen(final.id)
    try:
        REFUSED[name](workspace, revision)
    except AssessError as error:
        assert not isinstance(error, StateError), error.message
