"""Packs beside the bundled ones: found, compared, and never able to break them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pack_copies import TINY, PackCopy

from aiplus_assess.errors import InputError
from aiplus_assess.questionnaire.library import Library


@pytest.fixture
def user(tmp_path: Path) -> Path:
    folder = tmp_path / "user"
    folder.mkdir()
    return folder


def library(user: Path | None) -> Library:
    return Library(user, bundled_folder=TINY.parent)


def test_a_missing_user_folder_is_no_fault(tmp_path: Path) -> None:
    assert [info.id for info in library(tmp_path / "none").installed()] == ["tiny"]
    assert [info.id for info in library(None).installed()] == ["tiny"]


def test_the_newest_version_is_the_default(user: Path) -> None:
    PackCopy(user / "a").change("pack.yaml", "version: 1.0.0", "version: 1.9.0")
    PackCopy(user / "b").change("pack.yaml", "version: 1.0.0", "version: 1.10.0")
    assert library(user).load("tiny").version == "1.10.0"
    assert library(user).load("tiny", "1.9.0").version == "1.9.0"


def test_unknown_ids_and_versions_say_what_there_is(user: Path) -> None:
    with pytest.raises(InputError, match=r"no questionnaire tinny; installed are: tiny; did you mean tiny\?"):
        library(user).load("tinny")
    with pytest.raises(InputError, match=r"not installed in version 9\.0\.0; installed are: 1\.0\.0"):
        library(user).load("tiny", "9.0.0")


def test_an_identical_copy_is_left_out(user: Path) -> None:
    PackCopy(user / "copy")
    assert len(library(user).installed()) == 1


def test_other_content_under_the_same_name_is_refused(user: Path) -> None:
    PackCopy(user / "mine").change("3.8.yaml", "数据目录", "数据总表")
    bundled, mine = library(user).installed()
    assert bundled.error is None
    assert mine.error is not None
    assert "holds other content as tiny 1.0.0 already; raise the version" in mine.error
    assert library(user).load("tiny").by_id["3.8-01"].title.zh == "数据目录"


def test_a_broken_pack_of_the_users_breaks_no_other(user: Path) -> None:
    PackCopy(user / "mine").change("pack.yaml", "version: 1.0.0", "version: 2.0.0").change("3.8.yaml", "weight", "wait")
    PackCopy(user / "worse").write("pack.yaml", "id: [")
    infos = {info.folder.name: info for info in library(user).installed()}
    assert infos["worse"].error is not None
    assert infos["worse"].id == "worse"
    assert library(user).load("tiny").version == "1.0.0"


def test_a_broken_pack_explains_itself(user: Path) -> None:
    PackCopy(user / "own").change("pack.yaml", "id: tiny", "id: own").change("3.8.yaml", "weight: 1", "weight: 9")
    with pytest.raises(InputError) as refused:
        library(user).load("own")
    assert refused.value.faults == ("3.8.yaml:5: 3.8-01.weight: must be at most 3, is 9",)


def test_files_and_other_folders_are_passed_over(user: Path) -> None:
    (user / "notes.txt").write_text("x", encoding="utf-8")
    (user / "empty").mkdir()
    assert len(library(user).installed()) == 1
