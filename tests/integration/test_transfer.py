"""An assessment leaves a workspace and comes into another: whole, once, and never over what is there."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from aiplus_assess.assessment.model import Answer, AttachedFile, EvidenceItem, Finding, PlannedAction, Profile
from aiplus_assess.errors import InputError, StateError
from aiplus_assess.exchange.bundle import Bundle, bundle_bytes, read_bundle, scrubbed
from aiplus_assess.exchange.container import MANIFEST, checked_members, pack_members, read_members
from aiplus_assess.exchange.transfer import InTheBin, gather, take_in, told
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import NewAssessment, Workspace

FACTORY = Profile("𬭚盛零件厂", "C34", "small", employees=60, revenue_wan=3000)
PROOF = b"%PDF-1.7 proof" * 100


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Workspace]:
    workspace = open_workspace(tmp_path / "here.sqlite")
    yield workspace
    workspace.close()


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Workspace]:
    workspace = open_workspace(tmp_path / "there.sqlite")
    yield workspace
    workspace.close()


@pytest.fixture
def full(here: Workspace, tiny_pack: Pack) -> str:
    made = here.create(NewAssessment(FACTORY, title="2026 年第四季度", assessor="王敏"), tiny_pack).id
    here.answer(made, "2.2.1-01", Answer(level=2, note="台账 😀"), by="王敏")
    here.answer(made, "2.2.1-01", Answer(level=3, evidence=1, note="台账 😀"), by="王敏")
    here.answer(made, "3.8-01", Answer(na="不涉及"), by="李强")
    item = EvidenceItem("e1", "台账", 2, ("2.2.1-01",), file=AttachedFile("", "台账.pdf", 0))
    here.put_evidence(made, item, PROOF)
    here.put_finding(made, Finding("gf2025-11:3.8", "现状", "问题", "建议"))
    here.put_action(made, PlannedAction("a1", "3.8-01", "a2", owner="王敏"))
    return made


def carried(workspace: Workspace, assessment_id: str, folder: Path) -> Path:
    path = folder / "x.aiplus"
    path.write_bytes(bundle_bytes(gather(workspace, assessment_id)))
    return path


def test_round_trip_gives_the_same_bytes(here: Workspace, there: Workspace, full: str, tmp_path: Path) -> None:
    path = carried(here, full, tmp_path)
    first = path.read_bytes()
    assert take_in(there, read_bundle(path)).outcome == "added"
    assert bundle_bytes(gather(there, full)) == first
    assert there.file_content(gather(there, full).assessment.evidence[0].file.sha256) == PROOF  # type: ignore[union-attr]
    assert there.check().faults == ()
    assert take_in(there, read_bundle(path)).outcome == "unchanged"
    assert bundle_bytes(gather(there, full)) == first


def test_a_colleagues_answers_come_back(here: Workspace, there: Workspace, full: str, tmp_path: Path) -> None:
    take_in(there, read_bundle(carried(here, full, tmp_path)))
    there.answer(full, "3.14-01", Answer(level=2), by="质量部")
    there.answer(full, "2.2.1-01", Answer(level=4, note="升级"), by="质量部")
    back = take_in(here, read_bundle(carried(there, full, tmp_path)))
    assert back.outcome == "merged"
    assert {difference.question for difference in back.merge.of("take")} == {"3.14-01", "2.2.1-01"}
    assert here.load(full).answers["2.2.1-01"] == Answer(level=4, note="升级")
    assert take_in(here, read_bundle(carried(there, full, tmp_path))).outcome == "unchanged"


def test_an_older_copy_changes_nothing(here: Workspace, there: Workspace, full: str, tmp_path: Path) -> None:
    path = carried(here, full, tmp_path)
    here.answer(full, "2.2.1-01", Answer(level=5), by="王敏")
    old = take_in(here, read_bundle(path))
    assert (old.outcome, [d.verdict for d in old.merge.differences]) == ("unchanged", ["keep"])
    assert here.load(full).answers["2.2.1-01"].level == 5


def test_where_both_moved_nothing_is_decided_for_the_user(
    here: Workspace, there: Workspace, full: str, tmp_path: Path
) -> None:
    take_in(there, read_bundle(carried(here, full, tmp_path)))
    here.answer(full, "2.2.1-01", Answer(level=1), by="王敏")
    there.answer(full, "2.2.1-01", Answer(level=5), by="李强")
    there.answer(full, "3.14-01", Answer(level=2), by="李强")
    bundle = read_bundle(carried(there, full, tmp_path))
    refused = take_in(here, bundle)
    (difference,) = refused.merge.of("ask")
    assert refused.outcome == "differs"
    assert (difference.mine.by, difference.theirs.by, difference.base.level) == ("王敏", "李强", 3)
    assert "3.14-01" not in here.load(full).answers
    assert take_in(here, bundle, {"2.2.1-01": "theirs"}).outcome == "merged"
    assert (here.load(full).answers["2.2.1-01"].level, here.load(full).answers["3.14-01"].level) == (5, 2)


def test_companies_meet_by_credit_code_or_name(here: Workspace, there: Workspace, full: str, tmp_path: Path) -> None:
    own = there.create(NewAssessment(FACTORY), gather(here, full).pack)
    take_in(there, read_bundle(carried(here, full, tmp_path)))
    assert there.load(full).company == own.company


def test_scrubbed_says_nothing_about_anyone(here: Workspace, full: str) -> None:
    bundle = gather(here, full)
    content = bundle_bytes(scrubbed(bundle))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = "".join(archive.read(name).decode() for name in archive.namelist() if name != "pack/pack.json")
    for word in ("𬭚盛", "王敏", "李强", "台账", "不涉及", "现状", "2026 年第四季度"):
        assert word not in text
    assert scrubbed(bundle).assessment.answers["2.2.1-01"].level == 3


def refused(content: bytes, folder: Path) -> str:
    path = folder / "bad.aiplus"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_bundle(path)
    assert "\n" not in caught.value.message
    return caught.value.message


@pytest.fixture
def good(here: Workspace, full: str) -> Bundle:
    return gather(here, full)


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def test_hostile_containers(good: Bundle, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("assessment.json")
    link.external_attr = 0o120777 << 16
    for content in (
        b"",
        b"not a zip",
        zipped(),
        zipped(("../../etc/passwd", b"x")),
        zipped(("/etc/passwd", b"x")),
        zipped(("evidence/..", b"x")),
        zipped((link, b"/etc/passwd")),
        zipped(("assessment.json", b"0" * 30_000_000)),
        zipped(*((f"evidence/{n:064x}", b"") for n in range(6000))),
        zipped((MANIFEST, b"[]"), ("assessment.json", b"{}")),
        zipped((MANIFEST, b'{"format": "aiplus", "format_version": 99, "members": {}}')),
        pack_members({}),
        pack_members({"assessment.json": b"{}", "pack/pack.json": b"{}"}),
        pack_members({"assessment.json": b"\xff", "pack/pack.json": b"{}"}),
    ):
        refused(content, tmp_path)


def test_members_must_match_the_manifest(good: Bundle, tmp_path: Path) -> None:
    path = tmp_path / "x.aiplus"
    path.write_bytes(bundle_bytes(good))
    members = read_members(path)
    with zipfile.ZipFile(path) as archive:
        manifest = archive.read(MANIFEST)
    changed = members | {"assessment.json": members["assessment.json"].replace("王敏".encode(), "李敏".encode())}
    assert "assessment.json" in refused(zipped((MANIFEST, manifest), *changed.items()), tmp_path)
    assert refused(zipped((MANIFEST, manifest), *members.items(), ("evidence/" + "0" * 64, b"x")), tmp_path)
    fewer = {name: content for name, content in members.items() if not name.startswith("evidence/")}
    assert "evidence/" in refused(zipped((MANIFEST, manifest), *fewer.items()), tmp_path)


def test_answers_must_fit_the_questionnaire(good: Bundle, tmp_path: Path) -> None:
    strange = replace(good.assessment, answers={"9.9-99": Answer(level=1)})
    refused(bundle_bytes(replace(good, assessment=strange)), tmp_path)


@pytest.mark.parametrize("seed", range(60))
def test_flipped_and_cut_files_are_refused_or_read_the_same(good: Bundle, tmp_path: Path, seed: int) -> None:
    whole = bytearray(bundle_bytes(good))
    dice = random.Random(seed)
    if seed % 3 == 0:
        del whole[dice.randrange(len(whole)) :]
    else:
        for _flip in range(1 + seed % 4):
            whole[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
    path = tmp_path / "x.aiplus"
    path.write_bytes(bytes(whole))
    try:
        assert read_bundle(path).assessment == good.assessment
    except InputError as error:
        assert error.message


def fuzzed(seed: int, good: bytes) -> bytes:
    """A container cut short, filled with noise, or with flipped bits."""
    dice, content = random.Random(seed), bytearray(good)
    if seed % 4 == 0:
        return bytes(content[: dice.randrange(len(content))])
    if seed % 4 == 1:
        return dice.randbytes(dice.randrange(400))
    for _flip in range(1 + seed % 6):
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    return bytes(content)


@pytest.mark.parametrize("count", [500, pytest.param(20_000, marks=pytest.mark.marathon)])
def test_no_container_whatever_ends_in_anything_but_members_or_a_refusal(count: int) -> None:
    good = pack_members({"assessment.json": b"{}" * 500, "pack/pack.json": b"x" * 3000})
    read = 0
    for seed in range(count):
        try:
            checked_members(fuzzed(seed, good), "x.aiplus")
            read += 1
        except InputError as error:
            assert "\n" not in error.message
    assert read < count / 10


def test_an_older_copy_with_other_answers_is_not_called_the_same(here: Workspace, full: str, tmp_path: Path) -> None:
    older = read_bundle(carried(here, full, tmp_path))
    assert "内容相同" in told(take_in(here, older))
    here.answer(full, "2.2.1-01", Answer(level=5), by="王敏")
    done = take_in(here, older)
    assert done.outcome == "unchanged"
    assert "内容相同" not in told(done)
    assert "1 题" in told(done)


def test_the_review_is_named_only_where_it_lists_something(
    here: Workspace, there: Workspace, full: str, tmp_path: Path
) -> None:
    take_in(there, read_bundle(carried(here, full, tmp_path)))
    here.answer(full, "3.14-01", Answer(level=2))  # nobody is known to have said it
    there.answer(full, "3.14-01", Answer(level=4))
    file = read_bundle(carried(there, full, tmp_path))
    assert take_in(here, file).outcome == "differs"
    assert "复核" not in told(take_in(here, file, {"3.14-01": "mine"}))
    here.answer(full, "3.8-02", Answer(level=1), by="王敏")
    there.answer(full, "3.8-02", Answer(level=5), by="李强")
    decided = take_in(here, read_bundle(carried(there, full, tmp_path)), {"3.8-02": "mine", "3.14-01": "mine"})
    assert "复核" in told(decided)


def test_nobody_is_asked_to_decide_about_a_final_assessment(
    here: Workspace, there: Workspace, full: str, tmp_path: Path
) -> None:
    take_in(there, read_bundle(carried(here, full, tmp_path)))
    here.answer(full, "2.2.1-01", Answer(level=5), by="王敏")
    there.answer(full, "2.2.1-01", Answer(level=1), by="李强")
    here.answer(full, "3.14-03", Answer(unknown=True), by="王敏")
    here.finalize(full)
    before = here.load(full)
    with pytest.raises(StateError) as caught:
        take_in(here, read_bundle(carried(there, full, tmp_path)))
    assert any(fault.startswith("2.2.1-01") for fault in caught.value.faults)
    assert here.load(full) == before


def test_what_lies_in_the_bin_is_named_with_the_way_out(here: Workspace, full: str, tmp_path: Path) -> None:
    bundle = read_bundle(carried(here, full, tmp_path))
    here.delete(full)
    with pytest.raises(InTheBin) as caught:
        take_in(here, bundle)
    assert f"aiplus-assess restore {full}" in caught.value.message
    here.restore(full)
    assert take_in(here, bundle).outcome == "unchanged"
