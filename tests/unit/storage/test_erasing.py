"""A client that is deleted leaves no byte in the database file, and nothing of others goes with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from aiplus_assess.assessment.engagement import Attendee, Engagement, Feedback, Meeting, ReportVersion
from aiplus_assess.assessment.model import Answer, Assessment, EvidenceItem, Finding, PlannedAction, Verification
from aiplus_assess.errors import InputError, StateError
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.protocol import NewAssessment
from aiplus_assess.storage.workspace import SqlWorkspace

TOKEN = "机密词条𬭚"


def fill(workspace: SqlWorkspace, assessment: Assessment) -> None:
    """The token wherever a text can be entered, long and short, changed and taken back too."""
    mine = assessment.id
    for level in range(4):
        note = f"{TOKEN} {level} " * 600
        found = Verification(1, TOKEN, TOKEN, date(2026, 10, 1))
        workspace.answer(mine, "2.2.1-01", Answer(level=level, note=note, verified=found))
    workspace.answer(mine, "2.2.1-01", Answer())
    workspace.answer(mine, "3.14-01", Answer(na=TOKEN))
    workspace.answer(mine, "3.14-03", Answer(duty="partial"))
    item = EvidenceItem("e1", TOKEN, 2, ("2.2.1-01",), reference=TOKEN, note=TOKEN)
    workspace.put_evidence(mine, item, TOKEN.encode() * 5000)
    workspace.put_finding(mine, Finding("gf2025-11:3.8", TOKEN, TOKEN, TOKEN))
    workspace.put_action(mine, PlannedAction("a1", "2.2.1-01", "a3", text=TOKEN, owner=TOKEN))
    workspace.update_details(mine, title=TOKEN, assessor=TOKEN, departments={"data": TOKEN})
    workspace.desk.put(mine, Engagement(client=TOKEN, scope=TOKEN))
    workspace.desk.put_meeting(mine, Meeting("m1", present=(Attendee(TOKEN),), record=TOKEN * 400))
    workspace.desk.put_feedback(mine, Feedback("f1", TOKEN))
    made = datetime(2026, 10, 20, tzinfo=UTC)
    workspace.desk.add_version(mine, ReportVersion("v1", "1.0", made, what=TOKEN), TOKEN.encode())


@pytest.fixture
def client(workspace: SqlWorkspace, tiny_pack: Pack, draft: Assessment) -> Assessment:
    profile = replace(draft.profile, company=TOKEN, region=TOKEN, uscc="91350100M000100Y43")
    made = workspace.create(NewAssessment(profile=profile), tiny_pack)
    fill(workspace, made)
    workspace.finalize(made.id)
    again = workspace.reopen(made.id)
    workspace.delete(again.id)
    return workspace.load(made.id)


def test_no_byte_of_it_is_left(workspace: SqlWorkspace, draft: Assessment, client: Assessment) -> None:
    workspace.answer(draft.id, "2.2.1-01", Answer(level=3, note="留下的"))
    for text in (TOKEN, client.id, "91350100M000100Y43"):
        assert text.encode() in workspace.path.read_bytes()
    done = workspace.desk.erase(client.company.id, "李强")
    content = workspace.path.read_bytes()
    for text in (TOKEN, client.id, "91350100M000100Y43"):
        assert text.encode() not in content
    assert "留下的".encode() in content
    assert workspace.check().faults == ()
    assert [company.id for company in workspace.companies()] == [draft.company.id]
    assert workspace.desk.deletions() == (done,)


def test_the_record_says_what_when_and_by_whom(workspace: SqlWorkspace, client: Assessment) -> None:
    done = workspace.desk.erase(client.company.id, "李强")
    assert (done.by, done.company) == ("李强", client.company.id)
    expected = {"assessments": 2, "actions": 1, "meetings": 1, "feedback": 1, "versions": 1, "evidence": 2, "files": 2}
    assert {name: done.counts[name] for name in expected} == expected
    assert done.counts["events"] >= 7


def test_what_belonged_to_it_stands_alone(workspace: SqlWorkspace, draft: Assessment, client: Assessment) -> None:
    workspace.desk.set_parent(draft.company.id, client.company.id, "site")
    workspace.desk.inherit(draft.id, client.id, ["3.14-01"])
    workspace.desk.erase(client.company.id)
    kept = workspace.load(draft.id)
    assert (kept.company.parent, kept.company.kind, kept.inherits) == (None, "company", None)
    with pytest.raises(InputError):
        workspace.desk.erase(client.company.id)


def test_every_copy_that_still_holds_it_is_named(
    workspace: SqlWorkspace, draft: Assessment, client: Assessment, path: Path
) -> None:
    workspace.keep_daily_backup()
    for kind in (".before-restore-20261124T000000Z", ".before-v2-20261124T000000Z.bak"):
        workspace.backup(path.with_name(path.name + kind))
    broken = path.with_name(f"{path.name}.damaged-20261124T000000Z")
    broken.write_bytes(b"x" * 100)
    (path.parent / "somebody else's.sqlite").write_bytes(b"x")
    held = {copy.name for copy in workspace.desk.backups_holding(client.company.id)}
    assert len(held) == 4
    workspace.desk.erase(client.company.id)
    workspace.backup(path.with_name(f"{path.name}.before-restore-later"))
    assert {copy.name for copy in workspace.desk.backups_holding(client.company.id)} == held
    assert len(workspace.desk.backups_holding(draft.company.id)) == 5


def test_one_assessment_out_of_the_bin_is_deleted_for_good(
    workspace: SqlWorkspace, draft: Assessment, client: Assessment
) -> None:
    (again,) = (one for one in workspace.binned() if one.company_id == client.company.id)
    with pytest.raises(StateError):
        workspace.desk.discard(client.id)  # it does not lie in the bin
    workspace.delete(client.id)
    workspace.desk.discard(client.id)
    assert workspace.binned() == (again,)
    kept = workspace.load(again.id)
    assert (kept.revises, len(kept.actions)) == (client.id, 1)  # the plan is the company's
    assert workspace.check().faults == ()
    workspace.desk.discard(again.id)
    content = workspace.path.read_bytes()
    for text in (TOKEN, client.id, again.id, client.company.id, "91350100M000100Y43"):
        assert text.encode() not in content
    assert [company.id for company in workspace.companies()] == [draft.company.id]
    assert workspace.check().faults == ()


def test_a_revision_finds_what_it_revises_again(workspace: SqlWorkspace, tiny_pack: Pack, client: Assessment) -> None:
    again = workspace.binned()[0]
    workspace.delete(client.id)
    workspace.desk.discard(client.id)
    workspace.adopt(replace(client, engagement=None, evidence=()), tiny_pack)
    assert workspace.load(again.id).revises == client.id


def test_a_parent_without_assessments_stays(workspace: SqlWorkspace, draft: Assessment, client: Assessment) -> None:
    workspace.desk.set_parent(client.company.id, draft.company.id, "site")
    workspace.delete(draft.id)
    workspace.desk.discard(draft.id)
    assert workspace.load(client.id).company.parent == draft.company.id
