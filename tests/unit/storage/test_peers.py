"""Which stored assessments a benchmark looks at."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from aiplus_assess.assessment.model import Answer, Assessment, Profile, Verification
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.questionnaire.codes import Edition
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.protocol import SAMPLE, NewAssessment
from aiplus_assess.storage.workspace import SqlWorkspace

DUTY = "3.14-03"


def finished(
    workspace: SqlWorkspace, pack: Pack, profile: Profile, level: int, edition: Edition = "standard"
) -> Assessment:
    """A final assessment with one level."""
    made = workspace.create(NewAssessment(profile, edition), pack)
    workspace.answer_all(made.id, {"3.14-01": Answer(level=level), DUTY: Answer(duty="compliant")})
    return workspace.finalize(made.id)


def like(profile: Profile, name: str, **changes: object) -> Profile:
    return replace(profile, company=name, **changes)  # type: ignore[arg-type]


def test_the_latest_final_of_every_other_company_once(
    workspace: SqlWorkspace, tiny_pack: Pack, profile: Profile, draft: Assessment
) -> None:
    finished(workspace, tiny_pack, like(profile, "甲"), 1)
    latest = finished(workspace, tiny_pack, like(profile, "甲"), 4)
    finished(workspace, tiny_pack, like(profile, "乙"), 4)
    finished(workspace, tiny_pack, profile, 5)  # the company's own
    workspace.create(NewAssessment(like(profile, "丙")), tiny_pack)  # a draft
    found = workspace.peers(draft, "self")
    assert len({peer.company_id for peer in found}) == len(found) == 2
    index = evaluate(tiny_pack, latest.case()).index
    assert index is not None
    assert {peer.index for peer in found} == {Fraction(float(index))}
    assert (found[0].industry, found[0].size) == ("C34", "small")


def test_nobody_is_measured_against_the_sample(
    workspace: SqlWorkspace, tiny_pack: Pack, profile: Profile, draft: Assessment
) -> None:
    sample = finished(workspace, tiny_pack, like(profile, "示例"), 4)
    (peer,) = workspace.peers(draft, "self")
    workspace.set_setting(SAMPLE + sample.company.id, sample.company.id)
    assert peer.company_id == sample.company.id
    assert workspace.peers(draft, "self") == ()
    workspace.desk.erase(sample.company.id, "李强")
    assert workspace.setting(SAMPLE + sample.company.id) is None


def test_the_bin_and_a_reopened_draft_count_for_nothing(
    workspace: SqlWorkspace, tiny_pack: Pack, profile: Profile, draft: Assessment
) -> None:
    binned = finished(workspace, tiny_pack, like(profile, "甲"), 1)
    workspace.delete(binned.id)
    assert workspace.peers(draft, "self") == ()
    final = finished(workspace, tiny_pack, like(profile, "乙"), 3)
    again = workspace.reopen(final.id)
    workspace.answer(again.id, "3.14-01", Answer(level=0))
    (peer,) = workspace.peers(draft, "self")
    assert peer.index == 60
    workspace.restore(binned.id)
    assert len(workspace.peers(draft, "self")) == 2


def test_size_section_version_and_edition_set_apart(
    workspace: SqlWorkspace, tiny_pack: Pack, profile: Profile, draft: Assessment
) -> None:
    finished(workspace, tiny_pack, like(profile, "甲", size="medium"), 1)
    finished(workspace, tiny_pack, like(profile, "乙", industry="A01"), 1)
    finished(workspace, tiny_pack, like(profile, "丙"), 1, "quick")
    same_section = finished(workspace, tiny_pack, like(profile, "丁", industry="C13"), 1)
    assert [peer.company_id for peer in workspace.peers(draft, "self")] == [same_section.company.id]
    screening = workspace.create(NewAssessment(like(profile, "戊"), "quick"), tiny_pack)
    assert len(workspace.peers(screening, "self")) == 1
    newer = replace(draft, pack=replace(draft.pack, version="2.0.0"))
    assert workspace.peers(newer, "self") == ()


def test_a_company_that_moved_on_is_where_its_latest_final_is(
    workspace: SqlWorkspace, tiny_pack: Pack, profile: Profile, draft: Assessment
) -> None:
    finished(workspace, tiny_pack, like(profile, "甲"), 1)
    finished(workspace, tiny_pack, like(profile, "甲", size="large"), 1)
    assert workspace.peers(draft, "self") == ()


@pytest.mark.parametrize(("basis", "index"), [("self", 80), ("verified", 20), ("evidence", 20)])
def test_every_basis_has_its_own_numbers(
    workspace: SqlWorkspace, tiny_pack: Pack, profile: Profile, draft: Assessment, basis: str, index: int
) -> None:
    made = workspace.create(NewAssessment(like(profile, "甲")), tiny_pack)
    checked = Answer(level=4, verified=Verification(1, "没有台账", "李强"))
    workspace.answer_all(made.id, {"3.14-01": checked, DUTY: Answer(duty="compliant")})
    workspace.finalize(made.id)
    (peer,) = workspace.peers(draft, basis)  # type: ignore[arg-type]
    assert peer.index == index
