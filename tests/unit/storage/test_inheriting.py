"""Answers that follow the parent company's assessment, and stop following once somebody changes them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compare_cases import tiny2

from aiplus_assess.assessment.model import Answer, Assessment, PackRef, Verification
from aiplus_assess.errors import InputError, StateError
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.protocol import NewAssessment
from aiplus_assess.storage.workspace import SqlWorkspace


@pytest.fixture
def child(workspace: SqlWorkspace, draft: Assessment, tiny_pack: Pack) -> Assessment:
    """A branch's draft that follows the parent in two of its answers."""
    workspace.answer(
        draft.id, "2.2.1-01", Answer(level=3, note="集团制度", verified=Verification(2, "x"), flagged=True)
    )
    workspace.answer(draft.id, "3.14-01", Answer(level=2))
    made = workspace.create(NewAssessment(profile=replace(draft.profile, company="分厂")), tiny_pack)
    assert workspace.desk.inherit(made.id, draft.id, ["2.2.1-01", "3.14-01", "3.8-02"]) == 2
    return workspace.load(made.id)


def test_what_is_taken_over_is_marked(child: Assessment) -> None:
    assert dict(child.answers) == {
        "2.2.1-01": Answer(level=3, note="集团制度", inherited=True),
        "3.14-01": Answer(level=2, inherited=True),
    }


def test_it_is_kept_in_step_with_history_and_summary(
    workspace: SqlWorkspace, draft: Assessment, child: Assessment
) -> None:
    before = {one.id: one.index for one in workspace.summaries()}
    workspace.answer(draft.id, "2.2.1-01", Answer(level=5))
    workspace.answer(draft.id, "3.14-01", Answer())
    after = {one.id: one.index for one in workspace.summaries()}
    assert dict(workspace.load(child.id).answers) == {
        "2.2.1-01": Answer(level=5, inherited=True),
        "3.14-01": Answer(inherited=True),  # waits for the parent's next answer
    }
    assert after[child.id] != before[child.id]
    last = workspace.history(child.id, "2.2.1-01")[-1]
    assert (last.by, last.after.level) == (draft.company.name, 5)
    assert workspace.check().faults == ()


def test_what_was_changed_here_stays(workspace: SqlWorkspace, draft: Assessment, child: Assessment) -> None:
    own = child.answers["2.2.1-01"].with_reply(level=1)
    workspace.answer(child.id, "2.2.1-01", own)
    workspace.answer(draft.id, "2.2.1-01", Answer(level=5))
    assert workspace.load(child.id).answers["2.2.1-01"] == own
    assert not own.inherited


def test_to_stop_following_keeps_the_answers(workspace: SqlWorkspace, draft: Assessment, child: Assessment) -> None:
    workspace.desk.stop_inheriting(child.id)
    workspace.answer(draft.id, "2.2.1-01", Answer(level=5))
    kept = workspace.load(child.id)
    assert kept.inherits is None
    assert kept.answers["2.2.1-01"] == Answer(level=3, note="集团制度")


def test_a_final_child_no_longer_moves(workspace: SqlWorkspace, draft: Assessment, child: Assessment) -> None:
    workspace.answer(child.id, "3.14-03", Answer(duty="compliant"))
    workspace.finalize(child.id)
    workspace.answer(draft.id, "2.2.1-01", Answer(level=5))
    assert workspace.load(child.id).answers["2.2.1-01"].level == 3


def test_only_the_same_questionnaire_can_be_followed(workspace: SqlWorkspace, draft: Assessment) -> None:
    other = workspace.create(NewAssessment(profile=replace(draft.profile, company="分厂")), tiny2())
    with pytest.raises(InputError):
        workspace.desk.inherit(other.id, draft.id, ["2.2.1-01"])
    with pytest.raises(InputError):
        workspace.desk.inherit(draft.id, draft.id, ["2.2.1-01"])


VERDICT = Verification(2, "现场只见草稿", "王敏")


def test_what_was_written_and_found_here_survives_the_parents_change(
    workspace: SqlWorkspace, draft: Assessment, child: Assessment
) -> None:
    own = replace(child.answers["2.2.1-01"], note="集团制度；本厂另有细则", verified=VERDICT, flagged=True, evidence=2)
    workspace.answer(child.id, "2.2.1-01", own)
    workspace.answer(draft.id, "2.2.1-01", Answer(level=4, note="集团新制度", evidence=1))
    assert workspace.load(child.id).answers["2.2.1-01"] == replace(own, level=4)
    workspace.answer(draft.id, "2.2.1-01", Answer())
    assert workspace.load(child.id).answers["2.2.1-01"] == replace(own, level=None)


