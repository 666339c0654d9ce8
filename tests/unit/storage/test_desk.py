"""The consultant's desk: records beside the answers, versions that stay as they were signed, groups of companies."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from aiplus_assess.assessment.engagement import Engagement, Feedback, Meeting, Member, ReportVersion, Signature
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.errors import InputError, StateError
from aiplus_assess.exchange.transfer import gather
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import NewAssessment
from aiplus_assess.storage.workspace import SqlWorkspace

ORDER = Engagement(client="集团", report_number="R-1", team=(Member("李强", "组长"),), assigned={"3.8-02": "it"})
MEETING = Meeting("m1", "opening", date(2026, 10, 1), place="会议室")
REMARK = Feedback("f1", "第三页口径不对", page="3")
VERSION = ReportVersion("v1", "1.0", datetime(2026, 10, 20, 8, tzinfo=UTC), "final", "李强", "定稿")
SIGNED = Signature("company", "王敏", "总经理", date(2026, 10, 20))


def engaged(workspace: SqlWorkspace, draft: Assessment) -> Engagement:
    found = workspace.load(draft.id).engagement
    assert found is not None
    return found


def test_alone_there_is_none(workspace: SqlWorkspace, draft: Assessment) -> None:
    assert workspace.load(draft.id).engagement is None
    with pytest.raises(StateError):
        workspace.desk.put_meeting(draft.id, MEETING)


def test_head_and_records_are_kept_apart(workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.desk.put(draft.id, ORDER)
    workspace.desk.put_meeting(draft.id, MEETING)
    workspace.desk.put_feedback(draft.id, REMARK)
    workspace.desk.put(draft.id, replace(ORDER, scope="全厂"))
    workspace.desk.put_feedback(draft.id, replace(REMARK, adoption="adopted"))
    shown = replace(ORDER, scope="全厂", meetings=(MEETING,), feedback=(replace(REMARK, adoption="adopted"),))
    assert engaged(workspace, draft) == shown
    workspace.desk.remove_meeting(draft.id, "m1")
    workspace.desk.remove_feedback(draft.id, "f1")
    assert engaged(workspace, draft) == replace(ORDER, scope="全厂")
    with pytest.raises(InputError):
        workspace.desk.remove_meeting(draft.id, "m1")


def test_what_was_signed_is_shown_again_byte_for_byte_and_never_changes(
    workspace: SqlWorkspace, draft: Assessment
) -> None:
    workspace.desk.put(draft.id, ORDER)
    stored = workspace.desk.add_version(draft.id, VERSION, b"%PDF the report")
    assert stored.file is not None
    assert engaged(workspace, draft).stage == "final"
    signed = workspace.desk.sign(draft.id, "v1", SIGNED)
    assert engaged(workspace, draft).versions == (signed,)
    for change in (
        lambda: workspace.desk.add_version(draft.id, replace(VERSION, what="x"), b"other"),
        lambda: workspace.desk.remove_version(draft.id, "v1"),
        lambda: workspace.desk.drop(draft.id),
    ):
        with pytest.raises(StateError):
            change()
    assert workspace.file_content(stored.file.sha256) == b"%PDF the report"
    assert engaged(workspace, draft).versions == (signed,)


def test_an_unsigned_version_can_be_taken_back_with_its_file(workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.desk.put(draft.id, ORDER)
    stored = workspace.desk.add_version(draft.id, VERSION, b"draft")
    assert stored.file is not None
    workspace.desk.remove_version(draft.id, "v1")
    with pytest.raises(InputError):
        workspace.file_content(stored.file.sha256)
    workspace.desk.drop(draft.id)
    assert workspace.load(draft.id).engagement is None


def test_a_revision_goes_on_with_the_order_but_not_with_its_records(workspace: SqlWorkspace, final: Assessment) -> None:
    with pytest.raises(StateError):
        workspace.desk.put(final.id, ORDER)
    again = workspace.reopen(final.id)
    workspace.desk.put(again.id, replace(ORDER, stage="review"))
    workspace.desk.put_meeting(again.id, MEETING)
    third = workspace.reopen(workspace.finalize(again.id).id)
    assert third.engagement == replace(ORDER, stage="draft")


def test_everything_travels_to_another_workspace(
    workspace: SqlWorkspace, draft: Assessment, tmp_path_factory: pytest.TempPathFactory
) -> None:
    workspace.desk.put(draft.id, ORDER)
    workspace.desk.put_meeting(draft.id, MEETING)
    workspace.desk.add_version(draft.id, VERSION, b"%PDF")
    workspace.desk.sign(draft.id, "v1", SIGNED)
    bundle = gather(workspace, draft.id)
    other = open_workspace(tmp_path_factory.mktemp("other") / "other.sqlite")
    other.adopt(bundle.assessment, bundle.pack, bundle.history, bundle.files)
    assert gather(other, draft.id) == bundle
    other.close()


def test_groups_of_companies(workspace: SqlWorkspace, draft: Assessment, tiny_pack: Pack) -> None:
    child = workspace.create(NewAssessment(profile=replace(draft.profile, company="分厂")), tiny_pack)
    workspace.desk.set_parent(child.company.id, draft.company.id, "site")
    company = workspace.load(child.id).company
    assert (company.parent, company.kind) == (draft.company.id, "site")
    for wrong in (draft.company.id, child.company.id):
        with pytest.raises(InputError):
            workspace.desk.set_parent(draft.company.id, wrong, "subsidiary")
    workspace.desk.set_parent(child.company.id, None, "site")
    assert workspace.load(child.id).company == child.company
