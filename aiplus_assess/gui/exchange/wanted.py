"""What the user wants exported. Free of Qt."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.gui.exchange import FORM_SUFFIX, SUFFIX


@dataclass(frozen=True, slots=True)
class Wanted:
    """`scrub` leaves names and notes out; `passphrase` locks the file; `questions` are a part, None the whole.

    `form` makes the part an Excel form.
    """

    scrub: bool = False
    passphrase: str | None = None
    questions: tuple[str, ...] | None = None
    form: bool = False

    @property
    def suffix(self) -> str:
        """How the file's name ends."""
        return FORM_SUFFIX if self.form else SUFFIX


EVERYTHING = Wanted()
