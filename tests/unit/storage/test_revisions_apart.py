"""A revision that arrives before what it revises keeps the reference, and is tied to it when it comes."""

from __future__ import annotations

from pathlib import Path

from aiplus_assess.assessment.model import Assessment
from aiplus_assess.exchange.transfer import gather
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.workspace import SqlWorkspace


def take(into: SqlWorkspace, out_of: SqlWorkspace, assessment_id: str) -> None:
    bundle = gather(out_of, assessment_id)
    into.adopt(bundle.assessment, bundle.pack, bundle.history, bundle.files)


def test_the_reference_is_kept_and_tied_later(workspace: SqlWorkspace, final: Assessment, tmp_path: Path) -> None:
    revision = workspace.reopen(final.id)
    other = open_workspace(tmp_path / "other.sqlite")
    take(other, workspace, revision.id)
    assert other.load(revision.id).revises == final.id
    assert gather(other, revision.id) == gather(workspace, revision.id)
    assert other.check().faults == ()
    take(other, workspace, final.id)
    assert other.load(revision.id).revises == final.id
    assert other.setting(f"revises.{revision.id}") is None
    assert other.reopen(final.id).revision == 3  # the tie counts: the next revision comes after it
    other.close()


def test_nothing_waits_for_a_company_that_was_deleted(
    workspace: SqlWorkspace, final: Assessment, tmp_path: Path
) -> None:
    revision = workspace.reopen(final.id)
    other = open_workspace(tmp_path / "other.sqlite")
    take(other, workspace, revision.id)
    other.desk.erase(other.load(revision.id).company.id)
    assert other.setting(f"revises.{revision.id}") is None
    other.close()
    assert final.id.encode() not in (tmp_path / "other.sqlite").read_bytes()
