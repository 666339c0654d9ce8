"""Files locked with a passphrase, from the command line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from shell import Shell


def test_locked_out_and_back_in(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = shell.new()
    shell.answer(made, {"2.2.1-01": {"level": 3, "note": "保密"}})
    words, other, empty = (tmp_path / name for name in ("pw", "other", "empty"))
    words.write_text("correct horse battery\r\nsecond line is ignored\n", encoding="utf-8")
    other.write_text("another passphrase\n")
    empty.write_text("\n")
    file = tmp_path / "x.aiplus"
    shell("export", made, "-o", file, "--passphrase-file", words)
    assert "保密".encode() not in file.read_bytes()
    monkeypatch.setattr(shell, "workspace", tmp_path / "colleague.sqlite")
    with Path(os.devnull).open() as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        assert "--passphrase-file" in shell("import", file, code=1)
    assert len(shell("import", file, "--passphrase-file", other, code=1).splitlines()) == 1
    assert "empty" in shell("import", file, "--passphrase-file", empty, code=1)
    assert "none" in shell("import", file, "--passphrase-file", tmp_path / "none", code=1)
    assert shell("list", "--json").strip() == "[]"
    assert made in shell("import", file, "--passphrase-file", words)
    assert "保密" in shell("show", made, "--json")


def test_a_weak_passphrase_writes_nothing(shell: Shell, tmp_path: Path) -> None:
    words, file = tmp_path / "pw", tmp_path / "x.aiplus"
    words.write_text("1234\n")
    assert "8" in shell("export", shell.new(), "-o", file, "--passphrase-file", words, code=1)
    assert not file.exists()
