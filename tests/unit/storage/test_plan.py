"""Findings belong to an assessment; the action plan stays with the company."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from aiplus_assess.assessment.model import Answer, Assessment, Finding, PlannedAction, Profile
from aiplus_assess.errors import InputError
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.protocol import NewAssessment
from aiplus_assess.storage.workspace import SqlWorkspace

ACTION = PlannedAction(
    "a1", "2.2.1-01", "a3", "写进年度计划", "王工", date(2026, 12, 1), "in_progress", 12.5, 0.0, "先报预算", 2
)


def test_a_finding_is_written_over_and_taken_away(workspace: SqlWorkspace, draft: Assessment) -> None:
    finding = Finding("gf2025-11:3.8", "现状", "问题", "建议", "digest")
    workspace.put_finding(draft.id, finding)
    workspace.put_finding(draft.id, Finding("gf2025-11:3.14", "现状"))
    workspace.put_finding(draft.id, replace(finding, advice="新建议"))
    assert set(workspace.load(draft.id).findings) == {
        replace(finding, advice="新建议"),
        Finding("gf2025-11:3.14", "现状"),
    }
    workspace.put_finding(draft.id, Finding("gf2025-11:3.8", answers_digest="digest"))
    assert workspace.load(draft.id).findings == (Finding("gf2025-11:3.14", "现状"),)


def test_actions_are_kept_in_the_user_s_order(workspace: SqlWorkspace, draft: Assessment) -> None:
    second = PlannedAction("a0", "3.8-02", "", "自拟", place=1)
    for action in (ACTION, second):
        workspace.put_action(draft.id, action)
    assert workspace.load(draft.id).actions == (second, ACTION)
    workspace.put_action(draft.id, replace(ACTION, place=0, state="done"))
    assert workspace.load(draft.id).actions == (replace(ACTION, place=0, state="done"), second)
    workspace.remove_action(draft.id, "a0")
    assert workspace.load(draft.id).actions == (replace(ACTION, place=0, state="done"),)
    with pytest.raises(InputError):
        workspace.remove_action(draft.id, "a0")


def test_the_plan_goes_on_after_the_assessment_is_final(
    workspace: SqlWorkspace, draft: Assessment, tiny_pack: Pack, profile: Profile
) -> None:
    workspace.put_action(draft.id, ACTION)
    workspace.answer(draft.id, "3.14-03", Answer(duty="compliant"))
    workspace.finalize(draft.id)
    workspace.put_action(draft.id, replace(ACTION, state="done"))
    following = workspace.create(NewAssessment(profile), tiny_pack)
    assert following.actions == (replace(ACTION, state="done"),)
    workspace.put_action(following.id, replace(ACTION, id="a2"))
    workspace.put_action(following.id, replace(ACTION, state="dropped"))
    assert workspace.load(draft.id).actions == (replace(ACTION, state="dropped"),)
    workspace.delete(draft.id)
    assert workspace.load(following.id).actions == (replace(ACTION, id="a2"),)


def test_another_company_s_action_is_out_of_reach(
    workspace: SqlWorkspace, draft: Assessment, tiny_pack: Pack, profile: Profile
) -> None:
    other = workspace.create(NewAssessment(replace(profile, company="别家")), tiny_pack)
    workspace.put_action(other.id, ACTION)
    with pytest.raises(InputError):
        workspace.put_action(draft.id, replace(ACTION, text="改"))
    with pytest.raises(InputError):
        workspace.remove_action(draft.id, "a1")
    assert workspace.load(draft.id).actions == ()
    assert workspace.load(other.id).actions == (ACTION,)
