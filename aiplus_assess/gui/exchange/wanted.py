"""What the user wants exported. Free of Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """`scrub` leaves names and notes out; `passphrase` locks the file."""

    scrub: bool = False
    passphrase: str | None = None


EVERYTHING = Wanted()
