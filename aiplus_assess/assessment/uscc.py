"""The unified social credit code (统一社会信用代码), checked by GB 32100-2015."""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""31 characters: digits and letters without I, O, S, V, Z."""


def check_character(body: str) -> str:
    """The 18th character for the first 17; ValueError for a character outside the alphabet."""
    total = sum(ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(body))
    return ALPHABET[-total % 31]


def normalise(code: str) -> str:
    """The code as it is printed: without spaces, in capitals."""
    return "".join(code.split()).upper()


def is_valid(code: str) -> bool:
    """Whether `code` (normalised) has 18 characters of the alphabet and the right check character."""
    return len(code) == 18 and all(c in ALPHABET for c in code) and check_character(code[:17]) == code[17]