def test_a_note_and_proof_of_the_parent_go_on_following(
    workspace: SqlWorkspace, draft: Assessment, child: Assessment
) -> None:
    workspace.answer(draft.id, "2.2.1-01", Answer(level=3, note="集团新制度", evidence=2))
    assert workspace.load(child.id).answers["2.2.1-01"] == Answer(
        level=3, note="集团新制度", evidence=2, inherited=True
    )


def test_the_parents_undo_reaches_the_child(workspace: SqlWorkspace, draft: Assessment, child: Assessment) -> None:
    stood = workspace.load(draft.id).answers["3.14-01"]
    workspace.answer(draft.id, "3.14-01", Answer())
    workspace.answer(draft.id, "3.14-01", stood)
    assert workspace.load(child.id).answers == child.answers


def test_a_note_written_before_answering_is_kept(
    workspace: SqlWorkspace, draft: Assessment, child: Assessment, tiny_pack: Pack
) -> None:
    made = workspace.create(NewAssessment(profile=replace(draft.profile, company="另一厂")), tiny_pack)
    workspace.answer(made.id, "2.2.1-01", Answer(note="待问张工", evidence=1, flagged=True))
    workspace.answer(made.id, "3.14-01", Answer(level=5, note="本厂做法", evidence=3, verified=VERDICT))
    workspace.desk.inherit(made.id, draft.id, ["2.2.1-01", "3.14-01"])
    assert dict(workspace.load(made.id).answers) == {
        "2.2.1-01": Answer(level=3, note="待问张工", evidence=1, flagged=True, inherited=True),
        "3.14-01": Answer(level=2, note="本厂做法", verified=VERDICT, inherited=True),
    }


def test_the_third_generation_follows_too(
    workspace: SqlWorkspace, draft: Assessment, child: Assessment, tiny_pack: Pack
) -> None:
    third = workspace.create(NewAssessment(profile=replace(draft.profile, company="车间")), tiny_pack)
    workspace.desk.inherit(third.id, child.id, ["2.2.1-01"])
    before = {one.id: one.index for one in workspace.summaries()}
    workspace.answer(draft.id, "2.2.1-01", Answer(level=1))
    assert workspace.load(third.id).answers["2.2.1-01"].level == 1
    assert {one.id: one.index for one in workspace.summaries()}[third.id] != before[third.id]
    assert workspace.history(third.id, "2.2.1-01")[-1].by == child.company.name
    workspace.answer(child.id, "2.2.1-01", workspace.load(child.id).answers["2.2.1-01"].with_reply(level=2))
    workspace.answer(draft.id, "2.2.1-01", Answer(level=5))
    assert workspace.load(third.id).answers["2.2.1-01"].level == 2  # as its own parent, which went its own way
    workspace.desk.inherit(child.id, draft.id, ["2.2.1-01"])
    assert workspace.load(third.id).answers["2.2.1-01"].level == 5
    assert workspace.check().faults == ()


def test_the_end_of_following_is_taken_back_without_a_change_of_any_answer(
    workspace: SqlWorkspace, draft: Assessment, child: Assessment
) -> None:
    own = replace(child.answers["2.2.1-01"], note="本厂另有细则", verified=VERDICT, flagged=True)
    workspace.answer(child.id, "2.2.1-01", own)
    workspace.answer(draft.id, "3.14-01", Answer())
    stood, history = workspace.load(child.id), workspace.history(child.id)
    ended = workspace.desk.stop_inheriting(child.id)
    assert ended is not None
    assert dict(workspace.load(child.id).answers) == {"2.2.1-01": replace(own, inherited=False)}
    assert workspace.desk.stop_inheriting(child.id) is None
    workspace.desk.follow_again(ended)
    again = workspace.load(child.id)
    assert (again.answers, again.inherits) == (stood.answers, stood.inherits)
    assert workspace.history(child.id) == history
    assert workspace.check().faults == ()


def test_what_was_answered_meanwhile_stays_its_own(
    workspace: SqlWorkspace, draft: Assessment, child: Assessment, tiny_pack: Pack
) -> None:
    ended = workspace.desk.stop_inheriting(child.id)
    assert ended is not None
    workspace.answer(child.id, "2.2.1-01", Answer(level=1))
    workspace.desk.follow_again(ended)
    assert dict(workspace.load(child.id).answers) == {
        "2.2.1-01": Answer(level=1),
        "3.14-01": Answer(level=2, inherited=True),
    }
    other = workspace.create(NewAssessment(profile=replace(draft.profile, company="别家")), tiny_pack)
    workspace.answer(other.id, "3.14-01", Answer(level=2))
    with pytest.raises(StateError):
        workspace.desk.follow_again(replace(ended, parent=other.id))


