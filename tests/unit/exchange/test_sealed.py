"""Files locked with a passphrase: the age format, one clear line for everything that does not open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from aiplus_assess.errors import InputError
from aiplus_assess.exchange.container import pack_members, read_members
from aiplus_assess.exchange.sealed import MARK, PassphraseNeeded, WrongPassphrase, is_sealed, seal, unseal

PASSPHRASE = "正确 horse battery 𬭚"
PLAIN = pack_members({"assessment.json": b"{}"})
HEAD = MARK + b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA %d\n" + b"B" * 43 + b"\n--- " + b"C" * 43 + b"\n" + b"D" * 100


@pytest.fixture(scope="module")
def locked() -> bytes:
    return seal(PLAIN, PASSPHRASE)


def test_it_is_an_age_file_and_opens_again(locked: bytes) -> None:
    assert locked.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert is_sealed(locked)
    assert not is_sealed(PLAIN)
    assert b"assessment" not in locked
    assert unseal(locked, PASSPHRASE, "x") == PLAIN


def test_a_wrong_passphrase_is_said(locked: bytes) -> None:
    with pytest.raises(WrongPassphrase, match=r"x\.aiplus"):
        unseal(locked, PASSPHRASE + " ", "x.aiplus")


def test_without_a_passphrase_it_is_asked_for(tmp_path: Path, locked: bytes) -> None:
    path = tmp_path / "x.aiplus"
    path.write_bytes(locked)
    with pytest.raises(PassphraseNeeded):
        read_members(path)
    assert read_members(path, PASSPHRASE) == {"assessment.json": b"{}"}


@pytest.mark.parametrize("spoil", [lambda c: c[:-3], lambda c: c[:-20] + b"\0" * 20], ids=["cut", "changed"])
def test_damage_is_told_from_a_wrong_passphrase(locked: bytes, spoil) -> None:
    with pytest.raises(InputError) as refused:
        unseal(spoil(locked), PASSPHRASE, "x")
    assert type(refused.value) is InputError


@pytest.mark.parametrize("work", [22, 30, 63, 99])
def test_more_work_than_it_is_worth_is_refused_before_it_is_done(work: int) -> None:
    with pytest.raises(InputError, match="x"):
        unseal(HEAD % work, PASSPHRASE, "x")


@pytest.mark.parametrize(
    "head", [b"-> X25519 abc\n", b"-> scrypt AA 18\n", b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 018\n", b"", b"\xff" * 300]
)
def test_other_locks_are_refused_without_asking(head: bytes) -> None:
    with pytest.raises(InputError) as refused:
        unseal(MARK + head, None, "x")
    assert type(refused.value) is InputError


@pytest.mark.parametrize("passphrase", ["", "short", "x" * 1025])
def test_a_passphrase_that_protects_nothing_is_refused(passphrase: str) -> None:
    with pytest.raises(InputError):
        seal(PLAIN, passphrase)


def test_the_library_is_read_only_where_it_is_used() -> None:
    code = "import sys, aiplus_assess.exchange.sealed, aiplus_assess.cli.exchanging; print('pyrage' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
