"""The unified social credit code and its check character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aiplus_assess.assessment.uscc import ALPHABET, check_character, is_valid, normalise

codes = st.text(ALPHABET, min_size=17, max_size=17).map(lambda body: body + check_character(body))


def test_published_examples() -> None:
    assert is_valid("91350100M000100Y43")
    assert is_valid("92371000MA3MXH0E3W")
    assert not is_valid("91350100M000100Y44")


@given(codes, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_found(code: str, place: int, wrong: str) -> None:
    changed = code[:place] + wrong + code[place + 1 :]
    assert is_valid(code)
    assert is_valid(changed) == (changed == code)


def test_shape() -> None:
    assert normalise(" 91350100 m000100y43 ") == "91350100M000100Y43"
    assert not is_valid("")
    assert not is_valid("91350100M000100Y4")
    assert not is_valid("9135010OM000100Y43")
