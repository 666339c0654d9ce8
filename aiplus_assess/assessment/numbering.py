"""Report numbers by a pattern such as `AI+{year}-{n:03}`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _

PATTERN = "AI+{year}-{n:03}"
"""What a workspace uses until its owner chooses another."""
LONGEST = 60
_YEAR, _NUMBER, _FIELD = "{year}", re.compile(r"\{n(?::0?([1-9]))?\}"), re.compile(r"[{}]")


def check_pattern(pattern: str) -> str:
    """The pattern without spaces around it; InputError where it has no place for the running number, or other fields.

    Read by hand: `str.format` would let a pattern reach into objects.
    """
    plain = pattern.strip()
    rest = _NUMBER.sub("", plain, count=1).replace(_YEAR, "")
    if len(plain) > LONGEST or not _NUMBER.search(plain) or _FIELD.search(rest):
        raise InputError(
            _("A pattern needs {{n}} or {{n:03}} once, may have {{year}}, and at most {most} characters.").format(
                most=LONGEST
            )
        )
    return plain


def report_number(pattern: str, year: int, n: int) -> str:
    """`AI+2026-007` for the default pattern."""
    return _NUMBER.sub(lambda found: str(n).zfill(int(found[1] or 1)), pattern, count=1).replace(_YEAR, str(year))


def next_number(pattern: str, year: int, taken: Iterable[str]) -> str:
    """The number after the highest one of this pattern and year; gaps are not filled, a sent number stays unique."""
    before, _width, after = _NUMBER.split(pattern, maxsplit=1)
    written = "".join(
        (re.escape(before.replace(_YEAR, str(year))), r"(\d+)", re.escape(after.replace(_YEAR, str(year))))
    )
    used = [int(found[1]) for number in taken if (found := re.fullmatch(written, number))]
    return report_number(pattern, year, max(used, default=0) + 1)
