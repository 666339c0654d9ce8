"""Evidence items prove several questions; their files are kept once, checked, and gone when nobody needs them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from aiplus_assess.assessment.model import Answer, Assessment, AttachedFile, EvidenceItem, Profile
from aiplus_assess.errors import InputError
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage import files
from aiplus_assess.storage.protocol import NewAssessment
from aiplus_assess.storage.workspace import SqlWorkspace

CONTENT = "培训记录 2026".encode() * 1000
SHA = hashlib.sha256(CONTENT).hexdigest()
ITEM = EvidenceItem(
    "e1", "培训记录", 2, ("3.8-02", "2.2.1-01"), "training", "第 4–6 页", "provided", "hr",
    date(2026, 5, 1), date(2027, 5, 1), date(2026, 9, 1), AttachedFile("?", "记录.pdf", 0), "备注",
)  # fmt: skip


def test_an_item_comes_back_with_its_file(workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.put_evidence(draft.id, ITEM, CONTENT)
    (found,) = workspace.load(draft.id).evidence
    assert found.file == AttachedFile(SHA, "记录.pdf", len(CONTENT))
    assert found.questions == ("3.8-02", "2.2.1-01")
    assert workspace.file_content(SHA) == CONTENT
    with pytest.raises(InputError):
        workspace.file_content("0" * 64)


def test_a_linked_item_raises_the_evidence_basis(workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.answer(draft.id, "3.8-02", Answer(level=4))
    workspace.put_evidence(draft.id, replace(ITEM, file=None))
    assert workspace.load(draft.id).case().evidence("3.8-02") == 2
    assert workspace.check().faults == ()
    workspace.answer(draft.id, "3.8-02", Answer(level=5))
    workspace.remove_evidence(draft.id, "e1")
    assert workspace.load(draft.id).evidence == ()
    assert workspace.check().faults == ()


def test_replacing_keeps_the_file_and_moves_the_links(workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.put_evidence(draft.id, ITEM, CONTENT)
    (stored,) = workspace.load(draft.id).evidence
    changed = EvidenceItem("e1", "新题目", 1, ("3.8-01",), file=stored.file)
    before = workspace.load(draft.id).updated
    assert workspace.put_evidence(draft.id, changed).updated > before
    assert workspace.load(draft.id).evidence == (changed,)


def test_equal_files_are_kept_once_and_as_long_as_one_item_has_them(workspace: SqlWorkspace, draft: Assessment) -> None:
    for name in ("e1", "e2"):
        workspace.put_evidence(draft.id, EvidenceItem(name, name, 1), CONTENT)
    assert workspace.check().files == 1
    workspace.remove_evidence(draft.id, "e1")
    assert workspace.file_content(SHA) == CONTENT
    workspace.put_evidence(draft.id, EvidenceItem("e2", "e2", 1))
    assert workspace.check().files == 0


def test_a_removed_file_leaves_no_bytes_behind(workspace: SqlWorkspace, draft: Assessment) -> None:
    secret = b"SALARIES-OF-2026-" * 20
    workspace.put_evidence(draft.id, EvidenceItem("e1", "x", 1), secret)
    assert b"SALARIES-OF-2026-" in workspace.path.read_bytes()
    workspace.remove_evidence(draft.id, "e1")
    assert b"SALARIES-OF-2026-" not in workspace.path.read_bytes()


def test_a_file_that_is_too_large_changes_nothing(
    workspace: SqlWorkspace, draft: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert files.LARGEST_PROOF == 20 * 1024 * 1024
    monkeypatch.setattr(files, "LARGEST_PROOF", 1024)
    workspace.put_evidence(draft.id, EvidenceItem("e0", "x", 1), bytes(1024))
    with pytest.raises(InputError, match=r"记录\.pdf"):
        workspace.put_evidence(draft.id, ITEM, bytes(1025))
    assert [item.id for item in workspace.load(draft.id).evidence] == ["e0"]


def test_wrong_references_change_nothing(
    workspace: SqlWorkspace, draft: Assessment, tiny_pack: Pack, profile: Profile
) -> None:
    other = workspace.create(NewAssessment(profile), tiny_pack)
    workspace.put_evidence(other.id, EvidenceItem("theirs", "x", 1))
    attempts = (
        EvidenceItem("e1", "x", 1, ("9.9-99",)),
        EvidenceItem("theirs", "x", 1),
        EvidenceItem("e1", "x", 1, file=AttachedFile(SHA, "没有.pdf", 3)),
    )
    for item in attempts:
        with pytest.raises(InputError):
            workspace.put_evidence(draft.id, item)
    for missing in ("none", "theirs"):
        with pytest.raises(InputError):
            workspace.remove_evidence(draft.id, missing)
    assert workspace.load(draft.id) == draft
