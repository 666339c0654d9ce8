"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from aiplus_assess.errors import EnvironmentFailure, InputError
from aiplus_assess.reporting.write import write_file


def test_a_new_file_is_written_and_nothing_else_stays(tmp_path: Path) -> None:
    write_file(tmp_path / "报告.pdf", b"content")
    assert [path.name for path in tmp_path.iterdir()] == ["报告.pdf"]
    assert (tmp_path / "报告.pdf").read_bytes() == b"content"


def test_an_existing_file_stays_without_force(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with pytest.raises(InputError, match="--force"):
        write_file(target, b"new")
    assert target.read_bytes() == b"old"
    write_file(target, b"new", force=True)
    assert target.read_bytes() == b"new"


def test_a_full_disk_is_one_line_and_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentFailure, match=r"磁盘已满|the disk is full") as caught:
        write_file(target, b"new", force=True)
    assert "\n" not in caught.value.message
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFailure):
        write_file(tmp_path / "nowhere" / "a.pdf", b"x")


def test_a_folder_without_permission_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(EnvironmentFailure, match=r"没有权限|no permission"):
        write_file(tmp_path / "a.pdf", b"x")


def test_the_file_is_as_private_as_any_other(tmp_path: Path) -> None:
    write_file(tmp_path / "a.pdf", b"x")
    (tmp_path / "b").touch()
    assert (tmp_path / "a.pdf").stat().st_mode == (tmp_path / "b").stat().st_mode
