"""Whole assessments: made, read back, found by a part of their id, changed, made final, reopened, binned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from aiplus_assess.assessment.model import (
    Answer,
    Assessment,
    Company,
    EvidenceItem,
    Finding,
    PackRef,
    PlannedAction,
    Profile,
    TargetOverride,
    Verification,
)
from aiplus_assess.errors import InputError, StateError
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.assessments import change as change_row
from aiplus_assess.storage.connection import Store
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import NewAssessment
from aiplus_assess.storage.workspace import SqlWorkspace

ANSWERS = {"2.2.1-01": Answer(level=3, evidence=1), "3.14-03": Answer(duty="partial", note="正在补")}


def finished(workspace: SqlWorkspace, draft: Assessment) -> Assessment:
    workspace.answer_all(draft.id, ANSWERS, "王工")
    return workspace.finalize(draft.id)


def test_a_new_assessment_is_a_draft_with_its_pack(workspace: SqlWorkspace, tiny_pack: Pack, profile: Profile) -> None:
    made = workspace.create(
        NewAssessment(profile, "quick", "lead", "2026 年第一次", "王工", answers=ANSWERS | {"3.8-02": Answer()}),
        tiny_pack,
    )
    assert made == workspace.load(made.id)
    assert (made.edition, made.ambition, made.title, made.assessor) == ("quick", "lead", "2026 年第一次", "王工")
    assert (made.status, made.revision, made.revises, made.finalized) == ("draft", 1, None, None)
    assert made.company == Company(made.company.id, profile.company)
    assert made.pack == PackRef("tiny", "1.0.0", tiny_pack.hash)
    assert made.answers == ANSWERS
    assert [(event.question, event.by, event.before) for event in workspace.history(made.id)] == [
        (question, "王工", Answer()) for question in ANSWERS
    ]
    assert made.created == made.updated
    assert made.created.utcoffset() is not None


def test_an_unknown_first_answer_makes_nothing(workspace: SqlWorkspace, tiny_pack: Pack, profile: Profile) -> None:
    with pytest.raises(InputError):
        workspace.create(NewAssessment(profile, answers={"9.9-99": Answer(level=1)}), tiny_pack)
    assert workspace.companies() == ()
    assert workspace.summaries() == ()


def test_a_company_is_known_by_name_and_code(workspace: SqlWorkspace, tiny_pack: Pack, profile: Profile) -> None:
    first = workspace.create(NewAssessment(profile), tiny_pack)
    same = workspace.create(NewAssessment(replace(profile, employees=80)), tiny_pack)
    other = workspace.create(NewAssessment(replace(profile, uscc="91320500MA1UTEST0X")), tiny_pack)
    renamed = workspace.create(NewAssessment(replace(profile, company="别名"), company_id=first.company.id), tiny_pack)
    assert first.company == same.company
    assert other.company.id != first.company.id
    assert renamed.company.id == first.company.id
    assert set(workspace.companies()) == {first.company, other.company}
    with pytest.raises(InputError):
        workspace.create(NewAssessment(profile, company_id="none"), tiny_pack)


def test_the_pack_comes_from_the_workspace(workspace: SqlWorkspace, draft: Assessment, tiny_pack: Pack) -> None:
    other = open_workspace(workspace.path)
    assert other.pack(draft.pack) == tiny_pack
    with pytest.raises(InputError):
        other.pack(PackRef("tiny", "1.0.0", "0" * 64))
    other.close()


def test_the_same_version_with_other_content_is_refused(
    workspace: SqlWorkspace, draft: Assessment, tiny_pack: Pack, profile: Profile
) -> None:
    changed = tiny_pack.model_copy(update={"hash": "f" * 64})
    with pytest.raises(InputError, match=r"tiny 1\.0\.0"):
        workspace.create(NewAssessment(profile), changed)
    assert len(workspace.summaries()) == 1


def test_a_hash_that_is_not_the_content_s_is_a_bug(workspace: SqlWorkspace, tiny_pack: Pack, profile: Profile) -> None:
    with pytest.raises(ValueError, match="tiny"):
        workspace.create(NewAssessment(profile), tiny_pack.model_copy(update={"hash": "f" * 64}))
    assert workspace.companies() == ()


def test_lists_begin_with_what_was_changed_last(workspace: SqlWorkspace, tiny_pack: Pack, profile: Profile) -> None:
    first, second = (workspace.create(NewAssessment(profile, title=title), tiny_pack) for title in ("甲", "乙"))
    assert [summary.id for summary in workspace.summaries()] == [second.id, first.id]
    changed = workspace.answer(first.id, "2.2.1-01", Answer(level=3))
    assert workspace.summaries()[0] == changed
    assert (changed.company, changed.industry, changed.size) == (profile.company, "C34", "small")
    assert (changed.title, changed.status, changed.standing, changed.answered) == ("甲", "draft", "unrated", 1)


def test_an_id_may_be_shortened(workspace: SqlWorkspace, tiny_pack: Pack, profile: Profile) -> None:
    made = [workspace.create(NewAssessment(profile, title=f"第{n}次"), tiny_pack) for n in range(7)]
    assert workspace.resolve(made[3].id) == made[3].id
    assert workspace.resolve(made[3].id[-12:]) == made[3].id
    assert workspace.resolve(f" {made[3].id[:26].upper()} ") == made[3].id
    with pytest.raises(InputError) as several:
        workspace.resolve(made[0].id[:8])
    assert len(several.value.faults) == 6
    assert made[0].id in several.value.faults[0]
    assert "第0次" in several.value.faults[0]
    for none in ("zzz", "%", "_", "", "  "):
        with pytest.raises(InputError):
            workspace.resolve(none)
    workspace.delete(made[3].id)
    with pytest.raises(InputError, match=made[3].id):
        workspace.resolve(made[3].id[-12:])


def test_details_change_what_is_given(workspace: SqlWorkspace, draft: Assessment, profile: Profile) -> None:
    before = workspace.summaries()[0]
    assert workspace.update_details(draft.id, title="新").title == "新"
    larger = replace(profile, company="新名", uscc="91320500MA1UTEST0X", size="large", industry="I65")
    overrides = (TargetOverride("gf2025-11:3.8", {2027: 4}, "集团要求"),)
    changed = workspace.update_details(
        draft.id, profile=larger, edition="advisor", ambition="hold", overrides=overrides, assessor="李老师",
        departments={"production": "赵工", "3.8-01": "钱工", "hr": ""},
    )  # fmt: skip
    assert changed == workspace.load(draft.id)
    assert (changed.title, changed.profile, changed.edition, changed.ambition) == ("新", larger, "advisor", "hold")
    assert (changed.overrides, changed.assessor) == (overrides, "李老师")
    assert changed.departments == {"production": "赵工", "3.8-01": "钱工"}
    assert changed.company == Company(draft.company.id, "新名", "91320500MA1UTEST0X")
    after = workspace.summaries()[0]
    assert (after.company, after.size, after.industry) == ("新名", "large", "I65")
    assert after.applicable != before.applicable
    assert workspace.check().faults == ()


def test_it_becomes_final_when_its_duties_are_answered(workspace: SqlWorkspace, draft: Assessment) -> None:
    with pytest.raises(StateError) as refused:
        workspace.finalize(draft.id)
    assert len(refused.value.faults) == 1
    assert refused.value.faults[0].startswith("3.14-03 ")
    assert workspace.load(draft.id).status == "draft"
    workspace.answer(draft.id, "3.14-03", Answer(unknown=True))
    final = workspace.finalize(draft.id)
    assert final.final
    assert final.finalized == final.updated
    assert workspace.summaries()[0].status == "final"


def test_a_duty_that_does_not_apply_holds_nothing_up(
    workspace: SqlWorkspace, tiny_pack: Pack, profile: Profile
) -> None:
    made = workspace.create(NewAssessment(replace(profile, ai_use="none")), tiny_pack)
    assert workspace.finalize(made.id).final


def test_reopening_makes_a_revision_with_everything_in_it(workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.put_evidence(draft.id, EvidenceItem("e1", "台账", 2, ("3.8-01", "3.8-02"), dated=date(2026, 1, 2)), b"x")
    workspace.put_finding(draft.id, Finding("gf2025-11:3.8", "现状", "问题", "建议", "d"))
    workspace.put_action(draft.id, PlannedAction("a1", "2.2.1-01", "a4", owner="王工"))
    workspace.update_details(draft.id, title="首次", departments={"data": "钱工"})
    workspace.answer(draft.id, "3.8-02", Answer(level=4, verified=Verification(3, "缺记录", "李老师")))
    workspace.remember_place(draft.id, "3.8-02")
    final = finished(workspace, draft)
    revision = workspace.reopen(final.id)
    assert (revision.status, revision.revision, revision.revises) == ("draft", 2, final.id)
    same = replace(
        revision, id=final.id, revision=1, revises=None, status="final", created=final.created,
        updated=final.updated, finalized=final.finalized, evidence=final.evidence,
    )  # fmt: skip
    assert same == final
    (item,) = revision.evidence
    assert item.id != "e1"
    assert replace(item, id="e1") == final.evidence[0]
    workspace.answer(revision.id, "2.2.1-01", Answer(level=5))
    workspace.remove_evidence(revision.id, item.id)
    assert workspace.load(final.id) == final
    assert workspace.reopen(final.id).revision == 3
    assert workspace.check().faults == ()


def test_no_two_revisions_have_the_same_number(workspace: SqlWorkspace, draft: Assessment) -> None:
    first = finished(workspace, draft)
    second = workspace.finalize(workspace.reopen(first.id).id)
    third = workspace.reopen(second.id)
    assert (second.revision, third.revision) == (2, 3)
    fourth = workspace.reopen(first.id)
    assert fourth.revision == 4
    workspace.delete(fourth.id)
    assert workspace.reopen(second.id).revision == 5


def test_a_draft_needs_no_reopening(workspace: SqlWorkspace, draft: Assessment) -> None:
    with pytest.raises(StateError):
        workspace.reopen(draft.id)


def test_the_bin_gives_back_what_was_put_in(workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.answer(draft.id, "2.2.1-01", Answer(level=3))
    before, listed = workspace.load(draft.id), workspace.summaries()
    workspace.delete(draft.id)
    workspace.delete(draft.id)
    assert workspace.summaries() == ()
    assert workspace.binned() == listed
    with pytest.raises(StateError):
        workspace.answer(draft.id, "2.2.1-01", Answer(level=4))
    with pytest.raises(StateError):
        workspace.reopen(draft.id)
    workspace.restore(draft.id)
    workspace.restore(draft.id)
    assert workspace.summaries() == listed
    assert workspace.binned() == ()
    assert workspace.load(draft.id) == before
    for change in (workspace.delete, workspace.restore):
        with pytest.raises(InputError):
            change("none")


def test_settings_are_kept(workspace: SqlWorkspace) -> None:
    assert workspace.setting("last") is None
    workspace.set_setting("last", "一")
    workspace.set_setting("last", "二")
    assert workspace.setting("last") == "二"
    workspace.set_setting("last", None)
    assert workspace.setting("last") is None


def test_summaries_by_older_rules_are_rebuilt_once(workspace: SqlWorkspace, draft: Assessment, path: object) -> None:
    workspace.answer_all(draft.id, ANSWERS)
    expected = workspace.summaries()
    store = Store(workspace.path)
    with store.writing() as connection:
        connection.exec_driver_sql('UPDATE summary SET scoring_version = 0, "index" = 1.5, answered = 99')
    store.close()
    again = open_workspace(workspace.path)
    assert again.summaries() == expected
    assert again.check().faults == ()
    again.close()


def test_what_is_changed_together_is_changed_as_a_whole(workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.answer(draft.id, "2.2.1-01", Answer(level=1))
    before = workspace.load(draft.id)
    with pytest.raises(InputError), workspace.together():
        workspace.answer(draft.id, "2.2.1-01", Answer(level=4))
        workspace.put_finding(draft.id, Finding("gf2025-11:3.8", "现状"))
        assert workspace.load(draft.id).findings != ()
        workspace.answer(draft.id, "no such question", Answer(level=4))
    assert workspace.load(draft.id) == before
    assert workspace.answer(draft.id, "2.2.1-01", Answer(level=1)).index == workspace.summaries()[0].index
    with workspace.together():
        workspace.answer(draft.id, "2.2.1-01", Answer(level=5))
        workspace.put_finding(draft.id, Finding("gf2025-11:3.8", "现状"))
    assert workspace.load(draft.id).answers["2.2.1-01"].level == 5
    assert workspace.check().faults == ()


def test_a_title_that_no_cover_has_room_for_is_refused_and_one_of_before_is_read(
    workspace: SqlWorkspace, tiny_pack: Pack, profile: Profile, draft: Assessment
) -> None:
    with pytest.raises(InputError, match="10000"):
        workspace.create(NewAssessment(profile, title="长" * 10_000), tiny_pack)
    with pytest.raises(InputError, match="201"):
        workspace.update_details(draft.id, title="长" * 201)
    assert [summary.title for summary in workspace.summaries()] == [draft.title]
    assert workspace.update_details(draft.id, title="长" * 200).title == "长" * 200
    store = Store(workspace.path)
    with store.writing() as connection:
        change_row(connection, draft.id, "2026-11-24T00:00:00+00:00", title="旧" * 5_000)
    store.close()
    assert workspace.load(draft.id).title == "旧" * 5_000
    workspace.answer_all(draft.id, ANSWERS)
    revision = workspace.reopen(workspace.finalize(draft.id).id)
    assert revision.title == "旧" * 5_000
