"""What a comparison on the verified basis has to say where an assessor verified one side only.

There the company's own word stands beside an assessor's: a difference may be the assessor's view and is never told
as a rise or a fall without that mark.
"""

from __future__ import annotations

from aiplus_assess.assessment.comparison import Comparison
from aiplus_assess.i18n import _, ngettext


def verified_counts(comparison: Comparison) -> tuple[int, int]:
    """Answers an assessor verified, in the earlier and in the later assessment."""
    both = (comparison.old.case, comparison.new.case)
    before, after = (sum(answer.verified is not None for answer in case.answers.values()) for case in both)
    return before, after


def one_sided_mark(comparison: Comparison, question: str | None = None) -> str:
    """“not verified last time”, for one question or for the whole; "" where both sides stand on the same ground."""
    one_sided = comparison.one_sided
    if not one_sided or (question is not None and question not in one_sided):
        return ""
    if question is not None:
        now = comparison.new.case.answer(question).verified is not None
        return _("not verified last time") if now else _("not verified this time")
    before, after = verified_counts(comparison)
    if not before:
        return _("not verified last time")
    if not after:
        return _("not verified this time")
    return one_sided_count(len(one_sided))


def one_sided_count(n: int) -> str:
    return ngettext("{n} of them verified on one side only", "{n} of them verified on one side only", n).format(n=n)


def one_sided_words(comparison: Comparison) -> str:
    """The same as a clause that says what follows from it."""
    if not comparison.one_sided:
        return ""
    before, after = verified_counts(comparison)
    if not before:
        return _("nothing was verified last time, so the difference may be the assessor's view and not a change")
    if not after:
        return _("nothing is verified this time, so the difference may be the assessor's view and not a change")
    n = len(comparison.one_sided)
    return ngettext(
        "{n} answer was verified on one side only, so the difference may be the assessor's view and not a change",
        "{n} answers were verified on one side only, so the difference may be the assessor's view and not a change",
        n,
    ).format(n=n)
