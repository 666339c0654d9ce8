"""Which files may be opened, and under which name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiplus_assess.exchange.naming import FORBIDDEN, harmless_name
from aiplus_assess.gui.walk.safe_copy import copy_to_look_at, opens_safely


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("纪要 2026.pdf", "纪要 2026.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\a.docx", "a.docx"),
        ("报表\u202efdp.exe", "报表fdp.exe"),
        ("CON.pdf", "file_CON.pdf"),
        ("a\n\tb?.txt", "ab_.txt"),
        ("...", "file"),
        (".bashrc", "bashrc"),
        ("x" * 300 + ".pdf", "x" * 76 + ".pdf"),
        ("invoice.pdf. ", "invoice.pdf"),
    ],
)
def test_names_are_made_harmless(name: str, shown: str) -> None:
    assert harmless_name(name) == shown


@given(st.text(max_size=300))
def test_a_harmless_name_is_one_plain_file_name(name: str) -> None:
    made = harmless_name(name)
    assert 0 < len(made) <= 80
    assert not set(made) & set(FORBIDDEN)
    assert made not in (".", "..")
    assert made == made.strip()
    assert harmless_name(made) == made


@pytest.mark.parametrize(
    "name", ["a.exe", "a.pdf.exe", "a.bat", "a.sh", "a.lnk", "a.html", "a.svg", "a.docm", "a", "a.js"]
)
def test_programs_scripts_and_what_carries_them_are_not_opened(name: str) -> None:
    assert not opens_safely(name, b"harmless")


@pytest.mark.parametrize("content", [b"MZ\x90\x00", b"\x7fELF", b"#!/bin/sh", b"\xcf\xfa\xed\xfe"])
def test_a_program_in_disguise_is_not_opened(content: bytes) -> None:
    assert opens_safely("a.pdf", b"%PDF-1.7")
    assert not opens_safely("a.pdf", content)


def test_two_files_of_one_name_do_not_meet() -> None:
    one, other = copy_to_look_at("a.txt", b"1"), copy_to_look_at("a.txt", b"2")
    assert one != other
    assert (one.read_bytes(), other.read_bytes()) == (b"1", b"2")