def reopened(workspace: SqlWorkspace, child: Assessment) -> Assessment:
    workspace.answer(child.id, "3.14-03", Answer(duty="compliant"))
    workspace.finalize(child.id)
    return workspace.reopen(child.id)


def test_a_reopened_revision_follows_where_it_still_answers_the_same(
    workspace: SqlWorkspace, draft: Assessment, child: Assessment
) -> None:
    workspace.desk.set_parent(child.company.id, draft.company.id, "site")
    workspace.answer(child.id, "3.14-03", Answer(duty="compliant"))
    workspace.finalize(child.id)
    workspace.answer(draft.id, "3.14-01", Answer(level=4))
    revision = workspace.reopen(child.id)
    assert revision.inherits == draft.id
    assert revision.answers["2.2.1-01"].inherited
    assert revision.answers["3.14-01"] == Answer(level=2)  # it was issued so
    workspace.answer(draft.id, "2.2.1-01", Answer(level=5))
    assert workspace.load(revision.id).answers["2.2.1-01"].level == 5
    assert workspace.load(child.id).answers["2.2.1-01"].level == 3


def test_a_reopened_revision_of_a_company_on_its_own_follows_nobody(
    workspace: SqlWorkspace, draft: Assessment, child: Assessment
) -> None:
    revision = reopened(workspace, child)
    assert revision.inherits is None
    assert not any(answer.inherited for answer in revision.answers.values())


def test_back_from_the_bin_it_follows_where_it_still_answers_the_same(
    workspace: SqlWorkspace, draft: Assessment, child: Assessment
) -> None:
    workspace.desk.set_parent(child.company.id, draft.company.id, "site")
    workspace.delete(child.id)
    workspace.answer(draft.id, "3.14-01", Answer(level=4))
    workspace.restore(child.id)
    back = workspace.load(child.id)
    assert (back.inherits, back.answers["2.2.1-01"].inherited) == (draft.id, True)
    assert back.answers["3.14-01"] == Answer(level=2)


def test_who_leaves_its_parent_keeps_its_answers_and_follows_it_no_more(
    workspace: SqlWorkspace, draft: Assessment, child: Assessment, tiny_pack: Pack
) -> None:
    other = workspace.create(NewAssessment(profile=replace(draft.profile, company="别家")), tiny_pack)
    assert workspace.desk.set_parent(child.company.id, draft.company.id, "site") == ()
    assert workspace.desk.set_parent(child.company.id, draft.company.id, "subsidiary") == ()
    workspace.load(child.id)
    (ended,) = workspace.desk.set_parent(child.company.id, other.company.id, "site")
    assert (ended.assessment, ended.parent, ended.questions) == (child.id, draft.id, ("2.2.1-01", "3.14-01"))
    workspace.answer(draft.id, "2.2.1-01", Answer(level=5))
    left = workspace.load(child.id)
    assert left.inherits is None
    assert left.answers["2.2.1-01"] == Answer(level=3, note="集团制度")


def test_a_deleted_parent_leaves_no_mark(workspace: SqlWorkspace, draft: Assessment, child: Assessment) -> None:
    workspace.delete(draft.id)
    workspace.desk.discard(draft.id)
    kept = workspace.load(child.id)
    assert kept.inherits is None
    assert kept.answers["2.2.1-01"] == Answer(level=3, note="集团制度")


def test_what_waits_to_be_confirmed_at_the_parent_waits_here_too(
    workspace: SqlWorkspace, draft: Assessment, child: Assessment
) -> None:
    asked = Answer(level=4, to_confirm=True)
    workspace.answer(draft.id, "3.14-01", asked)
    assert workspace.load(child.id).answers["3.14-01"] == replace(asked, inherited=True)
    workspace.answer(child.id, "3.14-01", Answer(level=4, inherited=True))
    workspace.answer(draft.id, "3.14-01", replace(asked, note="去年的说法"))
    assert not workspace.load(child.id).answers["3.14-01"].to_confirm


def test_an_older_questionnaire_s_parent_changes_nothing(
    workspace: SqlWorkspace, draft: Assessment, child: Assessment
) -> None:
    """As older versions of the program left it: a copy on a newer questionnaire with the reference in it."""
    newer = tiny2()
    later = replace(child, id="later", answers={"2.2.1-01": child.answers["2.2.1-01"]})
    workspace.adopt(replace(later, pack=PackRef(newer.id, newer.version, newer.hash)), newer)
    workspace.answer(draft.id, "2.2.1-01", Answer(level=5))
    assert workspace.load(later.id).answers == later.answers
    assert workspace.load(child.id).answers["2.2.1-01"].level == 5
